import { addMonths, type LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import { rulePackOn, type RulePack } from "~/modules/catalogue/domain/rule-pack";

/** One part of the installation (R1.6). */
export type Delivery = {
  readonly id: string;
  readonly category: Category;
  /** The order coordinator (klantorder-regisseur). */
  readonly coordinator: string;
  /** The technical survey; null: there is none. */
  readonly surveyOn: LocalDate | null;
  /** When its hand-over protocol was signed; null: it is not delivered yet. */
  readonly pocSignedOn: LocalDate | null;
};

/** The day on which the installation warranty ends: months from the signature, as many as were promised on that day (R1.6); null while nothing
 *  is signed. Throws a RangeError where no rule pack was in force then. */
export function warrantyUntil({ pocSignedOn }: Delivery, rulePacks: readonly RulePack[]): LocalDate | null {
  return pocSignedOn === null ? null : addMonths(pocSignedOn, rulePackOn(rulePacks, pocSignedOn).warrantyMonths);
}
