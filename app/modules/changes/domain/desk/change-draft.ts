import type { LocalDate } from "~/kernel/local-date";
import { productInUseOn } from "~/modules/catalogue/domain/catalogue";
import { exclusivePartners, fitsProfile } from "~/modules/catalogue/domain/option-fit";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import type { AddNumber, AddProfile, ChangeLine, Dated, HandOver, OrderPhone, RemoveNumber } from "../change-line";
import type { RequestNote } from "../request-note";
import type { ChangeSnapshot } from "./change-snapshot";

/** What the customer is putting together: a wish per profile, and lines that are about no profile. */
export type ChangeDraft = {
  /** By profile id, only for profiles that are to differ from what is in service. */
  readonly wishes: Readonly<Record<string, ProfileWish>>;
  readonly extras: readonly ExtraLine[];
  readonly preferredDate: LocalDate | null;
  /** What the customer calls it, as far as something was typed. It decides nothing. */
  readonly note?: RequestNote;
};

export type ProfileWish = {
  /** `keep`, `remove`, or the code of the product to convert to. */
  readonly to: string;
  /** The options that the profile is to have, or null to keep its current ones. */
  readonly options: readonly string[] | null;
  /** Why the added options that ask for a reason are needed (R5.7). */
  readonly substantiation?: string;
  /** The date that is asked for all of it (R3.4); null or absent: that of the request, or else the earliest. */
  readonly date?: LocalDate | null;
};

/** A line that changes neither the product nor the options of a profile. */
export type ExtraLine = (AddProfile | AddNumber | RemoveNumber | OrderPhone | GroupOptionLine | HandOver) & Dated;
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
      if (!wish) return [];
      const preferredDate = wish.date ?? null;
      const lines = linesOfWish(profile, wish, snapshot);
      return preferredDate === null
        ? lines
        : lines.map(({ line, origin }) => ({ line: { ...line, preferredDate }, origin }));
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
  const { date = null, substantiation = "" } = wish;
  const kept = {
    to,
    options,
    ...(date === null ? {} : { date }),
    ...(substantiation === "" ? {} : { substantiation }),
  };
  return { ...draft, wishes: changes ? { ...others, [profile.id]: kept } : others };
}

/** Returns the draft with the same wish for several profiles. `keep` resets them to what is in service, options
 *  included. */
export function withWishForAll(
  draft: ChangeDraft,
  profiles: readonly ProfileInService[],
  to: ProfileWish["to"],
): ChangeDraft {
  return profiles.reduce((grown, profile) => {
    const { options = null, date = null, ...rest } = grown.wishes[profile.id] ?? {};
    return withWish(grown, profile, { ...rest, to, options: to === "keep" ? null : options, date });
  }, draft);
}

/** Returns the draft in which profiles get an option, or no longer have it (R2.6). A partner that excludes it makes room (R5.3). */
export function withOptionForAll(
  draft: ChangeDraft,
  profiles: readonly ProfileInService[],
  { productCode, isWanted }: { readonly productCode: string; readonly isWanted: boolean },
  snapshot: ChangeSnapshot,
): ChangeDraft {
  const partners = exclusivePartners(productCode, snapshot.rulePack.fit);
  return profiles.reduce((grown, profile) => {
    const wish = grown.wishes[profile.id];
    const without = wantedOptions(profile, wish, snapshot).filter(
      (code) => code !== productCode && !(isWanted && partners.includes(code)),
    );
    const options = isWanted ? [...without, productCode] : without;
    return withWish(grown, profile, { ...wish, to: wish?.to ?? "keep", options, date: wish?.date ?? null });
  }, draft);
}

/** Returns the draft with what the customer calls it; nothing typed is no note. */
export function withNote({ note: _before, ...draft }: ChangeDraft, note: RequestNote): ChangeDraft {
  return note.reference === null && note.comment === null ? draft : { ...draft, note };
}

export function withExtra(draft: ChangeDraft, line: ExtraLine): ChangeDraft {
  return { ...draft, extras: [...draft.extras, line] };
}

/** Returns the draft with what lines ask for added to it: they go before what it asks of the same profile and option. A line about a
 *  profile that is not there is left out. */
export function withLines(draft: ChangeDraft, lines: readonly ChangeLine[], snapshot: ChangeSnapshot): ChangeDraft {
  const profiles = new Map(snapshot.profiles.map((profile) => [profile.id, profile]));
  return lines.reduce((grown, line) => {
    switch (line.action) {
      case "remove-profile":
      case "convert-profile":
      case "add-option":
      case "remove-option": {
        if (isOfGroup(line)) return withExtra(grown, line);
        const profile = profiles.get(line.profileId ?? "");
        return profile ? withWish(grown, profile, wishWith(line, profile, grown.wishes[profile.id])) : grown;
      }
      case "hand-over":
      case "order-phone":
        return profiles.has(line.profileId) ? withExtra(grown, line) : grown;
      case "add-profile":
      case "add-number":
      case "remove-number":
        return withExtra(grown, line);
      default:
        return line satisfies never;
    }
  }, draft);
}

/** Returns the draft with lines added that it does not ask already: the same lines twice are the same draft. */
export function withMissingLines(
  draft: ChangeDraft,
  lines: readonly ChangeLine[],
  snapshot: ChangeSnapshot,
): ChangeDraft {
  const there = new Set(draft.extras.map((line) => JSON.stringify(line)));
  return withLines(
    draft,
    lines.filter((line) => !there.has(JSON.stringify(line))),
    snapshot,
  );
}

function isOfGroup(line: ChangeLine): line is GroupOptionLine & Dated {
  return (line.action === "add-option" || line.action === "remove-option") && line.profileId === null;
}

function wishWith(line: ProfileLine, profile: ProfileInService, wish: ProfileWish | undefined): ProfileWish {
  const date = line.preferredDate ?? wish?.date ?? null;
  const to = wish?.to ?? "keep";
  const options = wish?.options ?? profile.options;
  switch (line.action) {
    case "remove-profile":
      return { to: "remove", options: null, date };
    case "convert-profile":
      return { ...wish, to: line.toProductCode, options: wish?.options ?? null, date };
    case "add-option":
      return {
        ...wish,
        to,
        options: [...new Set([...options, line.productCode])],
        date,
        substantiation: line.substantiation ?? wish?.substantiation ?? "",
      };
    case "remove-option":
      return { ...wish, to, options: options.filter((code) => code !== line.productCode), date };
    default:
      return line satisfies never;
  }
}

type ProfileLine = Extract<
  ChangeLine,
  { action: "remove-profile" | "convert-profile" | "add-option" | "remove-option" }
>;

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
    ...wanted
      .filter((code) => !profile.options.includes(code))
      .map((code) => withReason(optionLine("add-option", code), wish, snapshot)),
  ];
}

function withReason(drafted: DraftLine, { substantiation }: ProfileWish, { rulePack }: ChangeSnapshot): DraftLine {
  const { line } = drafted;
  if (line.action !== "add-option" || !substantiation || !rulePack.fit.substantiated.includes(line.productCode)) {
    return drafted;
  }
  return { ...drafted, line: { ...line, substantiation } };
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
