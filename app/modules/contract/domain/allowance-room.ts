import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { ContractOverview } from "./contract-overview";

/** What of a category may still be removed or downgraded without a fee in the running contract year, in whole profiles
 *  (R2.1–R2.4). */
export type AllowanceRoom = {
  readonly category: Category;
  readonly percent: number;
  readonly baseline: number;
  readonly allowance: number;
  /** Taken by lines that were executed. */
  readonly used: number;
  /** Taken by lines that are queued. */
  readonly queued: number;
  readonly left: number;
  /** The last day of the contract year. */
  readonly until: LocalDate;
};

/** The room of every category in the running contract year; none once the term is over. */
export function currentRooms({ currentYear, ledgers, downscale }: ContractOverview): AllowanceRoom[] {
  return ledgers.flatMap(({ year, category, baseline, allowance, used, queued, left }) => {
    if (year.number !== currentYear?.number || baseline === null || allowance === null || left === null) return [];
    return [
      {
        category,
        percent: downscale.percent,
        baseline,
        allowance,
        used: used - queued,
        queued,
        left,
        until: year.to,
      },
    ];
  });
}
