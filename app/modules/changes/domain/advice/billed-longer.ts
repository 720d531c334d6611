import { addDays, lastOfMonth } from "~/kernel/local-date";
import { termsBetween, termsCents } from "~/modules/contract/domain/terms";
import type { AssessedLine } from "../evaluation/assess";

/** Returns how many cents more are billed because a line is executed later. An option that is replaced costs nothing
 *  extra, as its replacement starts when it ends. */
export function billedLongerCents(now: AssessedLine, later: AssessedLine): number {
  const monthlyCents = -now.monthlyDeltaCents;
  const [from, to] = [now.billedUntil, later.billedUntil];
  if (from === null || to === null || monthlyCents <= 0) return 0;
  if (from !== lastOfMonth(from) || to !== lastOfMonth(to)) return 0;
  return termsCents(monthlyCents, termsBetween(addDays(from, 1), to));
}
