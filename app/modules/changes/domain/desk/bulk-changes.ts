import { productInUseOn, type Category } from "~/modules/catalogue/domain/catalogue";
import { fitsProfile } from "~/modules/catalogue/domain/option-fit";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import { productAfter, wantedOptions, withOptionForAll, withWishForAll, type ProfileWish } from "./change-draft";
import type { ChangeSnapshot } from "./change-snapshot";
import type { Holders } from "./desk-people";
import { isAllowedTarget, ordered, type DraftView } from "./draft-view";

type Desk = {
  readonly snapshot: ChangeSnapshot;
  readonly holders: Holders;
  /** The categories of which nobody can be removed here. */
  readonly staying: ReadonlySet<Category>;
};

/** Applies the same wish to every ticked profile and clears the ticks: all lines of somebody who leaves stop at once. */
export function withBulkWish(view: DraftView, to: ProfileWish["to"], desk: Desk): DraftView {
  const { snapshot, staying } = desk;
  const chosen = tickedIn(view, snapshot);
  const possible = chosen.filter((profile) => {
    if (to === "remove") return !staying.has(profile.category);
    return to === "keep" || isAllowedTarget(to, profile, snapshot);
  });
  if (possible.length === 0) return view;
  return ordered({
    ...view,
    draft: withWishForAll(view.draft, possible, to),
    before: view.draft,
    selected: [],
    done: {
      to,
      count: countPeople(possible, desk),
      unchanged: countPeople(
        possible.filter(({ productCode }) => productCode === to),
        desk,
      ),
      staying: to === "remove" ? chosen.length - possible.length : 0,
    },
  });
}

/** Gives every ticked profile an option that fits it, or takes the option away from those who have it; clears the ticks. */
export function withBulkOption(
  view: DraftView,
  option: { readonly productCode: string; readonly isWanted: boolean },
  desk: Desk,
): DraftView {
  const { snapshot } = desk;
  const { productCode, isWanted } = option;
  const product = productInUseOn(snapshot.priceBook, productCode, snapshot.receivedOn);
  if (product?.scope !== "user_option") return view;
  const chosen = tickedIn(view, snapshot).filter(({ category }) => category === product.category);
  const leaving = (id: string): boolean => view.draft.wishes[id]?.to === "remove";
  const possible = chosen.filter((profile) => {
    const wish = view.draft.wishes[profile.id];
    const has = wantedOptions(profile, wish, snapshot).includes(productCode);
    const fits = fitsProfile(product, productAfter(profile, wish), snapshot.rulePack.fit);
    return !leaving(profile.id) && has !== isWanted && (fits || !isWanted);
  });
  if (chosen.length === 0) return view;
  return ordered({
    ...view,
    draft: withOptionForAll(view.draft, possible, option, snapshot),
    before: view.draft,
    selected: [],
    done: {
      to: `${isWanted ? "+" : "-"}${productCode}`,
      count: countPeople(possible, desk),
      unchanged: countPeople(chosen, desk) - countPeople(possible, desk),
      staying: 0,
    },
  });
}

/** Applies what is chosen in the field of the bar: `=` and a product, or `+` or `-` and an option. */
export function withBulkChoice(view: DraftView, chosen: string, desk: Desk): DraftView {
  const productCode = chosen.slice(1);
  return chosen.startsWith("=")
    ? withBulkWish(view, productCode, desk)
    : withBulkOption(view, { productCode, isWanted: chosen.startsWith("+") }, desk);
}

function tickedIn(view: DraftView, { profiles }: ChangeSnapshot): ProfileInService[] {
  const ticked = new Set(view.selected);
  return profiles.filter(
    ({ id, category, activeUntil }) =>
      ticked.has(id) && activeUntil === null && (view.module === null || category === view.module),
  );
}

function countPeople(profiles: readonly ProfileInService[], { holders }: Desk): number {
  return new Set(profiles.map(({ id }) => holders[id]?.personId ?? id)).size;
}
