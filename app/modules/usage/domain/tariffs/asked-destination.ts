import { findPhoneNumber } from "../phone-number";

/** What somebody who looks up a rate typed: a number or its beginning, or the name of a country. */
export type AskedDestination =
  | { readonly kind: "nothing" }
  /** `digits`: those of E.164 abroad, those after +31 of a Dutch number, or those of a short number. `e164` is the whole
   *  number as an integer, or 0 when it is none yet. */
  | {
      readonly kind: "number";
      readonly of: "abroad" | "dutch" | "short";
      readonly digits: string;
      readonly e164: number;
    }
  | { readonly kind: "name"; readonly words: string }
  /** Digits that no number can begin with. */
  | { readonly kind: "impossible" };

/** The longest text that is looked at. */
export const MAX_ASKED = 80;

/** Reads what was typed. A number may have spaces and signs between its digits, a trunk 0 in brackets, and end where one
 *  stopped typing (`+32 4…`, `18xy`). */
export function askedDestination(text: string): AskedDestination {
  const typed = text.normalize("NFKC").replace(/\p{C}/gu, "").trim().slice(0, MAX_ASKED);
  if (typed === "") return { kind: "nothing" };
  if (!NUMBER.test(typed)) return { kind: "name", words: typed };
  const written = typed.replace(/\(0\)/g, "").replace(/[^\d+]/g, "");
  if (written.lastIndexOf("+") > 0) return { kind: "impossible" };
  return numberOf(written);
}

/** Returns what an address asks for: a plus that is not written as %2B arrives as a space. */
export function askedInAddress(text: string): string {
  return /^ [1-9]/.test(text) ? `+${text.slice(1)}` : text;
}

const NUMBER = /^\+?[\d\s().,/\-\u2010-\u2015\u2026+]*\d[\d\s().,/\-\u2010-\u2015\u2026]*[xy]{0,3}$/iu;
const MAX_DIGITS = 15;
/** More digits than a short number has, and fewer than a number abroad has with its calling code. */
const LEAST_WITHOUT_PLUS = 7;

function numberOf(written: string): AskedDestination {
  if (written.startsWith("+")) return international(written.slice(1));
  if (written.startsWith("00")) return international(written.slice(2));
  if (written.startsWith("0")) return dutch(written.slice(1));
  return written.length >= LEAST_WITHOUT_PLUS ? international(written) : short(written);
}

function international(digits: string): AskedDestination {
  if (digits === "" || digits.startsWith("0") || digits.length > MAX_DIGITS) return { kind: "impossible" };
  if (digits.startsWith("31")) return dutch(digits.slice(2).replace(/^0/, ""));
  return { kind: "number", of: "abroad", digits, e164: e164Of(`+${digits}`) };
}

function dutch(digits: string): AskedDestination {
  if (digits.startsWith("0") || digits.length > MAX_DIGITS - 2) return { kind: "impossible" };
  return { kind: "number", of: "dutch", digits, e164: e164Of(`+31${digits}`) };
}

/** The beginning of 18xy and 116xxx is taken for one of them. */
function short(written: string): AskedDestination {
  const length = written.startsWith("18") ? 4 : written.startsWith("116") ? 6 : written.length;
  const digits = written.padEnd(length, "0");
  return findPhoneNumber(digits) === null ? { kind: "impossible" } : { kind: "number", of: "short", digits, e164: 0 };
}

function e164Of(text: string): number {
  return findPhoneNumber(text)?.e164 ?? 0;
}
