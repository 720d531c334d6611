import type { LocalDate } from "~/kernel/local-date";
import { divideHalfUp } from "~/kernel/money";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { DownscalePolicy } from "~/modules/catalogue/domain/rule-pack";
import type { ContractedProfiles, ContractYear } from "./contract";

/** When a profile was, or is, in service: both days included; a null end is still in service, a null start not yet. */
export type ServicePeriod = {
  readonly category: Category;
  readonly activeFrom: LocalDate | null;
  readonly activeUntil: LocalDate | null;
};

/** A profile removed or downgraded by a line that still stands (neither cancelled nor rejected). */
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

/** The number of profiles that the allowance of a contract year is a part of (R2.2). */
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

/** The profiles of a year that may be removed or downgraded without a fee (R2.3). */
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

/** Whether a line takes from the allowance: received in the year, of a counted kind, without a fee, and not of a profile that
 *  stands outside it (R2.4, R2.7). */
export function usesAllowance(use: AllowanceUse, year: ContractYear, policy: DownscalePolicy): boolean {
  return (
    use.buyOutCents === 0 &&
    receivedIn(use, year) &&
    policy.counts.includes(use.kind) &&
    !(use.withDevice && policy.devices === "always-fee")
  );
}

/** Units taken in a year by the lines of a category, and the profiles that took them (R2.4). */
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

/** Before the start a line counts in year 1 (R1.3). */
export function receivedIn(use: { readonly receivedOn: LocalDate }, year: ContractYear): boolean {
  return use.receivedOn <= year.to && (year.number === 1 || use.receivedOn >= year.from);
}

function wasInService(profile: ServicePeriod, day: LocalDate): boolean {
  const { activeFrom, activeUntil } = profile;
  return activeFrom !== null && activeFrom <= day && (activeUntil === null || activeUntil >= day);
}
