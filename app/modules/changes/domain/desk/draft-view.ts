import { CATEGORIES, productInUseOn, type Category } from "~/modules/catalogue/domain/catalogue";
import { fitsProfile } from "~/modules/catalogue/domain/option-fit";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import {
  EMPTY_DRAFT,
  productAfter,
  wantedOptions,
  withOptionForAll,
  withWish,
  withWishForAll,
  type ChangeDraft,
  type ExtraLine,
  type ProfileWish,
} from "./change-draft";
import type { ChangeSnapshot } from "./change-snapshot";
import { lockedUsers } from "./locked-users";
import { shownUsers, type PhoneNumbers } from "./shown-users";
import { usersInList, type ListOutcome } from "./users-in-list";

/** The state of the change page: what is wanted, and which part of the list of users is shown. */
export type DraftView = {
  readonly draft: ChangeDraft;
  /** Ids of the profiles whose options are unfolded. */
  readonly open: readonly string[];
  /** The category that is shown. */
  readonly module: Category;
  readonly search: string;
  /** The value of a `UserFilter`, or "" for everyone. */
  readonly filter: string;
  /** Ids of the profiles that are ticked, to be changed together. */
  readonly selected: readonly string[];
  /** The pasted list of names and numbers that was searched for, or "". */
  readonly list: string;
  /** Which part of the users in view is shown, from 0. */
  readonly page: number;
  /** What was last applied to the ticked profiles. */
  readonly done: BulkDone | null;
};

export type BulkDone = {
  /** A product, `keep`, `remove`, or `+` or `-` and the option that was added or taken away. */
  readonly to: string;
  readonly count: number;
  /** For a conversion, how many had that product already. */
  readonly unchanged: number;
};

/** How many users stand on one page of the list. */
export const USERS_A_PAGE = 10;

/** Returns the users of the page that is shown, and how many pages there are. A page that is not there any more is the last. */
export function usersOnPage<User>(
  users: readonly User[],
  page: number,
): { readonly users: readonly User[]; readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(users.length / USERS_A_PAGE));
  const at = Math.min(Math.max(0, page), pages - 1);
  return { users: users.slice(at * USERS_A_PAGE, (at + 1) * USERS_A_PAGE), page: at, pages };
}

/** The filter that shows the users found in a pasted list. */
export const IN_LIST = "list";

const NOTHING_YET: Omit<DraftView, "module"> = {
  draft: EMPTY_DRAFT,
  open: [],
  search: "",
  filter: "",
  selected: [],
  list: "",
  page: 0,
  done: null,
};

/** What a link from another page fills in on the change page. */
export type Prefilled = {
  /** The user whose options are unfolded. */
  readonly profileId: string | null;
  /** `remove` or the product that this user is to get. Null when nothing is chosen yet. */
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
): DraftView {
  const inService = snapshot.profiles.filter((profile) => profile.activeUntil === null);
  const subject = inService.find(({ id }) => id === requested.profileId || requested.remove.includes(id));
  const leaving = inService.filter(({ id }) => requested.remove.includes(id));
  const isSubject = subject?.id === requested.profileId;
  const there = new Set(current.extras.map((line) => JSON.stringify(line)));
  const extras = sharedRemovals(snapshot, requested.removeShared).filter((line) => !there.has(JSON.stringify(line)));
  const draft = withWishForAll({ ...current, extras: [...current.extras, ...extras] }, leaving, "remove");
  return {
    ...NOTHING_YET,
    draft:
      isSubject && requested.to !== null && isAllowedTarget(requested.to, subject, snapshot)
        ? withWish(draft, subject, { to: requested.to, options: null })
        : draft,
    open: isSubject ? [subject.id] : [],
    module: moduleInView(snapshot, subject?.category ?? null),
    page: subject === undefined ? 0 : pageOf(subject, snapshot),
  };
}

