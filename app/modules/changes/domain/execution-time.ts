import { instantInAmsterdam } from "~/kernel/amsterdam-time";
import type { LocalDate } from "~/kernel/local-date";
import { rulePackOn, type RulePack } from "~/modules/catalogue/domain/rule-pack";

/** `HH:MM` on a day: what is due then is executed from it on, and can be cancelled until it (R3.5). By the rule pack of that day,
 *  whenever it was asked for. */
export function executionTime(dueOn: LocalDate, rulePacks: readonly RulePack[]): string {
  return rulePackOn(rulePacks, dueOn).execution.startsAt;
}

/** The same as an instant. */
export function executionInstant(dueOn: LocalDate, rulePacks: readonly RulePack[]): Date {
  return instantInAmsterdam(dueOn, executionTime(dueOn, rulePacks));
}
