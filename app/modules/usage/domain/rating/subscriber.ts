import type { LocalDate } from "~/kernel/local-date";
import { numberIndex, type NumberIndex } from "./number-index";

/** The user of a number at a moment: what rating needs to know, and whose usage it is. */
export type Subscriber = {
  readonly customerId: string;
  readonly profileId: string;
  readonly isMobile: boolean;
  readonly options: ReadonlySet<string>;
  readonly exchange: Exchange;
};

/** A range of days, both ends included. Null leaves an end open. */
export type Period = { readonly from: LocalDate | null; readonly until: LocalDate | null };

export type SubscriberPeriod = Period & { readonly subscriber: Subscriber };

/** The users of each number over time. */
export type SubscriberBook = NumberIndex<readonly SubscriberPeriod[]>;

/** The fixed numbers of one customer's exchange (R6.2). */
export type Exchange = {
  readonly ranges: readonly ExchangeRange[];
  readonly singles: NumberIndex<readonly Period[]>;
};

/** Both ends are included and have the same length. */
export type ExchangeRange = Period & { readonly first: number; readonly last: number };

export function subscriberOn(book: SubscriberBook, e164: number, on: LocalDate): Subscriber | null {
  const periods = book.get(e164);
  if (periods === undefined) return null;
  for (const period of periods) if (covers(period, on)) return period.subscriber;
  return null;
}

export function isInExchange(exchange: Exchange, e164: number, on: LocalDate): boolean {
  for (const range of exchange.ranges) {
    if (e164 >= range.first && e164 <= range.last && covers(range, on)) return true;
  }
  const periods = exchange.singles.get(e164);
  if (periods === undefined) return false;
  for (const period of periods) if (covers(period, on)) return true;
  return false;
}

/** Builds an exchange from numbers and ranges. A range of one number is found by lookup rather than search. */
export function exchangeOf(ranges: readonly ExchangeRange[]): Exchange {
  const singles = new Map<number, Period[]>();
  for (const { first, last, from, until } of ranges) {
    if (first !== last) continue;
    const periods = singles.get(first) ?? [];
    periods.push({ from, until });
    singles.set(first, periods);
  }
  return { ranges: ranges.filter(({ first, last }) => first !== last), singles: numberIndex(singles) };
}

function covers(period: Period, on: LocalDate): boolean {
  return (period.from === null || period.from <= on) && (period.until === null || on <= period.until);
}
