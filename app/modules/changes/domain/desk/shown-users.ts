import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import type { ChangeSnapshot } from "./change-snapshot";
import { nameKey } from "./name-key";

/** Telephone numbers in E.164 by profile id. */
export type PhoneNumbers = Readonly<Record<string, string>>;

/** A filter for the list of users: those with a product, with an option, or without any option. */
export type UserFilter = `product:${string}` | `option:${string}` | typeof NO_OPTIONS;

export const NO_OPTIONS = "no-options";

/** Returns the users of a category who are in service and match a search and a filter, in the order of the list. A
 *  search matches part of a name, or at least two digits of the number. `listed` restricts the result to the users of a
 *  pasted list. */
export function shownUsers(
  snapshot: Pick<ChangeSnapshot, "profiles">,
  phoneNumbers: PhoneNumbers,
  category: string,
  requested: { readonly search: string; readonly filter: string },
  listed: ReadonlySet<string> | null = null,
): readonly ProfileInService[] {
  const wanted = nameKey(requested.search);
  const digits = requested.search.replace(/\D/g, "").replace(/^0/, "");
  return snapshot.profiles.filter(
    (profile) =>
      profile.category === category &&
      profile.activeUntil === null &&
      (wanted === "" ||
        nameKey(profile.name ?? "").includes(wanted) ||
        (digits.length >= 2 && (phoneNumbers[profile.id] ?? "").includes(digits))) &&
      (listed === null ? passes(profile, requested.filter) : listed.has(profile.id)),
  );
}

/** Returns the filters that divide the users of a category, each with how many users it leaves. A filter that leaves
 *  nobody or everybody is not offered. */
export function userFilters(users: readonly ProfileInService[]): { filter: UserFilter; count: number }[] {
  const filters = new Set<UserFilter>([
    ...users.map(({ productCode }): UserFilter => `product:${productCode}`).sort(),
    ...users.flatMap(({ options }) => options.map((code): UserFilter => `option:${code}`)).sort(),
    NO_OPTIONS,
  ]);
  return [...filters]
    .map((filter) => ({ filter, count: users.filter((user) => passes(user, filter)).length }))
    .filter(({ count }) => count > 0 && count < users.length);
}

function passes(profile: ProfileInService, filter: string): boolean {
  if (filter === NO_OPTIONS) return profile.options.length === 0;
  const [kind, code = ""] = filter.split(":");
  if (kind === "product") return profile.productCode === code;
  return kind === "option" ? profile.options.includes(code) : true;
}
