import { compareTexts } from "~/kernel/compare-texts";
import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { DownscalePolicy } from "~/modules/catalogue/domain/rule-pack";
import { allowanceOf, baselineOf, receivedIn, usesAllowance, type AllowanceUse, type ServicePeriod } from "./allowance";
import { contractYears, type Contract, type ContractedProfiles, type ContractYear } from "./contract";

/** The allowance of one category in one contract year, with everything that used it. */
export type AllowanceLedger = {
  readonly category: Category;
  readonly year: ContractYear;
  /** Null when the year has not started and its baseline is not known yet. */
  readonly baseline: number | null;
  readonly allowance: number | null;
  /** In order of receipt. Lines that were paid for or stand outside the allowance are included, with `counts` false. */
  readonly entries: readonly LedgerEntry[];
  /** Units used, including those of queued lines. */
  readonly used: number;
  readonly queued: number;
  readonly left: number | null;
};

/** `counts`: this line used a unit of the allowance. */
export type LedgerEntry = AllowanceUse & { readonly counts: boolean };

/** Returns the ledger of every contract year for each given category, as known on a day (R2.2–R2.4). */
export function allowanceLedgers(
  categories: readonly Category[],
  contract: Contract,
  contracted: ContractedProfiles,
  profiles: readonly ServicePeriod[],
  uses: readonly AllowanceUse[],
  policy: DownscalePolicy,
  today: LocalDate,
): AllowanceLedger[] {
  return contractYears(contract).flatMap((year) =>
    categories.map((category) => {
      const known = year.number === 1 || year.from <= today;
      const baseline = known ? baselineOf(category, year, contracted, profiles, policy) : null;
      const entries = ledgerEntries(category, year, uses, policy);
      const used = entries.filter((entry) => entry.counts).length;
      const allowance = baseline === null ? null : allowanceOf(baseline, policy);
      return {
        category,
        year,
        baseline,
        allowance,
        entries,
        used,
        queued: entries.filter((entry) => entry.counts && entry.queued).length,
        left: allowance === null ? null : Math.max(0, allowance - used),
      };
    }),
  );
}

function ledgerEntries(
  category: Category,
  year: ContractYear,
  uses: readonly AllowanceUse[],
  policy: DownscalePolicy,
): LedgerEntry[] {
  const counted = new Set<string>();
  return uses
    .filter((use) => use.category === category && receivedIn(use, year))
    .toSorted((a, b) => compareTexts(a.receivedOn, b.receivedOn))
    .map((use) => {
      const counts = usesAllowance(use, year, policy) && !(policy.oncePerProfile && counted.has(use.profileId));
      if (counts) counted.add(use.profileId);
      return { ...use, counts };
    });
}
