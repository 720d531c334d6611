import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { ContractOverview } from "./contract-overview";

/** How many profiles of a category can still be removed or downgraded without a fee in the current contract year
 *  (R2.1–R2.4). */
export type AllowanceRoom = {
  readonly category: Category;
  readonly percent: number;
  readonly baseline: number;
  readonly allowance: number;
  /** Used by executed lines. */
  readonly used: number;
  /** Used by queued lines. */
  readonly queued: number;
  readonly left: number;
  /** The last day of the contract year. */
  readonly until: LocalDate;
};

/** Returns the room of every category in the current contract year, empty once the term is over. */
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
