import type { LocalDate } from "~/kernel/local-date";

/** Who uses a number at a moment: what rating must know of the user, and whose usage it is. */
export type Subscriber = {
  readonly customerId: string;
  readonly profileId: string;
  readonly isMobile: boolean;
  readonly options: ReadonlySet<string>;
  readonly exchange: Exchange;
};

/** A subscriber from a day up to and including another; null: no end known. */
export type SubscriberPeriod = { readonly from: LocalDate; readonly until: LocalDate | null; readonly subscriber: Subscriber };

/** The users of each number, E.164, at any time. */
export type SubscriberBook = ReadonlyMap<string, readonly SubscriberPeriod[]>;

/** The fixed numbers of one customer's exchange (R6.2): ranges of numbers of equal length, both ends included. */
export type Exchange = { readonly ranges: readonly ExchangeRange[]; readonly singles: ReadonlyMap<string, readonly Period[]> };

export type ExchangeRange = Period & { readonly first: string; readonly last: string };

export type Period = { readonly from: LocalDate; readonly until: LocalDate | null };

export function subscriberOn(book: SubscriberBook, e164: string, on: LocalDate): Subscriber | null {
  const periods = book.get(e164);
  if (periods === undefined) return null;
  for (const period of periods) if (covers(period, on)) return period.subscriber;
  return null;
}

export function isInExchange(exchange: Exchange, e164: string, on: LocalDate): boolean {
  const periods = exchange.singles.get(e164);
  if (periods?.some((period) => covers(period, on))) return true;
  for (const range of exchange.ranges) {
    if (e164.length === range.first.length && e164 >= range.first && e164 <= range.last && covers(range, on)) return true;
  }
  return false;
}

/** One exchange out of numbers and ranges; a range of one number is looked up, not searched. */
export function exchangeOf(ranges: readonly ExchangeRange[]): Exchange {
  const singles = new Map<string, Period[]>();
  for (const { first, last, from, until } of ranges) {
    if (first !== last) continue;
    const periods = singles.get(first) ?? [];
    periods.push({ from, until });
    singles.set(first, periods);
  }
  return { ranges: ranges.filter(({ first, last }) => first !== last), singles };
}

function covers(period: Period, on: LocalDate): boolean {
  return period.from <= on && (period.until === null || on <= period.until);
}
