import { addDays, lastOfMonth } from "~/kernel/local-date";
import { termsBetween, termsCents } from "~/modules/contract/domain/terms";
import type { AssessedLine } from "../evaluation/assess";

/** Cents billed longer; an option that is replaced is followed by the next one and costs nothing longer. */
export function billedLongerCents(now: AssessedLine, later: AssessedLine): number {
  const monthlyCents = -now.monthlyDeltaCents;
  const [from, to] = [now.billedUntil, later.billedUntil];
  if (from === null || to === null || monthlyCents <= 0) return 0;
  if (from !== lastOfMonth(from) || to !== lastOfMonth(to)) return 0;
  return termsCents(monthlyCents, termsBetween(addDays(from, 1), to));
}
