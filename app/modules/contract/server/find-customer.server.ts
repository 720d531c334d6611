import { NotFoundError } from "~/kernel/not-found";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";
import { findCustomer, type CustomerRow } from "./contract-repository.server";

export type { CustomerRow };

/** Finds a customer by number among all customers, for the operator only. Null when there is none. */
export function findCustomerByNumber(
  context: Pick<ServerContext, "database">,
  customerNumber: number,
): Promise<CustomerRow | null> {
  return context.database.withoutCustomer((tx) => findCustomer(tx, { customerNumber }));
}

/** Returns the customer of the transaction. Throws a NotFoundError when the id is another customer's. */
export async function getCustomer(tx: Transaction, customerId: string): Promise<CustomerRow> {
  const customer = await findCustomer(tx, { id: customerId });
  if (!customer) throw new NotFoundError("customer");
  return customer;
}
