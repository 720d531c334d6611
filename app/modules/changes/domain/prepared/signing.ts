import { addDays, type LocalDate } from "~/kernel/local-date";
import type { PreparedRequestPolicy } from "~/modules/catalogue/domain/rule-pack";
import type { Signed } from "./prepared-request";

/** Why something can't be signed so (R3.6), with the day or number that would be possible. */
export type SigningProblem =
  | { readonly code: "SUBMIT_TOO_EARLY"; readonly earliest: LocalDate }
  | { readonly code: "SUBMIT_TOO_LATE"; readonly latest: LocalDate }
  | { readonly code: "LAST_TOO_EARLY"; readonly earliest: LocalDate }
  | { readonly code: "LAST_TOO_LATE"; readonly latest: LocalDate }
  | { readonly code: "TOO_MANY_WAITING"; readonly max: number };

/** What waits already, of which the days may have begun. */
export type Waiting = { readonly submitOn: LocalDate; readonly nextOn: LocalDate };

/** Returns what is wrong with what is signed, every problem at once. `receivedOn` is the date of receipt if it were
 *  submitted now: its own day lies after that. The first day of one that waits already may stay what it was, even
 *  when that day has come. */
export function signingProblems(
  signed: Pick<Signed, "submitOn" | "lastOn">,
  receivedOn: LocalDate,
  { maxDays }: Pick<PreparedRequestPolicy, "maxDays">,
  waiting: Waiting | null = null,
): SigningProblem[] {
  const { submitOn, lastOn } = signed;
  const latest = addDays(receivedOn, maxDays);
  const first = firstAttempt(signed, waiting);
  const problems: SigningProblem[] = [];
  if (submitOn !== waiting?.submitOn && submitOn <= receivedOn) {
    problems.push({ code: "SUBMIT_TOO_EARLY", earliest: addDays(receivedOn, 1) });
  }
  if (submitOn > latest) problems.push({ code: "SUBMIT_TOO_LATE", latest });
  if (lastOn < first) problems.push({ code: "LAST_TOO_EARLY", earliest: first });
  if (lastOn > latest) problems.push({ code: "LAST_TOO_LATE", latest });
  return problems;
}

/** Returns the day on which it is tried first after it was signed: its own day or, when that stays what it was, the
 *  day for which it waits already. */
export function firstAttempt({ submitOn }: Pick<Signed, "submitOn">, waiting: Waiting | null): LocalDate {
  return submitOn === waiting?.submitOn ? waiting.nextOn : submitOn;
}

/** Returns the problem that so many wait already that no other one can be prepared, or null. */
export function tooManyWaiting(
  waiting: number,
  { maxWaiting: max }: Pick<PreparedRequestPolicy, "maxWaiting">,
): SigningProblem | null {
  return waiting >= max ? { code: "TOO_MANY_WAITING", max } : null;
}
