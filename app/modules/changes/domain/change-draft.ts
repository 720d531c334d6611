import { isLocalDate, type LocalDate } from "~/kernel/local-date";
import { priceListOn, type Product } from "~/modules/catalogue/domain/catalogue";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import type { ChangeLine, AddProfile, AddNumber, OrderPhone, RemoveNumber } from "./change-line";
import type { ChangeSnapshot } from "./change-snapshot";

/** What the customer is putting together: wishes per profile, and lines that stand on their own. */
export type ChangeDraft = {
  /** Only of profiles that differ from what is in service, by profile id. */
  readonly wishes: Readonly<Record<string, ProfileWish>>;
  readonly extras: readonly ExtraLine[];
  readonly preferredDate: LocalDate | null;
};

export type ProfileWish = {
  /** `keep`, `remove`, or the product to convert to. */
  readonly to: string;
  /** The options it should have; null: those it has. */
  readonly options: readonly string[] | null;
};

/** A line about no profile's product or options. */
export type ExtraLine = AddProfile | AddNumber | RemoveNumber | OrderPhone | GroupOptionLine;
export type GroupOptionLine = {
  readonly action: "add-option" | "remove-option";
  readonly profileId: null;
  readonly productCode: string;
};

/** Where a line of the request comes from, so that it can be taken out again. */
export type LineOrigin =
  | { readonly kind: "product"; readonly profileId: string }
  | { readonly kind: "option"; readonly profileId: string; readonly productCode: string }
  | { readonly kind: "extra"; readonly index: number };

export type DraftLine = { readonly line: ChangeLine; readonly origin: LineOrigin };

export const EMPTY_DRAFT: ChangeDraft = { wishes: {}, extras: [], preferredDate: null };

/** The lines of a draft in the order of the list on the page: per profile its product, options that go, options that come;
 *  then the extras. A conversion takes along the removal of options that do not fit the new product (R5.4). */
export function linesOf(draft: ChangeDraft, snapshot: ChangeSnapshot): DraftLine[] {
  const products = priceListOn(snapshot.priceBook, snapshot.receivedOn).products;
  return [
    ...snapshot.profiles.flatMap((profile) => {
      const wish = draft.wishes[profile.id];
      return wish ? linesOfWish(profile, wish, snapshot, products) : [];
    }),
    ...draft.extras.map((line, index): DraftLine => ({ line, origin: { kind: "extra", index } })),
  ];
}

/** The options that a profile will have by a wish: without those that do not fit the product it becomes. */
export function wantedOptions(
  profile: ProfileInService,
  wish: ProfileWish | undefined,
  snapshot: ChangeSnapshot,
): readonly string[] {
  const products = priceListOn(snapshot.priceBook, snapshot.receivedOn).products;
  return fitting(wish?.options ?? profile.options, productAfter(profile, wish), snapshot, products);
}

/** Whether an option fits a profile product (R5.2). */
export function optionFits(option: Product, profileProductCode: string, snapshot: ChangeSnapshot): boolean {
  return (
    option.profileRule === "" || snapshot.rulePack.fit.profileRules[option.profileRule].includes(profileProductCode)
  );
}

/** The product that a profile has after a wish; its own when it is kept or removed. */
export function productAfter(profile: ProfileInService, wish: ProfileWish | undefined): string {
  return wish === undefined || wish.to === "keep" || wish.to === "remove" ? profile.productCode : wish.to;
}

export function withWish(draft: ChangeDraft, profile: ProfileInService, wish: ProfileWish): ChangeDraft {
  const { [profile.id]: _replaced, ...others } = draft.wishes;
  const to = wish.to === profile.productCode ? "keep" : wish.to;
  const options = wish.options !== null && sameOptions(wish.options, profile.options) ? null : wish.options;
  const changes = to !== "keep" || options !== null;
  return { ...draft, wishes: changes ? { ...others, [profile.id]: { to, options } } : others };
}

export function withExtra(draft: ChangeDraft, line: ExtraLine): ChangeDraft {
  return { ...draft, extras: [...draft.extras, line] };
}

