import type { Category } from "~/modules/catalogue/domain/catalogue";
import { groupBy } from "~/kernel/group-by";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import type { ChangeDraft } from "./change-draft";
import type { ChangeSnapshot } from "./change-snapshot";
import { nameKey } from "./name-key";

/** Who has a profile, and who pays for it. */
export type Holder = { readonly personId: string; readonly costCentre: string | null };

/** By profile id. A profile that is not there stands for itself. */
export type Holders = Readonly<Record<string, Holder>>;

/** One of the list: a person, a place or a connection, with their lines that are in view, in the order of a request. */
export type DeskPerson = {
  readonly key: string;
  /** Null: nobody is known to have it. */
  readonly personId: string | null;
  readonly name: string | null;
  readonly costCentres: readonly string[];
  readonly lines: readonly ProfileInService[];
};

/** A filter for the list of people: those with a product, with an option, without any option, or of a cost centre. */
export type PeopleFilter = `product:${string}` | `option:${string}` | `cost-centre:${string}` | typeof NO_OPTIONS;

export const NO_OPTIONS = "no-options";

/** Returns whoever has something in service of a category, null for any, once each and in the order of their first line. */
export function deskPeople(
  { profiles }: Pick<ChangeSnapshot, "profiles">,
  holders: Holders,
  category: Category | null,
): DeskPerson[] {
  const inView = profiles.filter(
    (profile) => profile.activeUntil === null && (category === null || profile.category === category),
  );
  return [...groupBy(inView, ({ id }) => holders[id]?.personId ?? id)].map(([key, lines]) => ({
    key,
    personId: holders[lines[0].id]?.personId ?? null,
    name: lines[0].name,
    costCentres: [...new Set(lines.flatMap(({ id }) => holders[id]?.costCentre ?? []))],
    lines,
  }));
}

/** Returns the people that match a search and a filter. A search matches part of a name or cost centre, or at least two digits of a
 *  number. `listed` holds the keys of those whom a pasted list found, and takes the place of the filter. */
export function shownPeople(
  people: readonly DeskPerson[],
  requested: { readonly search: string; readonly filter: string },
  listed: ReadonlySet<string> | null,
): readonly DeskPerson[] {
  const wanted = nameKey(requested.search);
  const digits = requested.search.replace(/\D/g, "").replace(/^0/, "");
  return people.filter(
    (person) =>
      (wanted === "" ||
        [person.name ?? "", ...person.costCentres].some((words) => nameKey(words).includes(wanted)) ||
        (digits.length >= 2 && person.lines.some(({ e164 }) => (e164 ?? "").includes(digits)))) &&
      (listed === null ? passes(person, requested.filter) : listed.has(person.key)),
  );
}

/** Returns the filters that divide people, each with how many it leaves and the category that it is about. A filter that leaves nobody
 *  or everybody is not offered. */
export function peopleFilters(
  people: readonly DeskPerson[],
): { readonly filter: PeopleFilter; readonly category: Category | null; readonly count: number }[] {
  const about = new Map<PeopleFilter, Category | null>();
  for (const { lines } of people) {
    for (const { productCode, category } of lines) about.set(`product:${productCode}`, category);
  }
  for (const { lines } of people) {
    for (const { options, category } of lines) for (const code of options) about.set(`option:${code}`, category);
  }
  about.set(NO_OPTIONS, null);
  for (const { costCentres } of people) for (const name of costCentres) about.set(`cost-centre:${name}`, null);
  return [...about]
    .map(([filter, category]) => ({
      filter,
      category,
      count: people.filter((person) => passes(person, filter)).length,
    }))
    .filter(({ count }) => count > 0 && count < people.length)
    .toSorted((a, b) => placeOf(a.filter) - placeOf(b.filter) || (a.filter < b.filter ? -1 : 1));
}

/** Returns the ids of the profiles that a draft asks something of. */
export function askedProfiles({ wishes, extras }: Pick<ChangeDraft, "wishes" | "extras">): string[] {
  const ofExtras = extras.flatMap((line) => ("profileId" in line && line.profileId !== null ? [line.profileId] : []));
  return [...new Set([...Object.keys(wishes), ...ofExtras])];
}

const KINDS = ["product", "option", NO_OPTIONS, "cost-centre"];

function placeOf(filter: string): number {
  return KINDS.indexOf(filter.split(":")[0] ?? "");
}

function passes({ lines, costCentres }: DeskPerson, filter: string): boolean {
  if (filter === NO_OPTIONS) return lines.some(({ options }) => options.length === 0);
  const [kind, ...rest] = filter.split(":");
  const code = rest.join(":");
  if (kind === "product") return lines.some(({ productCode }) => productCode === code);
  if (kind === "cost-centre") return costCentres.includes(code);
  return kind === "option" ? lines.some(({ options }) => options.includes(code)) : true;
}
