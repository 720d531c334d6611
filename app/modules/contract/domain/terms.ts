import { addDays, dayOf, daysInMonthOf, latest, monthNumberOf, yearOf, type LocalDate } from "~/kernel/local-date";
import { divideHalfUp } from "~/kernel/money";
import { contractEnd, type Contract } from "./contract";

/** Monthly terms between two days as an exact fraction: whole calendar months, and parts of a month by days ÷ days in that
 *  month (R2.8). */
export type Terms = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly numerator: number;
  readonly denominator: number;
};

/** The terms from a day up to and including another; none when `to` lies before `from`. */
export function termsBetween(from: LocalDate, to: LocalDate): Terms {
  if (to < from) return { from, to, numerator: 0, denominator: 1 };
  const months = (yearOf(to) - yearOf(from)) * 12 + monthNumberOf(to) - monthNumberOf(from);
  const [firstMonth, lastMonth] = [daysInMonthOf(from), daysInMonthOf(to)];
  if (months === 0) {
    const days = dayOf(to) - dayOf(from) + 1;
    return days === firstMonth
      ? { from, to, numerator: 1, denominator: 1 }
      : { from, to, numerator: days, denominator: firstMonth };
  }
  const [firstDays, lastDays] = [firstMonth - dayOf(from) + 1, dayOf(to)];
  const between = months - 1;
  if (firstDays === firstMonth && lastDays === lastMonth) return { from, to, numerator: months + 1, denominator: 1 };
  return {
    from,
    to,
    numerator: between * firstMonth * lastMonth + firstDays * lastMonth + lastDays * firstMonth,
    denominator: firstMonth * lastMonth,
  };
}

/** The terms that remain once the last billed day has passed: from the day after it, never before the start date, to
 *  contract end (R1.3, R2.8). */
export function remainingTerms(contract: Contract, billedUntil: LocalDate): Terms {
  return termsBetween(latest(addDays(billedUntil, 1), contract.startDate), contractEnd(contract));
}

/** A percentage of a monthly amount over some terms, in cents, rounded half up once. */
export function termsCents(monthlyCents: number, terms: Terms, percent = 100): number {
  return divideHalfUp(monthlyCents * terms.numerator * percent, terms.denominator * 100);
}
