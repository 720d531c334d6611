import { LANGUAGES } from "~/kernel/language";
import { countryName } from "~/format/country-name";

/** Returns the countries whose Dutch or English name, code or everyday name holds the words, whatever their accents and
 *  capitals: what is called exactly that first, then what begins with it. */
export function countriesNamed(words: string, codes: readonly string[]): string[] {
  const wanted = plain(words);
  if (wanted === "") return [];
  const ranked = codes.map((code) => ({ code, rank: Math.min(...namesOf(code).map((name) => rankOf(name, wanted))) }));
  const found = ranked.filter(({ rank }) => rank < UNLIKE).toSorted((a, b) => a.rank - b.rank);
  const exact = found.filter(({ rank }) => rank === 0);
  return (exact.length > 0 ? exact : found).map(({ code }) => code);
}

const UNLIKE = 3;
/** Within a name, fewer letters are in too many countries. */
const LEAST_INSIDE = 3;

function rankOf(name: string, wanted: string): number {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  return wanted.length >= LEAST_INSIDE && name.includes(wanted) ? 2 : UNLIKE;
}

function namesOf(code: string): readonly string[] {
  return [code, ...LANGUAGES.map((language) => countryName(code, language)), ...(EVERYDAY[code] ?? [])].map(plain);
}

/** What people say that is not the name in either language. */
const EVERYDAY: Readonly<Record<string, readonly string[]>> = {
  AE: ["UAE", "VAE", "Emiraten", "Dubai"],
  CD: ["Congo"],
  CZ: ["Czech Republic"],
  GB: ["UK", "Engeland", "England", "Groot-Brittannië", "Great Britain", "Schotland", "Scotland", "Wales"],
  KR: ["Korea"],
  NL: ["Holland"],
  US: ["USA", "VS", "Amerika", "America"],
};

/** Without accents, capitals and signs. */
function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
