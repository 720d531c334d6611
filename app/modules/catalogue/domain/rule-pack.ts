import type { LocalDate } from "~/kernel/local-date";
import type { HolidayRule } from "~/kernel/working-days";
import type { Category, ProfileRule } from "./catalogue";

/** Every value of the operator's policy, from a day on (R4.6): dated data, validated when loaded. Another operator, or
 *  the same one next year, is another object, never other code. */
export type RulePack = {
  readonly validFrom: LocalDate;
  readonly downscale: DownscalePolicy;
  readonly leadTimes: LeadTimes;
  readonly receipt: ReceiptPolicy;
  readonly preferredDate: PreferredDatePolicy;
  readonly execution: { /** `HH:MM` in Amsterdam on the due date (R3.5). */ readonly startsAt: string };
  readonly billingEnds: BillingEnds;
  readonly fit: FitPolicy;
  readonly quantity: { readonly min: number; readonly max: number };
  readonly requestSize: RequestSizeLimits;
  readonly areaCodes: AreaCodePolicy;
  /** A fee per change request, in cents (R4.7). */
  readonly requestFeeCents: number;
  readonly vatPercent: number;
  /** Collected this many days after issue, or the next working day (R7.5). */
  readonly collectionDays: number;
  readonly noticeMonths: number;
  readonly invitationDays: number;
  readonly warrantyMonths: number;
  /** So many last digits of a called number are hidden from a member who looks at a colleague's calls (decision 16). */
  readonly hiddenDigits: number;
  /** On working days: when best effort is made, and when the repair clock of Standard runs (R9.1). */
  readonly officeHours: TimesOfDay;
  /** On any day (R9.3). */
  readonly maintenance: TimesOfDay;
  readonly holidays: readonly HolidayRule[];
};

/** Two `HH:MM` of the same day in Amsterdam. */
export type TimesOfDay = { readonly from: string; readonly until: string };

/** What may be removed or downgraded, and at what price above it (R2). */
export type DownscalePolicy = {
  readonly percent: number;
  readonly rounding: "down" | "half-up" | "up";
  /** `contracted-then-in-service`: year 1 by the contract, later years by what is in service on their first day (R2.2). */
  readonly baseline: "contracted-then-in-service" | "in-service-each-year" | "contracted";
  /** What uses the allowance (R2.1). What is not in the list is free and uses nothing. */
  readonly counts: readonly ("removal" | "downgrade")[];
  /** `always-fee`: profiles with a device stand outside the allowance and always cost the fee (R2.7). */
  readonly devices: "always-fee" | "as-other-profiles";
  /** A profile that used the allowance uses it no second time in that year (R2.4). */
  readonly oncePerProfile: boolean;
  /** Which profiles the free allowance covers first inside one request (R2.9). */
  readonly freeFirst: "highest-fee" | "line-order";
  readonly fee: BuyOutFormula;
  /** Profiles that must remain in a category (R2.5). */
  readonly minimumProfiles: number;
};

/** Buy-out fee of one profile (R2.8): a percentage of its monthly price (or price difference) over the remaining terms,
 *  or a fixed amount within the term. */
export type BuyOutFormula =
  { readonly kind: "remaining-terms"; readonly percent: number } | { readonly kind: "fixed"; readonly cents: number };

/** Working days after the date of receipt (R3.2). */
export type LeadTimes = {
  readonly noLicence: number;
  readonly licence: number;
  readonly licenceWithHardware: number;
  readonly hardware: number;
};

/** The longest lead time of any change, in working days. */
export function longestLeadTime(leadTimes: LeadTimes): number {
  return Math.max(...Object.values(leadTimes));
}

/** `cutOffTime` (`HH:MM`): what arrives at or after it counts as received the next calendar day; null: never (R3.3). */
export type ReceiptPolicy = { readonly cutOffTime: string | null };

/** A later date that the customer may ask for (R3.4). */
export type PreferredDatePolicy = { readonly maxDays: number; readonly workingDaysOnly: boolean };

/** The last billed day of what stops or becomes cheaper: always the last day of a month. */
export type BillingEnds = {
  /** Profiles removed or downgraded (R4.1): months after the month of receipt; or the month of the planned date itself, if that is later. */
  readonly profileMonthsAfterReceipt: number;
  /** Options and numbers removed on their own (R4.2): months after the month of execution. */
  readonly optionMonthsAfterExecution: number;
};

/** How large one change request may be (R5.12); all of them inclusive. */
export type RequestSizeLimits = {
  readonly maxLines: number;
  /** What the quantities of all lines add up to; a line without one counts once. */
  readonly maxUnits: number;
  readonly maxOneTimeCents: number;
};

/** The area codes of numbers, with their leading 0 (R5.11). */
export type AreaCodePolicy = {
  /** All that can be asked for. */
  readonly geographic: readonly string[];
  /** Of new numbers of a customer who asks for none and has no number of an area. */
  readonly fallback: string;
  /** Numbers of no area, by product code. */
  readonly notFor: readonly string[];
};

/** Which product fits where (R5). */
export type FitPolicy = {
  /** The profiles that an option of each profile rule fits (R5.2). */
  readonly profileRules: Readonly<Record<Exclude<ProfileRule, "">, readonly string[]>>;
  /** One user has at most one option of each group (R5.3). */
  readonly exclusiveGroups: readonly (readonly string[])[];
  /** The group product that group options of a category belong to (R5.5). */
  readonly groupOptionsNeed: Readonly<Partial<Record<Category, string>>>;
  /** An option that a user can only have together with another, such as an installation service (R5.5). */
  readonly optionNeeds: readonly { readonly option: string; readonly needs: string }[];
  /** Orders that go through the service desk (R5.6, R5.9): product codes, the beginnings of product codes, and the categories of which
   *  no profile can be added. */
  readonly notSelfService: {
    readonly codes: readonly string[];
    readonly prefixes: readonly string[];
    readonly categories: readonly Category[];
  };
  /** Group options that belong to the contract: every customer can order them, whatever modules it has (R5.10). */
  readonly contractOptions: readonly string[];
  /** What `withPhone` and `order-phone` order. */
  readonly phoneProductCode: string;
};

/** The rule pack in force on a day (R4.6). Throws a RangeError when none is. */
export function rulePackOn(packs: readonly RulePack[], on: LocalDate): RulePack {
  const pack = packs.findLast((candidate) => candidate.validFrom <= on);
  if (!pack) throw new RangeError(`No rule pack is in force on ${on}`);
  return pack;
}
