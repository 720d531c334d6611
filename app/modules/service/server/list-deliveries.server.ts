import type { Transaction } from "~/platform/database/database.server";
import type { Delivery } from "../domain/delivery";
import { readDeliveries } from "./deliveries-repository.server";

/** Returns the parts of a customer's installation in order, in one statement. */
export function listDeliveries(tx: Transaction, customerId: string): Promise<Delivery[]> {
  return readDeliveries(tx, customerId);
}
