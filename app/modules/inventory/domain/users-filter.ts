import { groupBy } from "~/kernel/group-by";
import { matchesWords } from "~/kernel/matches-words";
import { sum } from "~/kernel/money";
import { pageOf, type Paged } from "~/kernel/paged";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { ModuleOverview, ProfileOverview } from "./module-overview";

/** The filter of the list of users. */
export type UsersFilter = {
  /** Part of a name, a cost centre or a telephone number; "" for everyone. */
  readonly search: string;
  /** One module, or null for all. */
  readonly category: Category | null;
  /** A product or option that the user has, or null for any. */
  readonly productCode: string | null;
};

/** Longer lists come in pages. */
export const USERS_A_PAGE = 20;

/** A module as the page of modules shows it. */
export type ModuleShown = {
  readonly module: ModuleOverview;
  /** Those of its users that are listed on this page. */
  readonly listed: readonly ProfileOverview[];
  /** How many of its users are looked for, on all pages, and what they cost a month with their options. */
  readonly found: number;
  readonly foundCents: number;
  /** Instead of a long list of users that nobody asked for: how many have each product. Null where users are listed. */
  readonly products: readonly ProductOfUsers[] | null;
};

/** A profile or an option, how many users have it, and what that costs a month. */
export type ProductOfUsers = {
  readonly code: string;
  readonly name: string;
  readonly users: number;
  readonly monthlyCents: number;
};

/** Returns the modules that a page shows, with the users on it. A customer with more users than a page holds sees how many have what, until
 *  they look for somebody or open a module; then the users of all modules that match come in pages, in the order of the modules. */
export function modulesShown(
  modules: readonly ModuleOverview[],
  filter: UsersFilter,
  page: number,
): { readonly modules: readonly ModuleShown[]; readonly list: Omit<Paged<unknown>, "items"> } {
  const matching = modules
    .filter(({ category }) => filter.category === null || filter.category === category)
    .map((module) => ({ module, found: module.profiles.filter((profile) => matchesUser(profile, filter)) }));
  const everyone = matching.flatMap(({ found }) => found);
  if (!isNarrowed(filter) && everyone.length > USERS_A_PAGE) {
    const summed = matching.map(({ module, found }) => shown(module, found, [], productsOf(found)));
    return { modules: summed, list: { page: 1, pages: 1, total: everyone.length } };
  }
  const { items, ...list } = pageOf(everyone, page, USERS_A_PAGE);
  const onPage = new Set(items.map(({ profileId }) => profileId));
  const isForUsers = filter.search !== "" || filter.productCode !== null || list.pages > 1;
  return {
    modules: matching
      .map(({ module, found }) => {
        const listed = found.filter(({ profileId }) => onPage.has(profileId));
        return shown(module, found, listed, null);
      })
      .filter(({ listed }) => listed.length > 0 || !isForUsers),
    list,
  };
}

function shown(
  module: ModuleOverview,
  found: readonly ProfileOverview[],
  listed: readonly ProfileOverview[],
  products: ModuleShown["products"],
): ModuleShown {
  return { module, listed, found: found.length, foundCents: sum(found.map(costsOf)), products };
}

/** Returns what a user costs a month, options included. */
export function costsOf({ monthlyCents, options }: ProfileOverview): number {
  return monthlyCents + sum(options.map((option) => option.monthlyCents));
}

/** Profiles first, then options, each in the order in which it comes up. */
function productsOf(users: readonly ProfileOverview[]): ProductOfUsers[] {
  const groups = [
    groupBy(users, ({ code }) => code),
    groupBy(
      users.flatMap(({ options }) => options),
      ({ code }) => code,
    ),
  ];
  return groups.flatMap((byCode) =>
    [...byCode].map(([code, all]) => ({
      code,
      name: all[0].name,
      users: all.length,
      monthlyCents: sum(all.map(({ monthlyCents }) => monthlyCents)),
    })),
  );
}

export function isNarrowed({ search, category, productCode }: UsersFilter): boolean {
  return search !== "" || category !== null || productCode !== null;
}

/** Returns whether a user matches the filter. */
export function matchesUser(profile: ProfileOverview, { search, productCode }: UsersFilter): boolean {
  const hasProduct =
    productCode === null || profile.code === productCode || profile.options.some(({ code }) => code === productCode);
  return hasProduct && matchesWords({ words: [profile.user, profile.costCentre ?? ""], e164: profile.e164 }, search);
}
