import type { LocalDate } from "~/kernel/local-date";
import type { HolidayRule } from "~/kernel/working-days";
import type { Category, ProfileRule } from "./catalogue";

/** Every value of the operator's policy from a day on (R4.6): dated data that is validated when loaded. Another
 *  operator, or next year's policy, is different data, never different code. */
export type RulePack = {
  readonly validFrom: LocalDate;
  readonly downscale: DownscalePolicy;
  readonly leadTimes: LeadTimes;
  readonly receipt: ReceiptPolicy;
  readonly preferredDate: PreferredDatePolicy;
  readonly preparedRequest: PreparedRequestPolicy;
  readonly execution: { /** `HH:MM` in Amsterdam on the due date (R3.5). */ readonly startsAt: string };
  readonly billingEnds: BillingEnds;
  readonly fit: FitPolicy;
  readonly quantity: { readonly min: number; readonly max: number };
  readonly requestSize: RequestSizeLimits;
  readonly areaCodes: AreaCodePolicy;
  /** The fee per change request, in cents (R4.7). */
  readonly requestFeeCents: number;
  readonly vatPercent: number;
  /** How many days after issue an invoice is collected, moved to the next working day if needed (R7.5). */
  readonly collectionDays: number;
  readonly noticeMonths: number;
  readonly invitationDays: number;
  readonly warrantyMonths: number;
  /** How many last digits of a called number are hidden from a member who views a colleague's calls (decision 16). */
  readonly hiddenDigits: number;
  readonly fairUse: FairUsePolicy;
  /** The hours on working days in which best effort is made and in which the repair clock of Standard runs (R9.1). */
  readonly officeHours: TimesOfDay;
  /** The hours of maintenance, on any day (R9.3). */
  readonly maintenance: TimesOfDay;
  readonly holidays: readonly HolidayRule[];
};

/** The norm of fair use of the options for unlimited calls (R6.3). Nothing is billed by it. */
export type FairUsePolicy = {
  /** Per user and calendar month, all unlimited options together. */ readonly minutesPerUserPerMonth: number;
};

/** Two times `HH:MM` on the same day in Amsterdam. */
export type TimesOfDay = { readonly from: string; readonly until: string };

/** What may be removed or downgraded, and what it costs above the allowance (R2). */
export type DownscalePolicy = {
  readonly percent: number;
  readonly rounding: "down" | "half-up" | "up";
  /** `contracted-then-in-service`: the contract in year 1, and what is in service on the first day of later years
   *  (R2.2). */
  readonly baseline: "contracted-then-in-service" | "in-service-each-year" | "contracted";
  /** What uses the allowance (R2.1). Anything not listed is free and uses nothing. */
  readonly counts: readonly ("removal" | "downgrade")[];
  /** `always-fee`: profiles with a device stand outside the allowance and always cost the fee (R2.7). */
  readonly devices: "always-fee" | "as-other-profiles";
  /** A profile uses the allowance at most once per contract year (R2.4). */
  readonly oncePerProfile: boolean;
  /** Which profiles of a request the free allowance covers first (R2.9). */
  readonly freeFirst: "highest-fee" | "line-order";
  readonly fee: BuyOutFormula;
  /** The number of profiles that must remain in a category (R2.5). */
  readonly minimumProfiles: number;
};

/** The buy-out fee of one profile (R2.8): a percentage of its monthly price (or price difference) over the remaining
 *  terms, or a fixed amount within the term. */
export type BuyOutFormula =
  | { readonly kind: "remaining-terms"; readonly percent: number }
  | { readonly kind: "fixed"; readonly cents: number };

/** In working days after the date of receipt (R3.2). */
export type LeadTimes = {
  readonly noLicence: number;
  readonly licence: number;
  readonly licenceWithHardware: number;
  readonly hardware: number;
};

/** Returns the longest lead time of any change, in working days. */
export function longestLeadTime(leadTimes: LeadTimes): number {
  return Math.max(...Object.values(leadTimes));
}

/** `cutOffTime` (`HH:MM`): what arrives at or after it counts as received on the next calendar day. Null when there is
 *  no cut-off time (R3.3). */
export type ReceiptPolicy = { readonly cutOffTime: string | null };

/** Which later dates a customer may prefer (R3.4). */
export type PreferredDatePolicy = { readonly maxDays: number; readonly workingDaysOnly: boolean };

/** What can be prepared for a later day, and when it is tried (R3.6). */
export type PreparedRequestPolicy = {
  /** How many calendar days ahead its days may lie, inclusive. */
  readonly maxDays: number;
  /** `HH:MM` in Amsterdam: when it is tried on its days. */
  readonly submitsAt: string;
  /** How many may wait at once, per customer. */
  readonly maxWaiting: number;
};

/** The last billed day of what ends or becomes cheaper, which is always the last day of a month. */
export type BillingEnds = {
  /** For removed or downgraded profiles (R4.1): months after the month of receipt, or the month of the planned date
   *  itself if that is later. */
  readonly profileMonthsAfterReceipt: number;
  /** For options and numbers removed on their own (R4.2): months after the month of execution. */
  readonly optionMonthsAfterExecution: number;
};

/** How large one change request may be (R5.12). All limits are inclusive. */
export type RequestSizeLimits = {
  readonly maxLines: number;
  /** The limit for the sum of the quantities of all lines. A line without a quantity counts as 1. */
  readonly maxUnits: number;
  readonly maxOneTimeCents: number;
};

/** The area codes of numbers, with their leading 0 (R5.11). */
export type AreaCodePolicy = {
  /** All area codes that can be requested. */
  readonly geographic: readonly string[];
  /** For a customer who requests none and has no geographic number. */
  readonly fallback: string;
  /** Codes of number products that have no area. */
  readonly notFor: readonly string[];
};

/** Which product fits where (R5). */
export type FitPolicy = {
  /** The profiles that an option of each profile rule fits (R5.2). */
  readonly profileRules: Readonly<Record<Exclude<ProfileRule, "">, readonly string[]>>;
  /** A user has at most one option of each group (R5.3). */
  readonly exclusiveGroups: readonly (readonly string[])[];
  /** The group product that the group options of a category require (R5.5). */
  readonly groupOptionsNeed: Readonly<Partial<Record<Category, string>>>;
  /** Options that a user can only have together with another option, such as an installation service (R5.5). */
  readonly optionNeeds: readonly { readonly option: string; readonly needs: string }[];
  /** What is ordered through the service desk (R5.6, R5.9): product codes, prefixes of product codes, and the
   *  categories to which no profile can be added. */
  readonly notSelfService: {
    readonly codes: readonly string[];
    readonly prefixes: readonly string[];
    readonly categories: readonly Category[];
  };
  /** Group options that belong to the contract: every customer can order them, whatever modules it has (R5.10). */
  readonly contractOptions: readonly string[];
  /** Options that are ordered with a reason, which is kept with the line (R5.7). */
  readonly substantiated: readonly string[];
  /** The product that `withPhone` and `order-phone` order. */
  readonly phoneProductCode: string;
};

/** Returns the rule pack in force on a day (R4.6). Throws a RangeError when there is none. */
export function rulePackOn(packs: readonly RulePack[], on: LocalDate): RulePack {
  const pack = packs.findLast((candidate) => candidate.validFrom <= on);
  if (!pack) throw new RangeError(`No rule pack is in force on ${on}`);
  return pack;
}
