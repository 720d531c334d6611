import { CATEGORIES, type Category } from "~/modules/catalogue/domain/catalogue";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import { EMPTY_DRAFT, withWish, withWishForAll, type ChangeDraft, type ExtraLine } from "./change-draft";
import type { ChangeSnapshot } from "./change-snapshot";
import { askedProfiles, deskPeople, shownPeople, type DeskPerson, type Holders } from "./desk-people";
import { lockedUsers } from "./locked-users";
import { usersInList, type ListOutcome } from "./users-in-list";

/** The state of the change page: what is wanted, and which part of the list of people is shown. */
export type DraftView = {
  readonly draft: ChangeDraft;
  /** Ids of the profiles whose options are unfolded. */
  readonly open: readonly string[];
  /** The category that is shown; null: people with everything that they have. */
  readonly module: Category | null;
  readonly search: string;
  /** The value of a `PeopleFilter`, or "" for everyone. */
  readonly filter: string;
  /** Ids of the profiles that are ticked, to be changed together. */
  readonly selected: readonly string[];
  /** The pasted list of names and numbers that was searched for, or "". */
  readonly list: string;
  /** Ids of the profiles that were in the request when the list was ordered last: whose they are stands on top. A choice in a row moves
   *  nobody, so that whoever makes it stays where they are. */
  readonly top: readonly string[];
  /** Which part of those on top is shown, from 0. */
  readonly topPage: number;
  /** Which part of the others in view is shown, from 0. */
  readonly page: number;
  /** What was last applied to the ticked profiles. */
  readonly done: BulkDone | null;
  /** The draft before the last change of many lines at once, which can be undone. */
  readonly before: ChangeDraft | null;
};

/** What was last applied to the ticked profiles, counted in people. */
export type BulkDone = {
  /** A product, `keep`, `remove`, or `+` or `-` and the option that was added or taken away. */
  readonly to: string;
  readonly count: number;
  /** Of a conversion, how many had that product already; of an option, for how many nothing changes. */
  readonly unchanged: number;
  /** Of a removal, how many lines can't be removed here. */
  readonly staying: number;
};

/** How many people stand on one page of the list, and how many of those in the request on top of it. */
export const PEOPLE_A_PAGE = 10;
export const ON_TOP_A_PAGE = 5;

export type ListPart = {
  readonly people: readonly DeskPerson[];
  /** From 0. One that is not there any more is the last. */
  readonly page: number;
  readonly pages: number;
  /** On all pages. */
  readonly count: number;
};

/** Returns the part of the list that is shown: who is in the request on top, then the others. */
export function listParts(
  shown: readonly DeskPerson[],
  { top, topPage, page }: Pick<DraftView, "top" | "topPage" | "page">,
): { readonly top: ListPart; readonly others: ListPart } {
  const asked = new Set(top);
  const isOnTop = ({ lines }: DeskPerson): boolean => lines.some(({ id }) => asked.has(id));
  return {
    top: partOf(shown.filter(isOnTop), topPage, ON_TOP_A_PAGE),
    others: partOf(
      shown.filter((person) => !isOnTop(person)),
      page,
      PEOPLE_A_PAGE,
    ),
  };
}

function partOf(people: readonly DeskPerson[], page: number, size: number): ListPart {
  const pages = Math.max(1, Math.ceil(people.length / size));
  const at = Math.min(Math.max(0, page), pages - 1);
  return { people: people.slice(at * size, (at + 1) * size), page: at, pages, count: people.length };
}

/** Returns the view with the list ordered anew: who is in the request stands on top. */
export function ordered(view: DraftView): DraftView {
  return { ...view, top: askedProfiles(view.draft) };
}

/** The filter that shows the people found in a pasted list. */
export const IN_LIST = "list";

export const NOTHING_YET: DraftView = {
  draft: EMPTY_DRAFT,
  open: [],
  module: null,
  search: "",
  filter: "",
  selected: [],
  list: "",
  top: [],
  topPage: 0,
  page: 0,
  done: null,
  before: null,
};

/** What a link from another page fills in on the change page. */
export type Prefilled = {
  /** The profile whose options are unfolded. */
  readonly profileId: string | null;
  /** `remove` or the product that this profile is to get. Null when nothing is chosen yet. */
  readonly to: string | null;
  /** Ids of the profiles to remove. */
  readonly remove: readonly string[];
  /** Group options to remove by product code, and numbers to remove by id. */
  readonly removeShared: readonly string[];
};

/** Returns the page as a link opens it, on what is being put together already. Anything that is not in service is ignored. */
export function prefilledView(
  snapshot: ChangeSnapshot,
  requested: Prefilled,
  current: ChangeDraft = EMPTY_DRAFT,
  holders: Holders = {},
): DraftView {
  const inService = snapshot.profiles.filter((profile) => profile.activeUntil === null);
  const subject = inService.find(({ id }) => id === requested.profileId || requested.remove.includes(id));
  const leaving = inService.filter(({ id }) => requested.remove.includes(id));
  const isSubject = subject?.id === requested.profileId;
  const there = new Set(current.extras.map((line) => JSON.stringify(line)));
  const extras = sharedRemovals(snapshot, requested.removeShared).filter((line) => !there.has(JSON.stringify(line)));
  const draft = withWishForAll({ ...current, extras: [...current.extras, ...extras] }, leaving, "remove");
  const view = ordered({
    ...NOTHING_YET,
    draft:
      isSubject && requested.to !== null && isAllowedTarget(requested.to, subject, snapshot)
        ? withWish(draft, subject, { to: requested.to, options: null })
        : draft,
    open: isSubject ? [subject.id] : [],
  });
  return subject === undefined ? view : withPagesOf(view, subject, deskPeople(snapshot, holders, null));
}

