import { outcomeIndex, type NumberPlan } from "./number-plan";
import type { DialledPrefix, RatingPolicy } from "./rate-sheet";

/** What was called. `dialled`: as in the Netherlands (`0900…`, `1850`). `outcome`: place in the number plan. */
export type CalledNumber =
  | { readonly kind: "free" }
  | { readonly kind: "paid"; readonly dialled: string }
  | { readonly kind: "national"; readonly isMobile: boolean }
  | { readonly kind: "foreign"; readonly outcome: number }
  | { readonly kind: "invalid" };

const FREE: CalledNumber = { kind: "free" };
const FIXED: CalledNumber = { kind: "national", isMobile: false };
const MOBILE: CalledNumber = { kind: "national", isMobile: true };
const INVALID: CalledNumber = { kind: "invalid" };
const MIN_LENGTH = 3;
/** Of E.164, without the plus. */
const MAX_DIGITS = 15;

/** Classifies a number by prefix tables alone (R6.3, R6.4, R6.6). Dutch numbers go by our own table: their type never tells the
 *  tariff. */
export function classifyNumber(text: string, plan: NumberPlan, dutch: RatingPolicy["dutchNumbers"]): CalledNumber {
  if (text.length < MIN_LENGTH) return INVALID;
  const isInternational = text.charAt(0) === "+";
  if (isInternational && !text.startsWith("31", 1)) return classifyForeign(text, 1, plan);
  if (!isInternational && text.startsWith("00")) {
    return text.startsWith("31", 2) ? classifyDutch(text.slice(4), dutch) : classifyForeign(text, 2, plan);
  }
  return isInternational ? classifyDutch(text.slice(3), dutch) : classifyDialled(text, dutch);
}

function classifyForeign(text: string, at: number, plan: NumberPlan): CalledNumber {
  if (text.length - at < MIN_LENGTH || text.length - at > MAX_DIGITS) return INVALID;
  const outcome = outcomeIndex(plan, text, at);
  return outcome < 0 ? INVALID : { kind: "foreign", outcome };
}

/** The number after +31. A short number keeps its length there; +31 180 … is an area, +31 1850 the information number. */
function classifyDutch(national: string, dutch: RatingPolicy["dutchNumbers"]): CalledNumber {
  const isShort = (rule: DialledPrefix): boolean => rule.prefix.charAt(0) !== "0" && rule.length !== null && fits(national, rule);
  if (national.charAt(0) === "0" || dutch.free.some(isShort) || dutch.paid.some(isShort)) return classifyDialled(national, dutch);
  return classifyDialled(`0${national}`, dutch);
}

function classifyDialled(dialled: string, dutch: RatingPolicy["dutchNumbers"]): CalledNumber {
  if (dialled.length < MIN_LENGTH || dialled.length > MAX_DIGITS || !isDigits(dialled)) return INVALID;
  if (fitsAny(dialled, dutch.free)) return FREE;
  if (fitsAny(dialled, dutch.paid)) return { kind: "paid", dialled };
  if (dialled.charAt(0) !== "0") return fitsAny(dialled, dutch.nationalShort) ? FIXED : { kind: "paid", dialled };
  return fitsAny(dialled, dutch.mobile) ? MOBILE : FIXED;
}

function fitsAny(dialled: string, rules: readonly DialledPrefix[]): boolean {
  for (const rule of rules) if (fits(dialled, rule)) return true;
  return false;
}

function fits(dialled: string, rule: DialledPrefix): boolean {
  return (rule.length === null || dialled.length === rule.length) && dialled.startsWith(rule.prefix);
}

function isDigits(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}
