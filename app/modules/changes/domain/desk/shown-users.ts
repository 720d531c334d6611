import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import type { ChangeSnapshot } from "./change-snapshot";
import { nameKey } from "./name-key";

/** Telephone numbers by profile id, as E.164. */
export type PhoneNumbers = Readonly<Record<string, string>>;

/** What the list of users can be narrowed to, as the value of a choice: those with a product, with an option, or without
 *  any option. */
export type UserFilter = `product:${string}` | `option:${string}` | typeof NO_OPTIONS;

export const NO_OPTIONS = "no-options";

/** The users in service of a category whom a search and a filter leave, in the order of the list. A search is a part of a name,
 *  or two or more digits of the number. `listed`: those whom a pasted list means, when they alone are asked for. */
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

/** The filters that part the users of a category, with how many each leaves; one that leaves nobody or everybody is none. */
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
