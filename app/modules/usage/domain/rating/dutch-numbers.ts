import { digitTable, type DigitTable } from "./digit-table";
import type { DialledPrefix, RateSheet, ServiceNumberRate } from "./rate-sheet";

/** What a Dutch number is to the tariff (R6.3, R6.6). A null `rate` is a paid number without a tariff. */
export type DutchNumber =
  | { readonly kind: "free" }
  | { readonly kind: "service"; readonly rate: ServiceNumberRate | null }
  | { readonly kind: "national"; readonly isMobile: boolean };

/** The Dutch numbers as tables: `short` is indexed by the digits of a short number, `after31` by those that follow +31.
 */
export type DutchNumberPlan = {
  readonly short: DigitTable;
  readonly after31: DigitTable;
  readonly outcomes: readonly DutchNumber[];
};

/** Builds the tables from our own prefixes: the type of a Dutch number in the world's number plan says nothing about
 *  its tariff. */
export function dutchNumberPlan(sheet: RateSheet): DutchNumberPlan {
  const outcomes: readonly DutchNumber[] = [
    { kind: "national", isMobile: false },
    { kind: "national", isMobile: true },
    { kind: "free" },
    { kind: "service", rate: null },
    ...sheet.serviceNumbers.map((rate) => ({ kind: "service", rate }) as const),
  ];
  const places = new Map(outcomes.map((outcome, place) => [nameOf(outcome), place]));
  const place = (outcome: DutchNumber): number => places.get(nameOf(outcome)) ?? 0;
  const { free, paid, mobile, nationalShort } = sheet.policy.dutchNumbers;
  const rules = [...free, ...paid, ...mobile, ...nationalShort];
  const prefixes = [...rules, ...sheet.serviceNumbers.map(({ prefix }) => ({ prefix, length: null }))];
  const longest = Math.max(...prefixes.map(({ prefix }) => prefix.length));
  const isShort = (rule: DialledPrefix, digits: string): boolean =>
    rule.length !== null && !rule.prefix.startsWith("0") && fits(rule, digits);

  const dialled = (digits: string): DutchNumber => {
    if (free.some((rule) => fits(rule, digits))) return { kind: "free" };
    if (paid.some((rule) => fits(rule, digits))) return { kind: "service", rate: rateOf(sheet, digits) };
    if (mobile.some((rule) => fits(rule, digits))) return { kind: "national", isMobile: true };
    const isNational = digits.startsWith("0") || nationalShort.some((rule) => fits(rule, digits));
    return isNational ? { kind: "national", isMobile: false } : { kind: "service", rate: null };
  };
  // A short number keeps its length behind +31: +31 1850 is the information number, +31 180 … an area.
  const after31 = (digits: string): DutchNumber =>
    dialled(rules.some((rule) => isShort(rule, digits)) ? digits : `0${digits}`);

  const tableOf = (classify: (digits: string) => DutchNumber, isOpen: (digits: string) => boolean): DigitTable =>
    digitTable({
      start: "",
      // No rule asks for more than the first digits and the length.
      key: (digits) => `${digits.slice(0, longest)} ${digits.length.toString()}`,
      after: (digits, digit) => digits + digit.toString(),
      outcome: (digits) => place(classify(digits)),
      isDecided: (digits) => !isOpen(digits),
    });
  const isOpen = (digits: string): boolean => digits === "" || prefixes.some((rule) => mayStillFit(rule, digits));
  return {
    short: tableOf(dialled, isOpen),
    after31: tableOf(after31, (digits) => isOpen(digits) || isOpen(`0${digits}`)),
    outcomes,
  };
}

function nameOf(number: DutchNumber): string {
  if (number.kind === "service") return `service ${number.rate?.prefix ?? ""}`;
  return number.kind === "national" && number.isMobile ? "mobile" : number.kind;
}

/** The longest prefix decides. */
function rateOf(sheet: RateSheet, digits: string): ServiceNumberRate | null {
  const fitting = sheet.serviceNumbers.filter(({ prefix }) => digits.startsWith(prefix));
  return fitting.toSorted((a, b) => b.prefix.length - a.prefix.length)[0] ?? null;
}

function fits(rule: DialledPrefix, digits: string): boolean {
  return digits.startsWith(rule.prefix) && (rule.length === null || digits.length === rule.length);
}

/** Returns whether more digits can make the rule match or stop matching. */
function mayStillFit(rule: DialledPrefix, digits: string): boolean {
  if (digits.length < rule.prefix.length) return rule.prefix.startsWith(digits);
  return digits.startsWith(rule.prefix) && rule.length !== null && digits.length <= rule.length;
}
