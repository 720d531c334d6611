import { addDays, type LocalDate } from "~/kernel/local-date";
import { addWorkingDays } from "~/kernel/working-days";
import { freeLater } from "../advice/free-later";
import { projectedSnapshot } from "../advice/projected-snapshot";
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

function proposedDay(input: EvaluationInput, now: Assessment): LocalDate {
  const { receivedOn } = input.proposal;
  const latest = addDays(receivedOn, input.rulePack.preparedRequest.maxDays);
  const days = [...new Set(freeLater(input, now).map((line) => line.receivedOn))].filter((day) => day <= latest).sort();
  const free = days.find((day) => {
    const { verdict, totals } = expectedOn(input, day);
    return verdict !== "refused" && totals.buyOutCents === 0;
  });
  return free ?? days.at(-1) ?? addWorkingDays(receivedOn, 1, input.calendar);
}

/** A week of tries is proposed, as far as it can be signed. */
const PROPOSED_TRIES = 5;

function lastDayFor(input: EvaluationInput, submitOn: LocalDate): LocalDate {
  const latest = addDays(input.proposal.receivedOn, input.rulePack.preparedRequest.maxDays);
  const last = addWorkingDays(submitOn, PROPOSED_TRIES - 1, input.calendar);
  return last <= latest ? last : latest;
}
