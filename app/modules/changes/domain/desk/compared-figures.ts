import { addDays, type LocalDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import { contractEnd, type Contract } from "~/modules/contract/domain/contract";
import { termsBetween, termsCents } from "~/modules/contract/domain/terms";
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
  const end = contractEnd(contract);
  const isOver = dates.some((date) => date > end);
  return {
    oneTimeCents,
    monthlyDeltaCents,
    buyOutCents,
    untilContractEndCents: isOver
      ? null
      : oneTimeCents + buyOutCents + sum(preview.lines.map((line) => monthlyUntil(line, end))),
    allowances: preview.downscale.map(({ category, remaining }) => ({ category, remaining })),
    firstOn: dates[0] ?? null,
    lastOn: dates.at(-1) ?? null,
  };
}

/** Returns what a line changes in the monthly amounts from the day on which it shows in them to a day (R4.1, R4.2, R4.4). */
function monthlyUntil({ billedFrom, billedUntil, monthlyDeltaCents }: PreviewLine, end: LocalDate): number {
  const from = billedFrom ?? (billedUntil === null ? null : addDays(billedUntil, 1));
  if (from === null || from > end || monthlyDeltaCents === 0) return 0;
  const cents = termsCents(Math.abs(monthlyDeltaCents), termsBetween(from, end));
  return monthlyDeltaCents < 0 ? -cents : cents;
}
