import { NotFoundError } from "~/kernel/not-found";
import type { Transaction } from "~/platform/database/database.server";
import { lockContractRow, readContract, type ContractOnFile } from "./contract-repository.server";

export type { ContractOnFile };

/** Returns the framework contract of a customer with its service level, in one statement. Throws a NotFoundError when
 *  there is none. */
export async function getContract(tx: Transaction, customerId: string): Promise<ContractOnFile> {
  const found = await readContract(tx, customerId);
  if (!found) throw new NotFoundError("contract");
  return found;
}

/** Serialises everything that judges or changes what is under a contract: the next caller waits until this transaction
 *  ends (R2.11). Returns the revision of the lock, which increases by one each time. */
export function lockContract(tx: Transaction, customerId: string): Promise<number> {
  return lockContractRow(tx, customerId);
}
