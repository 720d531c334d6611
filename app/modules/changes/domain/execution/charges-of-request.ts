import type { Language } from "~/kernel/language";
import type { LocalDate } from "~/kernel/local-date";
import type { ChangeRequest } from "../change-request";

/** The fee per request, where the policy asks one: charged once, with the first line that is executed (R4.7). */
export function chargesOfRequest(request: ChangeRequest, on: LocalDate, language: Language): RequestCharge[] {
  const unitCents = request.preview.totals.requestFeeCents ?? 0;
  if (unitCents === 0 || request.lines.some((line) => line.status === "completed")) return [];
  const description = WORDS[language];
  return [
    {
      kind: "one-time",
      category: null,
      productCode: null,
      profileId: null,
      description,
      fromOn: on,
      untilOn: on,
      quantity: 1,
      unitCents,
    },
  ];
}

export type RequestCharge = {
  readonly kind: "one-time";
  readonly category: null;
  readonly productCode: null;
  readonly profileId: null;
  readonly description: string;
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate;
  readonly quantity: number;
  readonly unitCents: number;
};

const WORDS: Readonly<Record<Language, string>> = { nl: "Wijzigingskosten", en: "Change fee" };