/** Shows the page of the list on which a profile stands. */
function withPagesOf(view: DraftView, { id }: ProfileInService, people: readonly DeskPerson[]): DraftView {
  const asked = new Set(view.top);
  const isOnTop = ({ lines }: DeskPerson): boolean => lines.some((line) => asked.has(line.id));
  const hasIt = ({ lines }: DeskPerson): boolean => lines.some((line) => line.id === id);
  const topAt = people.filter(isOnTop).findIndex(hasIt);
  const at = people.filter((person) => !isOnTop(person)).findIndex(hasIt);
  return {
    ...view,
    topPage: Math.max(0, Math.floor(topAt / ON_TOP_A_PAGE)),
    page: Math.max(0, Math.floor(at / PEOPLE_A_PAGE)),
  };
}

function sharedRemovals({ groupOptions, numbers }: ChangeSnapshot, requested: readonly string[]): ExtraLine[] {
  return [
    ...groupOptions
      .filter((code) => requested.includes(code))
      .map((productCode): ExtraLine => ({ action: "remove-option", profileId: null, productCode })),
    ...(numbers ?? [])
      .filter(({ id }) => requested.includes(id))
      .map(({ id }): ExtraLine => ({ action: "remove-number", numberId: id })),
  ];
}

/** Returns the categories that have a profile in service. */
export function modulesInService({ profiles }: Pick<ChangeSnapshot, "profiles">): Category[] {
  return CATEGORIES.filter((category) =>
    profiles.some((profile) => profile.category === category && profile.activeUntil === null),
  );
}

/** Returns the requested category when it is in service, otherwise null: everyone. */
export function moduleInView(snapshot: Pick<ChangeSnapshot, "profiles">, requested: string | null): Category | null {
  return modulesInService(snapshot).find((module) => module === requested) ?? null;
}

/** Returns everyone whom the search, the filter and the category leave in view, on all pages. */
export function peopleInView(view: DraftView, snapshot: ChangeSnapshot, holders: Holders): readonly DeskPerson[] {
  const listed = view.filter === IN_LIST ? new Set(listOutcome(view.list, view.module, snapshot, holders).found) : null;
  return shownPeople(deskPeople(snapshot, holders, view.module), view, listed);
}

/** Ticks profiles or removes their ticks. Profiles with queued work cannot be ticked. */
export function withTicks(
  view: DraftView,
  ids: readonly string[],
  isTicked: boolean,
  snapshot: ChangeSnapshot,
): DraftView {
  const undone = { ...view, done: null, before: null };
  if (!isTicked) return { ...undone, selected: view.selected.filter((id) => !ids.includes(id)) };
  const locked = lockedUsers(snapshot);
  const free = ids.filter((id) => !locked.has(id));
  return { ...undone, selected: [...new Set([...view.selected, ...free])] };
}

/** Ticks everyone found in a pasted list and shows only them. */
export function withList(view: DraftView, list: string, snapshot: ChangeSnapshot, holders: Holders): DraftView {
  const found = new Set(listOutcome(list, view.module, snapshot, holders).found);
  const lines = deskPeople(snapshot, holders, view.module).flatMap((person) =>
    found.has(person.key) ? person.lines.map(({ id }) => id) : [],
  );
  const ticked = withTicks({ ...view, selected: [] }, lines, true, snapshot);
  return ordered({ ...ticked, list, search: "", page: 0, topPage: 0, filter: found.size > 0 ? IN_LIST : "" });
}

/** Returns whom of a category a pasted list refers to, by the keys of the people. */
export function listOutcome(
  list: string,
  category: Category | null,
  snapshot: ChangeSnapshot,
  holders: Holders,
): ListOutcome {
  return usersInList(
    list,
    deskPeople(snapshot, holders, category).map(({ key, name, lines }) => ({
      id: key,
      name,
      numbers: lines.flatMap(({ e164 }) => e164 ?? []),
    })),
  );
}

/** Shows another category. What is ticked is different there, so the ticks are cleared. */
export function withModule(view: DraftView, module: Category | null): DraftView {
  return ordered({ ...withPart(view, { search: "", filter: "" }), module, selected: [], list: "", done: null });
}

/** Shows another part of the list, from its beginning. */
export function withPart(view: DraftView, part: Partial<Pick<DraftView, "search" | "filter">>): DraftView {
  return ordered({ ...view, ...part, page: 0, topPage: 0 });
}

/** Returns the draft as it was before the last change of many lines at once. */
export function undone(view: DraftView): DraftView {
  return view.before === null ? view : ordered({ ...view, draft: view.before, before: null, done: null });
}

export function isAllowedTarget(code: string, profile: ProfileInService, { priceBook }: ChangeSnapshot): boolean {
  return (
    code === "remove" ||
    priceBook.some(({ products }) => {
      const product = products.get(code);
      return product?.scope === "profile" && product.category === profile.category;
    })
  );
}
