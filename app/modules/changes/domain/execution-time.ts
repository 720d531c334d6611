import { instantInAmsterdam } from "~/kernel/amsterdam-time";
import type { LocalDate } from "~/kernel/local-date";
import type { RulePack } from "~/modules/catalogue/domain/rule-pack";

/** The instant from which a line that is due on a day is executed (R3.5). */
export function executionInstant(dueOn: LocalDate, { execution }: RulePack): Date {
  return instantInAmsterdam(dueOn, execution.startsAt);
}
