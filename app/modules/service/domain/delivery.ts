import { addMonths, type LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import { rulePackOn, type RulePack } from "~/modules/catalogue/domain/rule-pack";

/** One part of the installation (R1.6). */
export type Delivery = {
  readonly id: string;
  readonly category: Category;
  /** The order coordinator (klantorder-regisseur). */
  readonly coordinator: string;
  /** The day of the technical survey, or null when there is none. */
  readonly surveyOn: LocalDate | null;
  /** The day on which its hand-over protocol was signed, or null when it is not delivered yet. */
  readonly pocSignedOn: LocalDate | null;
};

/** Returns the day on which the installation warranty ends: the number of months that was promised on the day of the
 *  signature, counted from that day (R1.6). Null while nothing is signed. Throws a RangeError when no rule pack was in
 *  force on that day. */
export function warrantyUntil({ pocSignedOn }: Delivery, rulePacks: readonly RulePack[]): LocalDate | null {
  return pocSignedOn === null ? null : addMonths(pocSignedOn, rulePackOn(rulePacks, pocSignedOn).warrantyMonths);
}
