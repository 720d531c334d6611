import type { LocalDate } from "~/kernel/local-date";
import type { Assessment } from "../evaluation/assess";
import type { AttemptReason, LineFinding, Signed, SignedExcess } from "./prepared-request";

/** What a verdict on a request says for this purpose. */
type Verdict = Pick<Assessment, "verdict" | "totals" | "requestFindings"> & {
  readonly lines: readonly Pick<Assessment["lines"][number], "findings">[];
};

/** Returns whether a prepared request may be received on a day, as it is evaluated on that day: nothing refuses it, and
 *  neither its totals nor the day go beyond what was signed (R3.6). A total that is lower than what was signed is no
 *  obstacle. */
export function judgePrepared(
  assessment: Verdict,
  signed: Signed,
  receivedOn: LocalDate,
): { readonly kind: "accepted" } | AttemptReason {
  if (receivedOn > signed.lastOn) return { kind: "too-late", lastOn: signed.lastOn };
  if (assessment.verdict === "refused") return { kind: "refused", findings: findingsOf(assessment) };
  const excesses = excessesOf(assessment, signed);
  return excesses.length > 0 ? { kind: "above-signed", excesses } : { kind: "accepted" };
}

function excessesOf({ totals }: Verdict, { maxBuyOutCents, maxOneTimeCents }: Signed): SignedExcess[] {
  const all: readonly SignedExcess[] = [
    { of: "buy-out", signedCents: maxBuyOutCents, nowCents: totals.buyOutCents },
    { of: "one-time", signedCents: maxOneTimeCents, nowCents: totals.oneTimeCents },
  ];
  return all.filter(({ signedCents, nowCents }) => nowCents > signedCents);
}

/** Returns everything that refuses a request, with the line that it is about. */
export function findingsOf({ lines, requestFindings }: Verdict): LineFinding[] {
  return [
    ...lines.flatMap(({ findings }, line) => findings.map((finding) => ({ finding, line }))),
    ...requestFindings.map((finding) => ({ finding, line: null })),
  ];
}
