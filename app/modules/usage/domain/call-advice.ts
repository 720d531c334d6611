import { addDays, addMonths, firstOfMonth, latest, type LocalDate } from "~/kernel/local-date";
import { groupBy } from "~/kernel/group-by";
import { sum } from "~/kernel/money";

/** The calls of a line in a calendar month that an option includes, or would have. */
export type CallsOfMonth = {
  readonly profileId: string;
  /** The option. */
  readonly productCode: string;
  /** Its first day. */
  readonly month: LocalDate;
  /** What they cost, without VAT. */
  readonly chargeCents: number;
  readonly records: number;
  /** Minutes that cost nothing thanks to the option. */
  readonly includedMinutes: number;
};

/** A fixed line and an option that it can have. */
export type CallingLine = {
  readonly profileId: string;
  readonly productCode: string;
  /** A month of the option. */
  readonly priceCents: number;
  /** The first day on which its calls are that of whoever has it. */
  readonly since: LocalDate;
  /** The first day of the option, or null when the line does not have it. */
  readonly optionSince: LocalDate | null;
};

/** What the option would have spared a line over whole months that have passed, with the sum that proves it (R6.3, R6.5). Amounts are cents
 *  without VAT. */
export type CallAdvice = {
  /** Order the option, or stop it. */
  readonly kind: "add" | "drop";
  readonly profileId: string;
  readonly productCode: string;
  readonly priceCents: number;
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

/** Returns what would have spared something over the whole months before a day, each by itself, that which spares most first; what is
 *  paid once to order an option is not counted yet. `known` are the months of which there is any usage of the customer: what is not there
 *  yet is not unused. */
export function callAdvices(
  lines: readonly CallingLine[],
  calls: readonly CallsOfMonth[],
  known: readonly LocalDate[],
  today: LocalDate,
): CallAdvice[] {
  const byLine = groupBy(calls, keyOf);
  const found = lines.flatMap((line) => {
    const own = byLine.get(keyOf(line)) ?? [];
    return line.optionSince === null
      ? cheaperWith(line, own, today)
      : unused(line, line.optionSince, own, known, today);
  });
  return found.toSorted((a, b) => b.savedCents - a.savedCents);
}

/** Returns the advice with what is paid once to follow it, or null when nothing is spared then. */
export function withOnce(advice: CallAdvice, onceCents: number): CallAdvice | null {
  const savedCents = advice.savedCents + advice.onceCents - onceCents;
  return savedCents > 0 ? { ...advice, onceCents, savedCents } : null;
}

function keyOf({ profileId, productCode }: Pick<CallingLine, "profileId" | "productCode">): string {
  return `${profileId} ${productCode}`;
}

/** The calls cost more than the option would have. */
function cheaperWith(line: CallingLine, calls: readonly CallsOfMonth[], today: LocalDate): CallAdvice[] {
  const months = wholeMonths(line.since, today);
  const counted = calls.filter(({ month }) => months.includes(month));
  const callsCents = sum(counted.map(({ chargeCents }) => chargeCents));
  const optionCents = months.length * line.priceCents;
  const records = sum(counted.map((each) => each.records));
  return advice(months, line, { kind: "add", callsCents, records, optionCents, savedCents: callsCents - optionCents });
}

/** The option was paid for, and no call fell under it. */
function unused(
  line: CallingLine,
  optionSince: LocalDate,
  calls: readonly CallsOfMonth[],
  known: readonly LocalDate[],
  today: LocalDate,
): CallAdvice[] {
  const months = wholeMonths(latest(line.since, optionSince), today);
  const isKnown = months.every((month) => known.includes(month));
  const isUsed = calls.some(({ month, includedMinutes }) => months.includes(month) && includedMinutes > 0);
  const usedNow = calls.some(({ month, includedMinutes }) => month === firstOfMonth(today) && includedMinutes > 0);
  if (months.length < LEAST_UNUSED || !isKnown || isUsed || usedNow) return [];
  const optionCents = months.length * line.priceCents;
  return advice(months, line, { kind: "drop", callsCents: 0, records: 0, optionCents, savedCents: optionCents });
}

function advice(
  months: readonly LocalDate[],
  { profileId, productCode, priceCents }: CallingLine,
  sums: Pick<CallAdvice, "kind" | "callsCents" | "records" | "optionCents" | "savedCents">,
): CallAdvice[] {
  const [from] = months;
  const until = months.at(-1);
  if (from === undefined || until === undefined || sums.savedCents <= 0) return [];
  return [{ ...sums, profileId, productCode, priceCents, onceCents: 0, from, until, months: months.length }];
}

/** Returns the first days of the last whole months before that of a day, oldest first, as far as they lie after a first day. */
function wholeMonths(since: LocalDate, today: LocalDate): LocalDate[] {
  const first = firstOfMonth(addDays(addMonths(firstOfMonth(since), 1), since === firstOfMonth(since) ? -1 : 0));
  return Array.from({ length: MONTHS_LOOKED_AT }, (_, at) =>
    addMonths(firstOfMonth(today), at - MONTHS_LOOKED_AT),
  ).filter((month) => month >= first);
}
