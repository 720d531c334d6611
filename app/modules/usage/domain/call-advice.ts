import { addDays, addMonths, firstOfMonth, latest, type LocalDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";

/** The national calls of a line in a calendar month. */
export type CallsOfMonth = {
  readonly profileId: string;
  /** Its first day. */
  readonly month: LocalDate;
  /** What national calls cost, without VAT. */
  readonly chargeCents: number;
  readonly records: number;
  /** Minutes within the option for unlimited national calls. */
  readonly includedMinutes: number;
};

/** A fixed line on which the option can be. */
export type CallingLine = {
  readonly profileId: string;
  /** The first day on which its calls are that of whoever has it. */
  readonly since: LocalDate;
  /** The first day of the option, or null when the line does not have it. */
  readonly optionSince: LocalDate | null;
};

/** What the option would have spared a line over whole months that have passed, with the sum that proves it (R6.3). Amounts are cents
 *  without VAT. */
export type CallAdvice = {
  /** Order the option, or stop it. */
  readonly kind: "add" | "drop";
  readonly profileId: string;
  /** The first and last month, and how many they are. */
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly months: number;
  /** What the calls cost that the option would have included; none when it is to be stopped. */
  readonly callsCents: number;
  readonly records: number;
  readonly optionCents: number;
  /** What is paid once to order it. */
  readonly onceCents: number;
  readonly savedCents: number;
};

/** How many whole months are looked at, and in how many of them an option must have been unused. */
export const MONTHS_LOOKED_AT = 12;
const LEAST_UNUSED = 3;

/** Returns the advice that would have spared most over the whole months before a day, or null when none would have spared anything. `known`
 *  are the months of which there is any usage of the customer: what is not there yet is not unused. */
export function callAdvice(
  lines: readonly CallingLine[],
  calls: readonly CallsOfMonth[],
  known: readonly LocalDate[],
  {
    priceCents,
    onceCents,
    today,
  }: { readonly priceCents: number; readonly onceCents: number; readonly today: LocalDate },
): CallAdvice | null {
  const found = lines.flatMap((line) => {
    const own = calls.filter(({ profileId }) => profileId === line.profileId);
    return line.optionSince === null
      ? cheaperWith(line, own, { priceCents, onceCents, today })
      : unused(line, line.optionSince, own, known, { priceCents, today });
  });
  return found.toSorted((a, b) => b.savedCents - a.savedCents)[0] ?? null;
}

/** National calls cost more than the option would have. */
function cheaperWith(
  { profileId, since }: CallingLine,
  calls: readonly CallsOfMonth[],
  {
    priceCents,
    onceCents,
    today,
  }: { readonly priceCents: number; readonly onceCents: number; readonly today: LocalDate },
): CallAdvice[] {
  const months = wholeMonths(since, today);
  const counted = calls.filter(({ month }) => months.includes(month));
  const callsCents = sum(counted.map(({ chargeCents }) => chargeCents));
  const optionCents = months.length * priceCents;
  const savedCents = callsCents - optionCents - onceCents;
  const records = sum(counted.map((each) => each.records));
  return advice(months, { kind: "add", profileId, callsCents, records, optionCents, onceCents, savedCents });
}

/** The option was paid for, and no call fell under it. */
function unused(
  { profileId, since }: CallingLine,
  optionSince: LocalDate,
  calls: readonly CallsOfMonth[],
  known: readonly LocalDate[],
  { priceCents, today }: { readonly priceCents: number; readonly today: LocalDate },
): CallAdvice[] {
  const months = wholeMonths(latest(since, optionSince), today);
  const isKnown = months.every((month) => known.includes(month));
  const isUsed = calls.some(({ month, includedMinutes }) => months.includes(month) && includedMinutes > 0);
  const usedNow = calls.some(({ month, includedMinutes }) => month === firstOfMonth(today) && includedMinutes > 0);
  if (months.length < LEAST_UNUSED || !isKnown || isUsed || usedNow) return [];
  const optionCents = months.length * priceCents;
  const none = { callsCents: 0, records: 0, onceCents: 0 };
  return advice(months, { kind: "drop", profileId, ...none, optionCents, savedCents: optionCents });
}

function advice(months: readonly LocalDate[], rest: Omit<CallAdvice, "from" | "until" | "months">): CallAdvice[] {
  const [from] = months;
  const until = months.at(-1);
  if (from === undefined || until === undefined || rest.savedCents <= 0) return [];
  return [{ ...rest, from, until, months: months.length }];
}

/** Returns the first days of the last whole months before that of a day, oldest first, as far as they lie after a first day. */
function wholeMonths(since: LocalDate, today: LocalDate): LocalDate[] {
  const first = firstOfMonth(addDays(addMonths(firstOfMonth(since), 1), since === firstOfMonth(since) ? -1 : 0));
  return Array.from({ length: MONTHS_LOOKED_AT }, (_, at) =>
    addMonths(firstOfMonth(today), at - MONTHS_LOOKED_AT),
  ).filter((month) => month >= first);
}
