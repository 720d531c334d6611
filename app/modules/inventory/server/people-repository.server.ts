import { localDate, type LocalDate } from "~/kernel/local-date";
import { isUuid } from "~/kernel/uuid";
import type { ReadTransaction } from "~/platform/database/read-write-transactions.server";
import type { Person, ProfileOwner, TiedPerson, TiedProfile } from "../domain/person";

/** Returns everyone who has or had a profile, by name, in one statement. */
export function readPeople(tx: ReadTransaction, customerId: string): Promise<Person[]> {
  return tx.$queryRaw<Person[]>`
    SELECT p.id::text AS "personId", p.name, array_agg(f.id::text ORDER BY f.category, f.active_from, f.id) AS "profileIds"
      FROM people p JOIN profiles f ON f.person_id = p.id AND f.customer_id = p.customer_id
     WHERE p.customer_id = ${customerId}::uuid
     GROUP BY p.id, p.name ORDER BY p.name COLLATE "und-x-icu", p.id`;
}

/** Returns whose each profile is, and since when, in one statement. */
export async function readOwners(tx: ReadTransaction, customerId: string): Promise<ProfileOwner[]> {
  const rows = await tx.$queryRaw<(Omit<ProfileOwner, "personSince"> & { readonly personSince: string | null })[]>`
    SELECT f.id::text AS "profileId", p.id::text AS "personId", p.name, f.person_since::text AS "personSince"
      FROM profiles f JOIN people p ON p.id = f.person_id AND p.customer_id = f.customer_id
     WHERE f.customer_id = ${customerId}::uuid`;
  return rows.map((row) => ({ ...row, personSince: row.personSince === null ? null : localDate(row.personSince) }));
}

/** Returns a person with their profiles, or null when the customer has nobody with that id, in one statement. */
export async function readPerson(
  tx: ReadTransaction,
  customerId: string,
  personId: string,
): Promise<TiedPerson | null> {
  if (!isUuid(personId)) return null;
  type Row = Omit<TiedPerson, "profiles"> & {
    readonly profiles: readonly (Omit<TiedProfile, "personSince"> & { readonly personSince: string | null })[];
  };
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT p.id::text AS "personId", p.name,
           (SELECT coalesce(json_agg(json_build_object('profileId', f.id, 'personSince', f.person_since,
                     'portalUser', CASE WHEN u.id IS NULL THEN NULL ELSE json_build_object('name', u.name, 'email', u.email) END)
                     ORDER BY f.category, f.active_from, f.id), '[]')
              FROM profiles f LEFT JOIN profile_users l ON l.profile_id = f.id AND l.customer_id = f.customer_id
              LEFT JOIN users u ON u.id = l.user_id AND u.customer_id = f.customer_id
             WHERE f.person_id = p.id AND f.customer_id = p.customer_id) AS profiles
      FROM people p WHERE p.customer_id = ${customerId}::uuid AND p.id = ${personId}::uuid`;
  if (row === undefined) return null;
  return {
    ...row,
    profiles: row.profiles.map((profile) => ({
      ...profile,
      personSince: profile.personSince === null ? null : localDate(profile.personSince),
    })),
  };
}

/** Spells a person otherwise, or makes them one with whoever has that name. Returns whose name it is then; null when nobody of the
 *  customer has that id. */
export async function renamePersonRow(
  tx: ReadTransaction,
  personId: string,
  name: string,
  joins: boolean,
): Promise<string | null> {
  if (!isUuid(personId)) return null;
  const [row] = await tx.$queryRaw<{ id: string | null }[]>`
    SELECT rename_person(${personId}::uuid, ${name}, ${joins})::text AS id`;
  return row?.id ?? null;
}

/** Gives a profile of a person to whoever has that name. Returns who that is; null when the person has no such profile. */
export async function splitProfileRow(
  tx: ReadTransaction,
  customerId: string,
  { personId, profileId, name }: { readonly personId: string; readonly profileId: string; readonly name: string },
): Promise<string | null> {
  if (!isUuid(personId) || !isUuid(profileId)) return null;
  const [row] = await tx.$queryRaw<{ id: string | null }[]>`
    SELECT split_profile(f.id, ${name})::text AS id FROM profiles f
     WHERE f.id = ${profileId}::uuid AND f.person_id = ${personId}::uuid AND f.customer_id = ${customerId}::uuid`;
  return row?.id ?? null;
}

/** Returns since when each number is whose it is now, in one statement. */
export function readNumbersSince(
  tx: ReadTransaction,
  customerId: string,
): Promise<{ readonly e164: string; readonly profileId: string; readonly since: LocalDate }[]> {
  return tx.$queryRaw`
    SELECT n.e164, n.profile_id::text AS "profileId", n.from_on::text AS since
      FROM number_periods n WHERE n.customer_id = ${customerId}::uuid ORDER BY n.from_on`;
}
