import { assess, type Assessment } from "../evaluation/assess";
import type { EvaluationInput } from "../evaluation/evaluation-input";
import { freeLater, type FreeLater } from "./free-later";
import { waitingSteps, type WaitingStep } from "./waiting-steps";

/** What another date of receipt would change, as facts. The evaluator itself assesses each date. */
export type TimingAdvice = {
  /** What waiting costs; each step lasts until the next. */
  readonly waiting: readonly WaitingStep[];
  /** Lines with a fee that are free on a later day, when waiting for it saves money. */
  readonly freeLater: readonly FreeLater[];
};

/** Returns advice on when to submit a change that is possible now. A request with errors gets no advice. */
export function timingAdvice(input: EvaluationInput, now: Assessment = assess(input)): TimingAdvice {
  if (now.verdict === "refused") return { waiting: [], freeLater: [] };
  return { waiting: waitingSteps(input, now), freeLater: freeLater(input, now) };
}
