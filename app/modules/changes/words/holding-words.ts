import { formatDate, formatTime } from "~/format/format-date";
import type { Reader } from "~/format/texts";
import type { Holding } from "../domain/desk/holding";

/** Returns until when figures hold, what is different afterwards and why, and that nothing is reserved, a sentence each. A request that
 *  arrives from `cutOffTime` on counts as received the next day (R3.3). */
export function holdingWords(holding: Holding | null, cutOffTime: string | null, reader: Reader): string[] {
  const t = reader.texts("proposal");
  const { language } = reader;
  if (holding === null) return [t("holdsNothing"), t("reservesNothing")];
  const { until, changes, because, amountsUntil, isAmountsOpen } = holding;
  const date = formatDate(until, "weekday", language);
  const what = new Intl.ListFormat(language).format(changes.map((figure) => t(`holdsWhat.${figure}`)));
  const amounts = { date: formatDate(amountsUntil, "weekday", language) };
  return [
    cutOffTime === null
      ? t("holdsUntil", { date })
      : t("holdsUntilTime", { date, time: formatTime(cutOffTime, language) }),
    ...(changes.length === 0 ? [] : [t("holdsChanges", { what })]),
    ...because.map((cause) => t(`holdsBecause.${cause}`)),
    ...(amountsUntil === until ? [] : [t(isAmountsOpen ? "holdsAmountsAtLeast" : "holdsAmounts", amounts)]),
    t("reservesNothing"),
  ];
}

/** Returns until when a draft holds: the last day on which nothing of it is different, and the last on which its amounts are not. */
export function heldUntil(holding: Holding, reader: Reader): { readonly all: string; readonly amounts: string } {
  const day = (date: Holding["until"]): string => formatDate(date, "short", reader.language);
  const amounts = day(holding.amountsUntil);
  return {
    all: day(holding.until),
    amounts: holding.isAmountsOpen ? reader.texts("proposal")("heldAtLeast", { date: amounts }) : amounts,
  };
}
