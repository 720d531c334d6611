import { addDays, type LocalDate } from "~/kernel/local-date";
import type { Exchange, SubscriberPeriod } from "./subscriber";

/** A user who has a number, with the first and last day in service. A null last day means that no end is known. */
export type NumberHolder = {
  readonly customerId: string;
  readonly profileId: string;
  readonly isMobile: boolean;
  readonly from: LocalDate;
  readonly until: LocalDate | null;
};

export type OptionPeriod = { readonly code: string; readonly from: LocalDate; readonly until: LocalDate | null };

/** Divides the holder's time in service into periods in which the options do not change. */
export function subscriberPeriods(
  holder: NumberHolder,
  options: readonly OptionPeriod[],
  exchange: Exchange,
): SubscriberPeriod[] {
  const { customerId, profileId, isMobile } = holder;
  const starts = [
    holder.from,
    ...options.flatMap(({ from, until }) => (until === null ? [from] : [from, addDays(until, 1)])),
  ];
  const firstDays = [...new Set(starts)].filter((day) => isIn(holder, day)).sort();
  return firstDays.map((from, at) => {
    const next = firstDays[at + 1];
    const present = options.filter((option) => isIn(option, from)).map(({ code }) => code);
    return {
      from,
      until: next === undefined ? holder.until : addDays(next, -1),
      subscriber: { customerId, profileId, isMobile, options: new Set(present), exchange },
    };
  });
}

function isIn(period: { readonly from: LocalDate; readonly until: LocalDate | null }, day: LocalDate): boolean {
  return period.from <= day && (period.until === null || day <= period.until);
}
