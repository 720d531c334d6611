import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import { numbersOf, type NumberRange } from "./in-service";
import type { Inventory, InventoryProfile } from "./inventory";
import type { Person } from "./person";
import { matchesWords } from "~/kernel/matches-words";

/** A telephone number of a customer on a day. */
export type ListedNumber = {
  readonly e164: string;
  /** The number product that it stands in; null for a number that comes with its profile, such as a mobile one. */
  readonly numberId: string | null;
  readonly productCode: string;
  readonly category: Category;
  /** Who has it, or null when it is free. */
  readonly holder: NumberHolder | null;
  /** The first day as the holder's; null when it is free, or comes with what is not delivered yet. */
  readonly since: LocalDate | null;
  /** The holder's last day with it; null when no end is known. */
  readonly until: LocalDate | null;
  /** To whom it goes next; null when it is promised to nobody. */
  readonly promised: NumberPromise | null;
  readonly state: NumberState;
};

/** Free is what can be given: nobody has it, it is promised to nobody (R5.8), and its product stays. */
export type NumberState = "free" | "promised" | "used" | "ending";

/** A number that a queued line gives to somebody. */
export type NumberPromise = {
  /** Null for a new user without a name. */
  readonly name: string | null;
  /** Null while the day is not known. */
  readonly from: LocalDate | null;
};

/** What is queued for a number. */
export type ComingNumber = { readonly until: LocalDate | null; readonly promised: NumberPromise | null };

/** What is queued for the numbers of a customer, and the last days of number products. */
export type ComingNumbers = {
  readonly numbers: ReadonlyMap<string, ComingNumber>;
  readonly ends: ReadonlyMap<string, LocalDate>;
};

export type NumberHolder = { readonly profileId: string; readonly personId: string | null; readonly name: string };

/** A number product, and how many of its numbers are free, promised and used. Those of one that ends are not free. */
export type NumberBlock = {
  readonly numberId: string;
  readonly productCode: string;
  /** Null while it is ordered and not assigned yet. */
  readonly numbers: NumberRange | null;
  readonly free: number;
  readonly promised: number;
  readonly used: number;
  /** The day on which it ends; null: it stays. */
  readonly endsOn: LocalDate | null;
};

export type NumberList = { readonly numbers: readonly ListedNumber[]; readonly blocks: readonly NumberBlock[] };

/** Since when a profile has a number. */
export type NumberSince = { readonly e164: string; readonly profileId: string; readonly since: LocalDate };

/** Returns every number of a customer on a day: those of the number products in service in their order, then those that come with a
 *  profile. A profile has its number to the end of its last day. */
export function numberList(
  { profiles, subscriptions }: Inventory,
  people: readonly Person[],
  since: readonly NumberSince[],
  coming: ComingNumbers,
  asOf: LocalDate,
): NumberList {
  const personOf = new Map(people.flatMap((person) => person.profileIds.map((id) => [id, person.personId] as const)));
  const sinceOf = new Map(since.map((period) => [`${period.profileId} ${period.e164}`, period.since]));
  const holders = new Map<string, InventoryProfile>();
  for (const profile of profiles) {
    if (profile.e164 === null || (profile.activeUntil !== null && profile.activeUntil < asOf)) continue;
    // Of two, the one that stays: the other one stops today.
    if (!holders.has(profile.e164) || profile.activeUntil === null) holders.set(profile.e164, profile);
  }
  const listed = (e164: string, own: Pick<ListedNumber, "numberId" | "productCode" | "category">): ListedNumber => {
    const profile = holders.get(e164);
    holders.delete(e164);
    const { until = null, promised = null } = coming.numbers.get(e164) ?? {};
    const ends = own.numberId !== null && coming.ends.has(own.numberId);
    return {
      e164,
      ...own,
      holder: profile
        ? { profileId: profile.id, personId: personOf.get(profile.id) ?? null, name: profile.name }
        : null,
      since: profile ? (sinceOf.get(`${profile.id} ${e164}`) ?? null) : null,
      until: profile ? until : null,
      promised,
      state: profile ? "used" : promised !== null ? "promised" : ends ? "ending" : "free",
    };
  };
  const products = subscriptions.filter(
    ({ kind, activeFrom, activeUntil }) => kind === "number" && activeFrom !== null && activeUntil === null,
  );
  const blocks: NumberBlock[] = [];
  const numbers = products.flatMap(({ id, productCode, category, numbers: range }) => {
    const own =
      range === null ? [] : [...numbersOf(range)].map((e164) => listed(e164, { numberId: id, productCode, category }));
    const count = (state: NumberState): number => own.filter((number) => number.state === state).length;
    blocks.push({
      numberId: id,
      productCode,
      numbers: range,
      free: count("free"),
      promised: count("promised"),
      used: count("used"),
      endsOn: coming.ends.get(id) ?? null,
    });
    return own;
  });
  const others = [...holders.values()].map((profile) =>
    listed(profile.e164 ?? "", { numberId: null, productCode: profile.productCode, category: profile.category }),
  );
  return { numbers: [...numbers, ...others.sort((a, b) => (a.e164 < b.e164 ? -1 : 1))], blocks };
}

/** The filter of the list of numbers. */
export type NumbersFilter = {
  /** Part of a number or of a name; "" for all. */
  readonly search: string;
  /** A number product, or null for all. */
  readonly numberId: string | null;
  readonly state: Exclude<NumberState, "ending"> | null;
  /** From 1. */
  readonly page: number;
};

export function matchesNumber(
  { e164, numberId, holder, promised, state }: ListedNumber,
  filter: Omit<NumbersFilter, "page">,
): boolean {
  return (
    (filter.numberId === null || filter.numberId === numberId) &&
    (filter.state === null || filter.state === state) &&
    matchesWords({ words: [holder?.name ?? "", promised?.name ?? ""], e164 }, filter.search)
  );
}
