import type { LocalDate } from "~/kernel/local-date";
import { divideHalfUp } from "~/kernel/money";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { DownscalePolicy } from "~/modules/catalogue/domain/rule-pack";
import type { ContractedProfiles, ContractYear } from "./contract";

/** When a profile was or is in service, both days included. A null end means that it still is, a null start that it is
 *  not yet. */
export type ServicePeriod = {
  readonly category: Category;
  readonly activeFrom: LocalDate | null;
  readonly activeUntil: LocalDate | null;
};

/** A profile removed or downgraded by a line that is neither cancelled nor rejected. */
export type AllowanceUse = {
  readonly profileId: string;
  readonly category: Category;
  readonly kind: "removal" | "downgrade";
  readonly receivedOn: LocalDate;
  readonly withDevice: boolean;
  readonly buyOutCents: number;
  readonly queued: boolean;
  readonly requestId: string | null;
};

/** Returns the number of profiles of which the allowance of a contract year is a percentage (R2.2). */
export function baselineOf(
  category: Category,
  year: ContractYear,
  contracted: ContractedProfiles,
  profiles: readonly ServicePeriod[],
  policy: DownscalePolicy,
): number {
  if (policy.baseline === "contracted") return contracted[category] ?? 0;
  if (policy.baseline === "contracted-then-in-service" && year.number === 1) return contracted[category] ?? 0;
  let count = 0;
  for (const profile of profiles) if (profile.category === category && wasInService(profile, year.from)) count += 1;
  return count;
}

/** Returns how many profiles of the baseline may be removed or downgraded without a fee in a year (R2.3). */
export function allowanceOf(baseline: number, policy: DownscalePolicy): number {
  switch (policy.rounding) {
    case "down":
      return Math.floor((baseline * policy.percent) / 100);
    case "half-up":
      return divideHalfUp(baseline * policy.percent, 100);
    case "up":
      return Math.ceil((baseline * policy.percent) / 100);
    default:
      return policy.rounding satisfies never;
  }
}

/** Returns whether a line uses the allowance of a year: it was received in that year, is of a kind that counts, has no
 *  fee, and its profile does not stand outside the allowance (R2.4, R2.7). */
export function usesAllowance(use: AllowanceUse, year: ContractYear, policy: DownscalePolicy): boolean {
  return (
    use.buyOutCents === 0 &&
    receivedIn(use, year) &&
    policy.counts.includes(use.kind) &&
    !(use.withDevice && policy.devices === "always-fee")
  );
}

/** Returns how many units the lines of a category used in a year, and which profiles used them (R2.4). */
export function usedInYear(
  category: Category,
  year: ContractYear,
  uses: readonly AllowanceUse[],
  policy: DownscalePolicy,
): { readonly units: number; readonly profileIds: ReadonlySet<string> } {
  const taken = uses.filter((use) => use.category === category && usesAllowance(use, year, policy));
  const profileIds = new Set(taken.map((use) => use.profileId));
  return { units: policy.oncePerProfile ? profileIds.size : taken.length, profileIds };
}

/** Returns whether a line was received in a contract year. A line received before the start of the contract counts in
 *  year 1 (R1.3). */
export function receivedIn(use: { readonly receivedOn: LocalDate }, year: ContractYear): boolean {
  return use.receivedOn <= year.to && (year.number === 1 || use.receivedOn >= year.from);
}

function wasInService(profile: ServicePeriod, day: LocalDate): boolean {
  const { activeFrom, activeUntil } = profile;
  return activeFrom !== null && activeFrom <= day && (activeUntil === null || activeUntil >= day);
}
