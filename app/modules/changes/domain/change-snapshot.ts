import type { LocalDate } from "~/kernel/local-date";
import { workingCalendar, type WorkingCalendar } from "~/kernel/working-days";
import type { EvaluationInput, Proposal } from "./evaluation-input";

/** What the browser gets to judge a draft by itself: all of the evaluator's input but the proposal, as plain values. */
export type ChangeSnapshot = Omit<EvaluationInput, "proposal" | "calendar"> & {
  /** The date of receipt if it were submitted now. */
  readonly receivedOn: LocalDate;
};

/** The evaluator's input for some lines on this snapshot. */
export function evaluationInputOf(
  snapshot: ChangeSnapshot,
  proposal: Omit<Proposal, "receivedOn">,
  calendar: WorkingCalendar = workingCalendar(snapshot.rulePack.holidays),
): EvaluationInput {
  const { receivedOn, ...rest } = snapshot;
  return { ...rest, calendar, proposal: { ...proposal, receivedOn } };
}
