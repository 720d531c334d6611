import type { LocalDate } from "~/kernel/local-date";
import { rulePackOn } from "~/modules/catalogue/domain/rule-pack";
import type { Catalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { today, type Clock } from "~/platform/clock.server";
import { receiptDateOf } from "../domain/evaluation/receipt";

/** Returns the date of receipt of what arrives now (R3.3), by the rule pack in force today. */
export function dateOfReceipt(clock: Clock, catalogue: Catalogue): LocalDate {
  return receiptDateOf(clock.now(), rulePackOn(catalogue.rulePacks, today(clock)));
}
