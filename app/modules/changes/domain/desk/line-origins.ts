import { isSupportedDay } from "~/kernel/supported-date";
import type { LocalDate } from "~/kernel/local-date";
import { withWish, type ChangeDraft, type LineOrigin } from "./change-draft";
import type { ChangeSnapshot } from "./change-snapshot";

/** Returns the draft with a date for lines, or without one for null: all lines of a profile have the same. */
export function withDate(draft: ChangeDraft, origins: readonly LineOrigin[], date: LocalDate | null): ChangeDraft {
  return origins.reduce((dated, origin) => {
    if (origin.kind === "extra") {
      const extras = dated.extras.map((line, index) =>
        index === origin.index ? { ...line, preferredDate: date } : line,
      );
      return { ...dated, extras };
    }
    const wish = dated.wishes[origin.profileId];
    return wish ? { ...dated, wishes: { ...dated.wishes, [origin.profileId]: { ...wish, date } } } : dated;
  }, draft);
}

/** Returns the date that is asked for a line of a draft, or null. */
export function dateOf(draft: ChangeDraft, origin: LineOrigin): LocalDate | null {
  return (
    (origin.kind === "extra" ? draft.extras[origin.index]?.preferredDate : draft.wishes[origin.profileId]?.date) ?? null
  );
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
