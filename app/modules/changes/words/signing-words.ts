import { formatDate } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import type { Language } from "~/kernel/language";
import type { LocalDate } from "~/kernel/local-date";
import type { Reader } from "~/format/texts";
import type { Signed } from "../domain/prepared/prepared-request";
import type { FieldProblem, SigningFields } from "../domain/prepared/signing-fields";

/** Why something can't be signed so, and what can. */
export function signingProblemWords(problem: FieldProblem, reader: Reader): string {
  const t = reader.texts("prepare");
  const day = (date: LocalDate): string => formatDate(date, "weekday", reader.language);
  switch (problem.code) {
    case "NO_DAY":
      return t("problem.day");
    case "NO_AMOUNT":
      return t("problem.amount");
    case "SUBMIT_TOO_EARLY":
    case "LAST_TOO_EARLY":
      return t(`problem.${problem.code}`, { date: day(problem.earliest) });
    case "SUBMIT_TOO_LATE":
    case "LAST_TOO_LATE":
      return t(`problem.${problem.code}`, { date: day(problem.latest) });
    case "TOO_MANY_WAITING":
      return t("problem.TOO_MANY_WAITING", { count: problem.max });
    default:
      return problem satisfies never;
  }
}

/** What is signed as it stands in fields. */
export function signingFieldsOf(signed: Signed, language: Language): SigningFields {
  const amount = (cents: number): string => formatCents(cents, language).replace(/^€\s/, "");
  return {
    submitOn: signed.submitOn,
    lastOn: signed.lastOn,
    maxBuyOut: amount(signed.maxBuyOutCents),
    maxOneTime: amount(signed.maxOneTimeCents),
  };
}
