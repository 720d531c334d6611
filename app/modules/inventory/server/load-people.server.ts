import type { LocalDate } from "~/kernel/local-date";
import type { ReadTransaction } from "~/platform/database/read-write-transactions.server";
import type { Person, ProfileOwner, TiedPerson } from "../domain/person";
import { readNumbersSince, readOwners, readPeople, readPerson } from "./people-repository.server";

/** Returns everyone who has or had a profile, by name, in one statement inside the caller's transaction. */
export function loadPeople(tx: ReadTransaction, customerId: string): Promise<Person[]> {
  return readPeople(tx, customerId);
}

/** Returns a person with their profiles, or null when the customer has nobody with that id, in one statement. */
export function loadPerson(tx: ReadTransaction, customerId: string, personId: string): Promise<TiedPerson | null> {
  return readPerson(tx, customerId, personId);
}

/** Returns whose each profile is, and since when, in one statement. */
export function loadOwners(tx: ReadTransaction, customerId: string): Promise<ProfileOwner[]> {
  return readOwners(tx, customerId);
}

/** Returns since when each profile has each of its numbers, in one statement. */
export function loadNumbersSince(
  tx: ReadTransaction,
  customerId: string,
): Promise<{ readonly e164: string; readonly profileId: string; readonly since: LocalDate }[]> {
  return readNumbersSince(tx, customerId);
}