/** Takes one line out of the draft; what it belongs to stays as it is in service. */
export function withoutLine(draft: ChangeDraft, origin: LineOrigin, snapshot: ChangeSnapshot): ChangeDraft {
  if (origin.kind === "extra") {
    return { ...draft, extras: draft.extras.filter((_, index) => index !== origin.index) };
  }
  const profile = snapshot.profiles.find(({ id }) => id === origin.profileId);
  const wish = draft.wishes[origin.profileId];
  if (!profile || !wish) return draft;
  if (origin.kind === "product") return withWish(draft, profile, { ...wish, to: "keep" });
  const wanted = wish.options ?? profile.options;
  const options = wanted.includes(origin.productCode)
    ? wanted.filter((code) => code !== origin.productCode)
    : [...wanted, origin.productCode];
  return withWish(draft, profile, { ...wish, options });
}

/** How a line's origin stands in the value of the button that takes the line out. */
export function originToken(origin: LineOrigin): string {
  switch (origin.kind) {
    case "product":
      return `drop:product:${origin.profileId}`;
    case "option":
      return `drop:option:${origin.profileId}:${origin.productCode}`;
    case "extra":
      return `drop:extra:${String(origin.index)}`;
    default:
      return origin satisfies never;
  }
}

export type DraftView = {
  readonly draft: ChangeDraft;
  /** Profiles whose options stand open. */
  readonly open: readonly string[];
  /** The category in view; empty: the first that has something in service. */
  readonly module: string;
  readonly search: string;
};

/** The page as another page leads to it: the options of one user open, or users chosen to be removed. Ids that are not in
 *  service are left out. */
export function prefilledDraft(
  snapshot: ChangeSnapshot,
  asked: { readonly profileId: string | null; readonly remove: readonly string[] },
): DraftView {
  const inService = snapshot.profiles.filter((profile) => profile.activeUntil === null);
  const subject = inService.find(({ id }) => id === asked.profileId || asked.remove.includes(id));
  const draft = inService
    .filter(({ id }) => asked.remove.includes(id))
    .reduce((grown, profile) => withWish(grown, profile, { to: "remove", options: null }), EMPTY_DRAFT);
  return {
    draft,
    open: subject?.id === asked.profileId ? [subject.id] : [],
    module: subject?.category ?? "",
    search: "",
  };
}

/** What stands in the date field, once it is a whole date. */
export function dateOrNull(value: string): LocalDate | null {
  return isLocalDate(value) ? value : null;
}

function linesOfWish(
  profile: ProfileInService,
  wish: ProfileWish,
  snapshot: ChangeSnapshot,
  products: ReadonlyMap<string, Product>,
): DraftLine[] {
  const profileId = profile.id;
  if (wish.to === "remove") {
    return [{ line: { action: "remove-profile", profileId }, origin: { kind: "product", profileId } }];
  }
  const after = productAfter(profile, wish);
  const wanted = fitting(wish.options ?? profile.options, after, snapshot, products);
  const optionLine = (action: "add-option" | "remove-option", productCode: string): DraftLine => ({
    line: { action, profileId, productCode },
    origin: { kind: "option", profileId, productCode },
  });
  return [
    ...(after === profile.productCode
      ? []
      : [
          {
            line: { action: "convert-profile", profileId, toProductCode: after },
            origin: { kind: "product", profileId },
          } satisfies DraftLine,
        ]),
    ...profile.options.filter((code) => !wanted.includes(code)).map((code) => optionLine("remove-option", code)),
    ...wanted.filter((code) => !profile.options.includes(code)).map((code) => optionLine("add-option", code)),
  ];
}

function fitting(
  options: readonly string[],
  productCode: string,
  snapshot: ChangeSnapshot,
  products: ReadonlyMap<string, Product>,
): readonly string[] {
  return options.filter((code) => {
    const option = products.get(code);
    return option === undefined || optionFits(option, productCode, snapshot);
  });
}

function sameOptions(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((code) => b.includes(code));
}
