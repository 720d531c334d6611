import { isSupportedDay } from "~/kernel/supported-date";
import type { LocalDate } from "~/kernel/local-date";
import { productInUseOn } from "~/modules/catalogue/domain/catalogue";
import { fitsProfile } from "~/modules/catalogue/domain/option-fit";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import type {
  AddNumber,
  AddProfile,
  ChangeLine,
  Dated,
  HandOver,
  OrderPhone,
  RemoveNumber,
  RemoveProfile,
} from "../change-line";
import type { ChangeSnapshot } from "./change-snapshot";

/** What the customer is putting together: a wish per profile, and lines that are about no profile. */
export type ChangeDraft = {
  /** By profile id, only for profiles that are to differ from what is in service. */
  readonly wishes: Readonly<Record<string, ProfileWish>>;
  readonly extras: readonly ExtraLine[];
  readonly preferredDate: LocalDate | null;
};

export type ProfileWish = {
  /** `keep`, `remove`, or the code of the product to convert to. */
  readonly to: string;
  /** The options that the profile is to have, or null to keep its current ones. */
  readonly options: readonly string[] | null;
};

/** A line that changes neither the product nor the options of a profile. */
export type ExtraLine = (
  AddProfile | AddNumber | RemoveNumber | OrderPhone | GroupOptionLine | HandOver | RemoveProfile
) &
  Dated;
export type GroupOptionLine = {
  readonly action: "add-option" | "remove-option";
  readonly profileId: null;
  readonly productCode: string;
};

/** The part of the draft that a line comes from, so that the line can be taken out again. */
export type LineOrigin =
  | { readonly kind: "product"; readonly profileId: string }
  | { readonly kind: "option"; readonly profileId: string; readonly productCode: string }
  | { readonly kind: "extra"; readonly index: number };

export type DraftLine = { readonly line: ChangeLine; readonly origin: LineOrigin };

export const EMPTY_DRAFT: ChangeDraft = { wishes: {}, extras: [], preferredDate: null };

/** Returns the lines of a draft in the order of the page: for each profile its product, removed options and added
 *  options, then the extras. A conversion also removes the options that do not fit the new product (R5.4). */
export function linesOf(draft: ChangeDraft, snapshot: ChangeSnapshot): DraftLine[] {
  return [
    ...snapshot.profiles.flatMap((profile) => {
      const wish = draft.wishes[profile.id];
      return wish ? linesOfWish(profile, wish, snapshot) : [];
    }),
    ...draft.extras.map((line, index): DraftLine => ({ line, origin: { kind: "extra", index } })),
  ];
}

/** Returns the options that a profile will have under a wish, without those that do not fit its new product. */
export function wantedOptions(
  profile: ProfileInService,
  wish: ProfileWish | undefined,
  snapshot: ChangeSnapshot,
): readonly string[] {
  return fitting(wish?.options ?? profile.options, productAfter(profile, wish), snapshot);
}

/** Returns the product that a profile has under a wish. A profile that is kept or removed keeps its current one. */
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

/** Returns the draft with the same wish for several profiles. `keep` resets them to what is in service, options
 *  included. */
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

/** Returns the draft without one line. The profile it was about keeps what is in service. */
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

/** Returns the draft without several lines. The indexes of extras are those in the given draft. */
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

/** Returns the value of the button that takes out lines: `drop:` followed by each origin. */
export function dropToken(origins: readonly LineOrigin[]): string {
  return `drop:${origins.map((origin) => originToken(origin)).join(",")}`;
}

/** Parses the value of such a button, without `drop:`. Anything that is not an origin is ignored. */
export function originsOf(token: string): LineOrigin[] {
  return token.split(",").flatMap((each): LineOrigin[] => {
    const [kind, subject = "", productCode = ""] = each.split("~");
    if (kind === "extra") return [{ kind, index: Number(subject) }];
    if (kind === "option") return [{ kind, profileId: subject, productCode }];
    return kind === "product" ? [{ kind, profileId: subject }] : [];
  });
}

/** Returns an origin as one word. */
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

/** Returns the value of a date field, or null while it is not a complete date. */
export function dateOrNull(value: string): LocalDate | null {
  return isSupportedDay(value) ? value : null;
}

function linesOfWish(profile: ProfileInService, wish: ProfileWish, snapshot: ChangeSnapshot): DraftLine[] {
  const profileId = profile.id;
  if (wish.to === "remove") {
    return [{ line: { action: "remove-profile", profileId }, origin: { kind: "product", profileId } }];
  }
  const after = productAfter(profile, wish);
  const wanted = fitting(wish.options ?? profile.options, after, snapshot);
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

/** Without the options that do not fit; one that is no longer sold is judged as well. */
function fitting(options: readonly string[], productCode: string, snapshot: ChangeSnapshot): readonly string[] {
  return options.filter((code) => {
    const option = productInUseOn(snapshot.priceBook, code, snapshot.receivedOn);
    return !option || fitsProfile(option, productCode, snapshot.rulePack.fit);
  });
}

function sameOptions(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((code) => b.includes(code));
}
