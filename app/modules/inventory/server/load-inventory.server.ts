import type { LocalDate } from "~/kernel/local-date";
import type { Transaction } from "~/platform/database/database.server";
import type { Inventory } from "../domain/inventory";
import { readInventory } from "./inventory-repository.server";

/** Returns what a customer has on a day, and every profile there ever was, in one statement inside the caller's
 *  transaction. */
export function loadInventory(tx: Transaction, customerId: string, asOf: LocalDate): Promise<Inventory> {
  return readInventory(tx, customerId, asOf);
}
