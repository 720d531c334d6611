import type { LocalDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import { CATEGORIES, type Category } from "~/modules/catalogue/domain/catalogue";
import type { ModuleOverview, ProfileOverview } from "./module-overview";
import { matchesWords } from "~/kernel/matches-words";

/** A person, or a place with a telephone, and whose profiles are theirs: also those of the past, and those that are ordered. */
export type Person = {
  readonly personId: string;
  readonly name: string;
  readonly profileIds: readonly string[];
};

/** A profile of a person, and what only their own page shows of it. */
export type TiedProfile = {
  readonly profileId: string;
  /** The first day as that person's; null: it always was. */
  readonly personSince: LocalDate | null;
  /** The portal user whose line it is. */
  readonly portalUser: { readonly name: string; readonly email: string } | null;
};

/** Whose a profile is. */
export type ProfileOwner = Pick<TiedProfile, "profileId" | "personSince"> & Pick<Person, "personId" | "name">;

export type TiedPerson = {
  readonly personId: string;
  readonly name: string;
  readonly profiles: readonly TiedProfile[];
};

/** What a person has over all modules; amounts are cents a month without VAT. */
export type PersonOverview = {
  readonly personId: string;
  readonly name: string;
  readonly lines: readonly PersonLine[];
  /** Of all lines, options included. */
  readonly monthlyCents: number;
};

/** A profile of a person: in service, or still billed after its last day. */
export type PersonLine = ProfileOverview & { readonly category: Category; readonly totalCents: number };

/** Returns what each person has, in the order of the people. */
export function personOverviews(people: readonly Person[], modules: readonly ModuleOverview[]): PersonOverview[] {
  const lines = new Map(
    modules.flatMap(({ category, profiles }) =>
      profiles.map((profile) => [profile.profileId, { ...profile, category, totalCents: costsOf(profile) }] as const),
    ),
  );
  return people.map(({ personId, name, profileIds }) => {
    const own = profileIds.flatMap((id) => lines.get(id) ?? []);
    const ordered = modules.flatMap(({ category }) => own.filter((line) => line.category === category));
    return { personId, name, lines: ordered, monthlyCents: sum(ordered.map(({ totalCents }) => totalCents)) };
  });
}

/** Returns what a profile costs a month, options included. */
function costsOf({ monthlyCents, options }: ProfileOverview): number {
  return monthlyCents + sum(options.map((option) => option.monthlyCents));
}

/** The filter of the list of people. */
export type PeopleFilter = {
  /** Part of a name, a cost centre or a number; "" for everyone. */
  readonly search: string;
  readonly category: Category | null;
  readonly costCentre: string | null;
  /** From 1. */
  readonly page: number;
};

/** Returns whether a person has something, and it matches the filter. */
export function matchesPerson(
  { name, lines }: PersonOverview,
  { search, category, costCentre }: Omit<PeopleFilter, "page">,
): boolean {
  return lines.some(
    (line) =>
      (category === null || line.category === category) &&
      (costCentre === null || line.costCentre === costCentre) &&
      matchesWords({ words: [name, line.costCentre ?? ""], e164: line.e164 }, search),
  );
}

/** Returns the cost centres of people, each once, in order. */
export function costCentresOf(people: readonly PersonOverview[]): string[] {
  return [...new Set(people.flatMap(({ lines }) => lines.flatMap(({ costCentre }) => costCentre ?? [])))].sort((a, b) =>
    a.localeCompare(b, "nl"),
  );
}

/** What all who have something in service come to. */
export type Everyone = { readonly count: number; readonly monthlyCents: number };

export function everyoneOf(people: readonly PersonOverview[]): Everyone {
  const present = people.filter(({ lines }) => lines.some(({ activeUntil }) => activeUntil === null));
  return { count: present.length, monthlyCents: sum(present.map(({ monthlyCents }) => monthlyCents)) };
}

/** Returns the modules in which somebody has something. */
export function categoriesOf(people: readonly PersonOverview[]): Category[] {
  return CATEGORIES.filter((category) => people.some(({ lines }) => lines.some((line) => line.category === category)));
}
