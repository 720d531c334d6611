import { groupThousands } from "./format-number";
import type { Language } from "~/kernel/language";

const NO_BREAK_SPACE = "\u00A0";
const MINUS = "\u2212";
const DECIMAL_MARK: Record<Language, string> = { nl: ",", en: "." };

/** Returns whole cents as an amount: `€ 1.234,56`, `−€ 13,00`. Zero never has a sign. Throws a RangeError for a
 *  fraction of a cent. */
export function formatCents(cents: number, language: Language): string {
  return `${cents < 0 ? MINUS : ""}${magnitude(cents, 2, 2, language)}`;
}

/** Returns a difference in whole cents, always signed unless it is zero: `+€ 5,00`, `−€ 13,00`, `€ 0,00`. */
export function formatSignedCents(cents: number, language: Language): string {
  return `${cents > 0 ? "+" : ""}${formatCents(cents, language)}`;
}

/** Returns an amount in cents as whole euros, rounded half up, for the axis of a chart: `€ 250`. */
export function formatWholeEuros(cents: number, language: Language): string {
  const euros = Math.floor((Math.abs(cents) + 50) / 100);
  return `${cents < 0 && euros > 0 ? MINUS : ""}${magnitude(euros, 0, 0, language)}`;
}

/** Returns a rate in micro-euros with at least two decimals: 60000 → `€ 0,06`, 12345 → `€ 0,012345`. */
export function formatMicroEuros(microEuros: number, language: Language): string {
  return `${microEuros < 0 ? MINUS : ""}${magnitude(microEuros, 6, 2, language)}`;
}

function magnitude(amount: number, decimals: number, leastDecimals: number, language: Language): string {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Not a whole amount: ${String(amount)}`);
  const digits = String(Math.abs(amount)).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals);
  const shown = fraction.slice(0, leastDecimals) + fraction.slice(leastDecimals).replace(/0+$/, "");
  const tail = shown === "" ? "" : `${DECIMAL_MARK[language]}${shown}`;
  return `€${NO_BREAK_SPACE}${groupThousands(whole, language)}${tail}`;
}
