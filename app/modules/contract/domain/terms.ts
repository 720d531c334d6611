import { addDays, dayOf, daysInMonthOf, latest, monthNumberOf, yearOf, type LocalDate } from "~/kernel/local-date";
import { divideHalfUp } from "~/kernel/money";
import { contractEnd, type Contract } from "./contract";

/** The monthly terms between two days as an exact fraction: whole calendar months, and parts of a month as days ÷ days
 *  in that month (R2.8). */
export type Terms = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly numerator: number;
  readonly denominator: number;
};

/** Returns the terms between two days, both included. There are none when `to` is before `from`. */
export function termsBetween(from: LocalDate, to: LocalDate): Terms {
  if (to < from) return { from, to, numerator: 0, denominator: 1 };
  const months = (yearOf(to) - yearOf(from)) * 12 + monthNumberOf(to) - monthNumberOf(from);
  const [firstMonth, lastMonth] = [daysInMonthOf(from), daysInMonthOf(to)];
  if (months === 0) {
    const { days, of } = partOf(dayOf(to) - dayOf(from) + 1, firstMonth);
    return { from, to, numerator: days, denominator: of };
  }
  const [firstDays, lastDays] = [firstMonth - dayOf(from) + 1, dayOf(to)];
  const between = months - 1;
  const first = partOf(firstDays, firstMonth);
  const last = partOf(lastDays, lastMonth);
  return {
    from,
    to,
    numerator: between * first.of * last.of + first.days * last.of + last.days * first.of,
    denominator: first.of * last.of,
  };
}

/** Returns the terms that remain after the last billed day: from the next day, but not before the start of the
 *  contract, until its end (R1.3, R2.8). */
export function remainingTerms(contract: Contract, billedUntil: LocalDate): Terms {
  return termsBetween(latest(addDays(billedUntil, 1), contract.startDate), contractEnd(contract));
}

/** Returns a percentage of a monthly amount over a number of terms in cents, rounded half up once. */
export function termsCents(monthlyCents: number, terms: Terms, percent = 100): number {
  return divideHalfUp(monthlyCents * terms.numerator * percent, terms.denominator * 100);
}

/** Days of a month; a whole one is 1 of 1, so that a sum keeps the denominator that people know: days of a month. */
function partOf(days: number, month: number): { readonly days: number; readonly of: number } {
  return days === month ? { days: 1, of: 1 } : { days, of: month };
}
