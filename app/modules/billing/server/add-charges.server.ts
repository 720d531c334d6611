import type { NewCharge } from "../domain/billable";
import type { Transaction } from "~/platform/database/database.server";
import type { NewId } from "~/platform/new-id.server";
import { insertCharges, readInstalledProducts } from "./charges-repository.server";

/** Adds charges for the next invoice, in the transaction of what causes them. */
export async function addCharges(
  tx: Transaction,
  newId: NewId,
  customerId: string,
  charges: readonly NewCharge[],
): Promise<void> {
  if (charges.length === 0) return;
  await insertCharges(
    tx,
    charges.map((charge) => ({ ...charge, id: newId.uuid(), customerId })),
  );
}

/** Returns the products whose installation was charged with an earlier delivery: what is charged once per order is
 *  charged with the first (R4.3). */
export async function installedProducts(tx: Transaction, customerId: string): Promise<ReadonlySet<string>> {
  return new Set(await readInstalledProducts(tx, customerId));
}
