import { addDays, type LocalDate } from "~/kernel/local-date";
import { addWorkingDays } from "~/kernel/working-days";
import { freeLater } from "../advice/free-later";
import { projectedSnapshot } from "../advice/projected-snapshot";
import { withoutDate } from "../change-line";
import { assess, type Assessment } from "../evaluation/assess";
import type { EvaluationInput } from "../evaluation/evaluation-input";
import type { Signed } from "./prepared-request";

/** Returns how a request would be assessed if it were received on a later day and nothing but what is queued happened
 *  until then. */
export function expectedOn(input: EvaluationInput, day: LocalDate): Assessment {
  return assess({
    ...input,
    ...projectedSnapshot(input, day),
    proposal: { ...input.proposal, receivedOn: day },
  });
}

/** Returns what a request is proposed to be signed for: from the first day on which it is free if it costs a buy-out
 *  now, otherwise from the next working day, for the totals that are expected of that day. */
export function proposedSigning(input: EvaluationInput, now: Assessment): Signed {
  const submitOn = proposedDay(input, now);
  return signingFor(input, submitOn);
}

/** Returns the same for a day that the customer chose. */
export function signingFor(input: EvaluationInput, submitOn: LocalDate): Signed {
  const { totals } = expectedOn(input, submitOn);
  const { buyOutCents, oneTimeCents } = totals;
  return { submitOn, lastOn: lastDayFor(input, submitOn), maxBuyOutCents: buyOutCents, maxOneTimeCents: oneTimeCents };
}

/** Returns the day for which it is proposed to be prepared. */
export function proposedDay(input: EvaluationInput, now: Assessment): LocalDate {
  const latest = addDays(input.proposal.receivedOn, input.rulePack.preparedRequest.maxDays);
  const days = waitingDays(input, now).filter((day) => day <= latest);
  return freeAmong(days, input) ?? days.at(-1) ?? addWorkingDays(input.proposal.receivedOn, 1, input.calendar);
}

/** Returns the first day from which a request that costs a buy-out now is expected to cost none, as far as waiting saves money; otherwise null.
 *  It may be too far away to be prepared for it. */
export function freeFrom(input: EvaluationInput, now: Assessment): LocalDate | null {
  return freeAmong(waitingDays(input, now), input);
}

function waitingDays(input: EvaluationInput, now: Assessment): LocalDate[] {
  return [...new Set(freeLater(input, now).map((line) => line.receivedOn))].sort();
}

/** Days that were asked for now may have passed by then. */
function freeAmong(days: readonly LocalDate[], input: EvaluationInput): LocalDate | null {
  const lines = input.proposal.lines.map(withoutDate);
  const undated = { ...input, proposal: { ...input.proposal, preferredDate: null, lines } };
  const isFree = (day: LocalDate): boolean =>
    [input, undated].some((asked) => {
      const { verdict, totals } = expectedOn(asked, day);
      return verdict !== "refused" && totals.buyOutCents === 0;
    });
  return days.find(isFree) ?? null;
}

/** A week of tries is proposed, as far as it can be signed. */
const PROPOSED_TRIES = 5;

/** Returns the last day of trying that is proposed. */
export function lastDayFor(input: EvaluationInput, submitOn: LocalDate): LocalDate {
  const latest = addDays(input.proposal.receivedOn, input.rulePack.preparedRequest.maxDays);
  const last = addWorkingDays(submitOn, PROPOSED_TRIES - 1, input.calendar);
  return last <= latest ? last : latest;
}
