import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { ProfileOverview } from "./module-overview";

/** What the list of users is narrowed to. */
export type UsersFilter = {
  /** A part of a name, a cost centre, or of a telephone number; "" for all. */
  readonly search: string;
  /** One module; null for all. */
  readonly category: Category | null;
  /** A product or option that the user has; null for any. */
  readonly productCode: string | null;
};

export function isNarrowed({ search, category, productCode }: UsersFilter): boolean {
  return search !== "" || category !== null || productCode !== null;
}

/** Whether a user is one that is looked for. */
export function matchesUser(profile: ProfileOverview, { search, productCode }: UsersFilter): boolean {
  const hasProduct =
    productCode === null || profile.code === productCode || profile.options.some(({ code }) => code === productCode);
  return hasProduct && matchesWords({ words: [profile.user, profile.costCentre ?? ""], e164: profile.e164 }, search);
}

/** Whether some words, or a number, hold what is looked for. A number may be written with its 0, with +31, with or without spaces. */
export function matchesWords(
  { words, e164 }: { readonly words: readonly string[]; readonly e164: string | null },
  search: string,
): boolean {
  const wanted = search.toLocaleLowerCase("nl");
  const digits = wanted.replaceAll(/\D/g, "").replace(/^0+/, "");
  return (
    wanted === "" ||
    words.some((text) => text.toLocaleLowerCase("nl").includes(wanted)) ||
    (digits.length >= 2 && /^[\d\s()+.-]+$/.test(wanted) && (e164 ?? "").includes(digits))
  );
}
