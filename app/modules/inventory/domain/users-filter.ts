import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { ProfileOverview } from "./module-overview";

/** The filter of the list of users. */
export type UsersFilter = {
  /** Part of a name, a cost centre or a telephone number; "" for everyone. */
  readonly search: string;
  /** One module, or null for all. */
  readonly category: Category | null;
  /** A product or option that the user has, or null for any. */
  readonly productCode: string | null;
};

export function isNarrowed({ search, category, productCode }: UsersFilter): boolean {
  return search !== "" || category !== null || productCode !== null;
}

/** Returns whether a user matches the filter. */
export function matchesUser(profile: ProfileOverview, { search, productCode }: UsersFilter): boolean {
  const hasProduct =
    productCode === null || profile.code === productCode || profile.options.some(({ code }) => code === productCode);
  return hasProduct && matchesWords({ words: [profile.user, profile.costCentre ?? ""], e164: profile.e164 }, search);
}

/** Returns whether words or a number contain the search. A number may be written with its leading 0 or +31, with or
 *  without spaces. */
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
