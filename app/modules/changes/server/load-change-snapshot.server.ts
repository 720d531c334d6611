import { addDays, localDate, type LocalDate } from "~/kernel/local-date";
import type { Catalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { rulePackOn } from "~/modules/catalogue/domain/rule-pack";
import { contractYearOn, type Contract } from "~/modules/contract/domain/contract";
import { getContract } from "~/modules/contract/server/get-contract.server";
import { groupOptionsInService, numbersInService, type Inventory } from "~/modules/inventory/domain/inventory";
import { loadInventory } from "~/modules/inventory/server/load-inventory.server";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";
import type { EarlierRequest } from "../domain/evaluation/evaluation-input";
import type { ChangeSnapshot } from "../domain/desk/change-snapshot";
import { readEarlierRequests } from "./change-request-repository.server";

/** Everything that a change is judged on, and what executing it needs in addition. */
export type ChangeBasis = {
  readonly snapshot: ChangeSnapshot;
  readonly inventory: Inventory;
  readonly contractId: string;
};

/** Loads what the verdict on a change depends on, for a date of receipt, in three statements. Throws a NotFoundError
 *  for a customer without a contract. */
export async function loadChangeSnapshot(
  { settings }: Pick<ServerContext, "settings">,
  tx: Transaction,
  catalogue: Catalogue,
  customerId: string,
  receivedOn: LocalDate,
): Promise<ChangeBasis> {
  const { contractId, contract, contracted } = await getContract(tx, customerId);
  const inventory = await loadInventory(tx, customerId, receivedOn);
  const snapshot: ChangeSnapshot = {
    receivedOn,
    contract,
    contracted,
    profiles: inventory.profiles,
    groupOptions: groupOptionsInService(inventory),
    numbers: numbersInService(inventory),
    earlierRequests: await readEarlierRequests(tx, customerId, countedSince(contract, receivedOn)),
    priceBook: catalogue.priceBook,
    rulePack: rulePackOn(catalogue.rulePacks, receivedOn),
    serviceDeskPhone: settings.operator.phone,
  };
  return { snapshot, inventory, contractId };
}

/** Returns the requests with lines that are still to be executed, in one statement. */
export function loadOpenRequests(tx: Transaction, customerId: string, today: LocalDate): Promise<EarlierRequest[]> {
  return readEarlierRequests(tx, customerId, addDays(today, 1));
}

/** Finished requests only count for the allowance of their own contract year. Year 1 includes everything before it
 *  (R1.3, R2.4). */
function countedSince(contract: Contract, receivedOn: LocalDate): LocalDate {
  const year = contractYearOn(contract, receivedOn);
  if (year === null) return addDays(receivedOn, 1);
  return year.number === 1 ? localDate("1900-01-01") : year.from;
}
