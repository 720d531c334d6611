import { formatDate } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import type { Reader } from "~/format/texts";
import type { ChangeLine } from "../domain/change-line";
import type { Preview } from "../domain/preview";

/** Returns in one sentence what happens when a possible request is submitted: what of it, when, and what it costs. */
export function submissionSentence(preview: Preview, lines: readonly ChangeLine[], reader: Reader): string {
  const t = reader.texts("changes", "names");
  const { language } = reader;
  const { oneTimeCents, monthlyDeltaCents, buyOutCents } = preview.totals;
  const handsOver = lines.filter((line) => line.action === "hand-over" && line.name != null).length;
  const parts = [
    part("goes", countOf(lines, "remove-profile")),
    part("handsOver", handsOver),
    part("newNumber", countOf(lines, "hand-over") - handsOver),
    part("converts", countOf(lines, "convert-profile")),
    part("comes", countOf(lines, "add-profile")),
    part("options", countOf(lines, "add-option") + countOf(lines, "remove-option")),
    part("numbers", countOf(lines, "add-number") + countOf(lines, "remove-number")),
    part("phones", countOf(lines, "order-phone")),
  ].filter((words) => words !== "");
  const days = preview.lines.flatMap(({ date }) => (date === null ? [] : [date])).sort();
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return "";
  const cents = (amount: number): string => formatCents(amount, language);
  const when =
    first === last
      ? t("onDate", { date: formatDate(first, "weekday", language) })
      : t("sayBetween", { first: formatDate(first, "weekday", language), last: formatDate(last, "weekday", language) });
  const monthly =
    monthlyDeltaCents === 0
      ? t("saySameMonthly")
      : t(monthlyDeltaCents > 0 ? "sayMoreMonthly" : "sayLessMonthly", { amount: cents(Math.abs(monthlyDeltaCents)) });
  const once =
    buyOutCents > 0
      ? t("sayBuyOut", { once: cents(oneTimeCents + buyOutCents), buyOut: cents(buyOutCents) })
      : oneTimeCents > 0
        ? t("sayOnce", { once: cents(oneTimeCents) })
        : t("sayNothingOnce");
  return t("saySubmission", { what: new Intl.ListFormat(reader.language).format(parts), when, monthly, once });

  function part(
    kind: "goes" | "handsOver" | "newNumber" | "converts" | "comes" | "options" | "numbers" | "phones",
    count: number,
  ): string {
    return count === 0 ? "" : t(`say.${kind}`, { count });
  }
}

/** Returns how many pieces the lines of an action are about. */
function countOf(lines: readonly ChangeLine[], action: ChangeLine["action"]): number {
  return lines.reduce(
    (count, line) => (line.action === action ? count + ("quantity" in line ? line.quantity : 1) : count),
    0,
  );
}
