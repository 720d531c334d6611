import { addDays, type LocalDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import { contractEnd, type Contract } from "~/modules/contract/domain/contract";
import { termsBetween, termsCents, type Terms } from "~/modules/contract/domain/terms";
import type { DownscaleRow, Preview, PreviewLine } from "../preview";

/** What one draft comes to, to be set beside another. Amounts are cents without VAT. */
export type ComparedFigures = {
  readonly oneTimeCents: number;
  readonly monthlyDeltaCents: number;
  readonly buyOutCents: number;
  /** What it makes the months until contract end cost more, or less when negative, with everything that is charged once. Null after
   *  the term. */
  readonly untilContractEndCents: number | null;
  /** The allowance that is left in each category of which something goes (R2.3). */
  readonly allowances: readonly Pick<DownscaleRow, "category" | "remaining">[];
  /** The first and last day on which something happens, or null when nothing can. */
  readonly firstOn: LocalDate | null;
  readonly lastOn: LocalDate | null;
};

export function comparedFigures(preview: Preview, contract: Contract): ComparedFigures {
  const { oneTimeCents, monthlyDeltaCents, buyOutCents } = preview.totals;
  const dates = preview.lines.flatMap(({ date }) => (date === null ? [] : [date])).sort();
  return {
    oneTimeCents,
    monthlyDeltaCents,
    buyOutCents,
    untilContractEndCents: untilContractEnd(preview, contract)?.totalCents ?? null,
    allowances: preview.downscale.map(({ category, remaining }) => ({ category, remaining })),
    firstOn: dates[0] ?? null,
    lastOn: dates.at(-1) ?? null,
  };
}

/** The sum that leads to what a draft comes to until contract end. */
export type UntilContractEnd = {
  readonly end: LocalDate;
  /** The lines that change the monthly amount before the end. */
  readonly lines: readonly MonthlyUntilEnd[];
  /** Everything that is charged once, buy-out included, with the lines. */
  readonly totalCents: number;
};

export type MonthlyUntilEnd = {
  readonly index: number;
  readonly monthlyDeltaCents: number;
  readonly terms: Terms;
  /** The monthly difference times the terms, rounded once per line. */
  readonly cents: number;
};

/** Returns what a draft makes the time until contract end cost more or less, with its sum; null after the term. */
export function untilContractEnd(
  { totals, lines }: Pick<Preview, "totals" | "lines">,
  contract: Contract,
): UntilContractEnd | null {
  const end = contractEnd(contract);
  if (lines.some(({ date }) => date !== null && date > end)) return null;
  const monthly = lines.flatMap((line) => monthlyUntil(line, end));
  return {
    end,
    lines: monthly,
    totalCents: totals.oneTimeCents + totals.buyOutCents + sum(monthly.map(({ cents }) => cents)),
  };
}

/** Returns what a line changes in the monthly amounts from the day on which it shows in them to a day (R4.1, R4.2, R4.4). */
function monthlyUntil(
  { index, billedFrom, billedUntil, monthlyDeltaCents }: PreviewLine,
  end: LocalDate,
): MonthlyUntilEnd[] {
  const from = billedFrom ?? (billedUntil === null ? null : addDays(billedUntil, 1));
  if (from === null || from > end || monthlyDeltaCents === 0) return [];
  const terms = termsBetween(from, end);
  const cents = termsCents(Math.abs(monthlyDeltaCents), terms);
  return [{ index, monthlyDeltaCents, terms, cents: monthlyDeltaCents < 0 ? -cents : cents }];
}
