import type { Language } from "~/kernel/language";
import type { Transaction } from "~/platform/database/database.server";
import type { Role } from "../domain/rights";
import { findUsers } from "./identity-repository.server";

export type UserOfCustomer = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly language: Language;
};

/** Returns the users of a customer by e-mail address, in one statement. */
export async function listUsers(tx: Transaction, customerId: string): Promise<UserOfCustomer[]> {
  const users = await findUsers(tx, customerId);
  return users.map(({ customerName: _, ...user }) => user);
}