/** Returns on which page of the whole list of its category a user stands, from 0. */
function pageOf(subject: ProfileInService, snapshot: ChangeSnapshot): number {
  const listed = shownUsers(snapshot, {}, subject.category, { search: "", filter: "" });
  return Math.floor(listed.indexOf(subject) / USERS_A_PAGE);
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
export function modulesInService(snapshot: Pick<ChangeSnapshot, "profiles">): Category[] {
  return CATEGORIES.filter((category) => countInService(snapshot, category) > 0);
}

/** Returns the requested category when it is in service, otherwise the one with the most users. */
export function moduleInView(snapshot: Pick<ChangeSnapshot, "profiles">, requested: string | null): Category {
  const modules = modulesInService(snapshot);
  const [largest = "voice"] = modules.toSorted((a, b) => countInService(snapshot, b) - countInService(snapshot, a));
  return modules.find((module) => module === requested) ?? largest;
}

export function countInService({ profiles }: Pick<ChangeSnapshot, "profiles">, category: Category): number {
  return profiles.filter((profile) => profile.category === category && profile.activeUntil === null).length;
}

/** Ticks profiles or removes their ticks. Profiles with queued work cannot be ticked. */
export function withTicks(
  view: DraftView,
  ids: readonly string[],
  isTicked: boolean,
  snapshot: ChangeSnapshot,
): DraftView {
  if (!isTicked) return { ...view, selected: view.selected.filter((id) => !ids.includes(id)), done: null };
  const locked = lockedUsers(snapshot);
  const free = ids.filter((id) => !locked.has(id));
  return { ...view, selected: [...new Set([...view.selected, ...free])], done: null };
}

/** Applies the same wish to every ticked profile and clears the ticks. */
export function withBulkWish(view: DraftView, to: ProfileWish["to"], snapshot: ChangeSnapshot): DraftView {
  const ticked = new Set(view.selected);
  const chosen = snapshot.profiles.filter(({ id, category, activeUntil }) => {
    return ticked.has(id) && activeUntil === null && category === view.module;
  });
  const possible = chosen.filter(
    (profile) => to === "keep" || to === "remove" || isAllowedTarget(to, profile, snapshot),
  );
  if (possible.length === 0) return view;
  return {
    ...view,
    draft: withWishForAll(view.draft, possible, to),
    selected: [],
    done: {
      to,
      count: possible.length,
      unchanged: possible.filter(({ productCode }) => productCode === to).length,
    },
  };
}

/** Gives every ticked profile an option that fits it, or takes the option away from those who have it; clears the ticks. */
export function withBulkOption(
  view: DraftView,
  option: { readonly productCode: string; readonly isWanted: boolean },
  snapshot: ChangeSnapshot,
): DraftView {
  const ticked = new Set(view.selected);
  const { productCode, isWanted } = option;
  const product = productInUseOn(snapshot.priceBook, productCode, snapshot.receivedOn);
  if (product?.scope !== "user_option") return view;
  const chosen = snapshot.profiles.filter(
    ({ id, category, activeUntil }) => ticked.has(id) && activeUntil === null && category === product.category,
  );
  const leaving = (id: string): boolean => view.draft.wishes[id]?.to === "remove";
  const possible = chosen.filter((profile) => {
    const wish = view.draft.wishes[profile.id];
    const has = wantedOptions(profile, wish, snapshot).includes(productCode);
    const fits = fitsProfile(product, productAfter(profile, wish), snapshot.rulePack.fit);
    return !leaving(profile.id) && has !== isWanted && (fits || !isWanted);
  });
  if (chosen.length === 0) return view;
  return {
    ...view,
    draft: withOptionForAll(view.draft, possible, option, snapshot),
    selected: [],
    done: {
      to: `${isWanted ? "+" : "-"}${productCode}`,
      count: possible.length,
      unchanged: chosen.length - possible.length,
    },
  };
}

/** Ticks everyone found in a pasted list and shows only them. */
export function withList(
  view: DraftView,
  list: string,
  snapshot: ChangeSnapshot,
  phoneNumbers: PhoneNumbers,
): DraftView {
  const { found } = listOutcome(list, view.module, snapshot, phoneNumbers);
  const ticked = withTicks({ ...view, selected: [] }, found, true, snapshot);
  return { ...ticked, list, search: "", page: 0, filter: found.length > 0 ? IN_LIST : "" };
}

/** Returns which users of a category a pasted list refers to. */
export function listOutcome(
  list: string,
  category: string,
  snapshot: ChangeSnapshot,
  phoneNumbers: PhoneNumbers,
): ListOutcome {
  const users = shownUsers(snapshot, phoneNumbers, category, { search: "", filter: "" });
  return usersInList(
    list,
    users.map(({ id, name }) => ({ id, name, e164: phoneNumbers[id] ?? null })),
  );
}

/** Shows another category. Its users are different ones, so the ticks are cleared. */
export function withModule(view: DraftView, module: Category): DraftView {
  return { ...view, module, search: "", filter: "", selected: [], list: "", page: 0, done: null };
}

function isAllowedTarget(code: string, profile: ProfileInService, { priceBook }: ChangeSnapshot): boolean {
  return (
    code === "remove" ||
    priceBook.some(({ products }) => {
      const product = products.get(code);
      return product?.scope === "profile" && product.category === profile.category;
    })
  );
}
