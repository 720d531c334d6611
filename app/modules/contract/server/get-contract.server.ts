import { NotFoundError } from "~/kernel/not-found";
import type { Transaction } from "~/platform/database/database.server";
import { lockContractRow, readContract, type ContractOnFile } from "./contract-repository.server";

export type { ContractOnFile };

/** The framework contract of a customer with its service level: one statement. Throws a NotFoundError when there is none. */
export async function getContract(tx: Transaction, customerId: string): Promise<ContractOnFile> {
  const found = await readContract(tx, customerId);
  if (!found) throw new NotFoundError("contract");
  return found;
}

/** Orders whoever judges or changes what is under a contract: the next one waits until this transaction ends (R2.11). Answers the
 *  number of the lock: the one before it was that of who came just before. */
export function lockContract(tx: Transaction, customerId: string): Promise<number> {
  return lockContractRow(tx, customerId);
}
