import type { Transaction } from "~/platform/database/database.server";
import type { NewId } from "~/platform/new-id.server";
import {
  addContract,
  addCustomer,
  type NewContract,
  type NewCustomer,
  type PostalAddress,
} from "./contract-repository.server";

export type { NewContract, NewCustomer, PostalAddress };

const ATTEMPTS = 100;

/** Writes a new customer with its framework contract (R1.1, R1.2, R2.2) and returns the customer number. Numbers are
 *  drawn until a free one is found. Throws when so many draws in a row are taken that the range must be full. */
export async function openContract(
  tx: Transaction,
  newId: NewId,
  customer: NewCustomer,
  contract: Omit<NewContract, "id" | "customerId">,
  createdAt: Date,
): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const customerNumber = newId.customerNumber();
    if (!(await addCustomer(tx, customer, customerNumber, createdAt))) continue;
    await addContract(tx, { ...contract, id: newId.uuid(), customerId: customer.id });
    return customerNumber;
  }
  throw new Error(`No free customer number in ${String(ATTEMPTS)} draws`);
}
