import { instantInAmsterdam } from "~/kernel/amsterdam-time";
import type { LocalDate } from "~/kernel/local-date";
import type { RulePack } from "~/modules/catalogue/domain/rule-pack";

/** The instant at which a line that is due on a day is executed, and until which it can be cancelled (R3.5). */
export function executionInstant(dueOn: LocalDate, { execution }: RulePack): Date {
  return instantInAmsterdam(dueOn, execution.startsAt);
}

/** Whether a line that is due on a day can still be cancelled: until execution starts, also when the worker is late (R3.5). */
export function canStillCancel(dueOn: LocalDate, at: Date, rulePack: RulePack): boolean {
  return at.getTime() < executionInstant(dueOn, rulePack).getTime();
}
