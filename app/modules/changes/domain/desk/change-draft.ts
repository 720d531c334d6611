import { isSupportedDay } from "~/kernel/supported-date";
import type { LocalDate } from "~/kernel/local-date";
import { priceListOn, type Product } from "~/modules/catalogue/domain/catalogue";
import { fitsProfile } from "~/modules/catalogue/domain/option-fit";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import type { ChangeLine, AddProfile, AddNumber, OrderPhone, RemoveNumber } from "../change-line";
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

/** The same wish for several profiles; `keep` leaves them as they are in service, their options too. */
export function withWishForAll(
  draft: ChangeDraft,
  profiles: readonly ProfileInService[],
  to: ProfileWish["to"],
): ChangeDraft {
  return profiles.reduce((grown, profile) => {
    const options = to === "keep" ? null : (grown.wishes[profile.id]?.options ?? null);
    return withWish(grown, profile, { to, options });
  }, draft);
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

/** Takes several lines out of the draft; extras by the places that they have in it now. */
export function withoutLines(
  draft: ChangeDraft,
  origins: readonly LineOrigin[],
  snapshot: ChangeSnapshot,
): ChangeDraft {
  // The last extra first, so that the places of those before it stay what they are.
  const placeOf = (origin: LineOrigin): number => (origin.kind === "extra" ? origin.index : -1);
  return origins
    .toSorted((a, b) => placeOf(b) - placeOf(a))
    .reduce((left, origin) => withoutLine(left, origin, snapshot), draft);
}

/** How the origins of lines stand in the value of the button that takes them out: `drop:` and an origin each. */
export function dropToken(origins: readonly LineOrigin[]): string {
  return `drop:${origins.map((origin) => originToken(origin)).join(",")}`;
}

/** The origins in such a value, without `drop:`; what is none is left out. */
export function originsOf(token: string): LineOrigin[] {
  return token.split(",").flatMap((each): LineOrigin[] => {
    const [kind, subject = "", productCode = ""] = each.split("~");
    if (kind === "extra") return [{ kind, index: Number(subject) }];
    if (kind === "option") return [{ kind, profileId: subject, productCode }];
    return kind === "product" ? [{ kind, profileId: subject }] : [];
  });
}

/** A line's origin in one word. */
export function originToken(origin: LineOrigin): string {
  switch (origin.kind) {
    case "product":
      return `product~${origin.profileId}`;
    case "option":
      return `option~${origin.profileId}~${origin.productCode}`;
    case "extra":
      return `extra~${String(origin.index)}`;
    default:
      return origin satisfies never;
  }
}

/** What stands in the date field, once it is a whole date. */
export function dateOrNull(value: string): LocalDate | null {
  return isSupportedDay(value) ? value : null;
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
    return option === undefined || fitsProfile(option, productCode, snapshot.rulePack.fit);
  });
}

function sameOptions(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((code) => b.includes(code));
}
