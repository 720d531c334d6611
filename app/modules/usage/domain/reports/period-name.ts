import { OWN_PERIOD, TO_DATE, type UsageFilter } from "./usage-filter";

/** Returns a period for use in a file name: `2026-10`, `2026-Q3`, `2026`, or its days, `2026-10-05_2026-10-16`. */
export function periodName({ choice, selection: { period } }: Pick<UsageFilter, "choice" | "selection">): string {
  const hasDays = choice === OWN_PERIOD || choice === TO_DATE;
  return hasDays ? `${period.from}_${period.until}` : choice;
}
