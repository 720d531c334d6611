import type { BillingPeriod } from "~/kernel/billing-period";
import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { UsageCategory } from "~/modules/usage/domain/usage-record";
import type { BilledUser, InvoiceLineKind } from "./invoice-line";

/** A product in service that is billed monthly. */
export type BillableSubscription = {
  readonly id: string;
  readonly category: Category;
  readonly productCode: string;
  /** Null for what belongs to the module rather than to a user (group options, numbers). */
  readonly user: BilledUser | null;
  /** The first day in service. After an upgrade or downgrade it is before the first billed day (R4.1, R4.4). */
  readonly activeFrom: LocalDate;
  readonly billedFrom: LocalDate;
  /** The last billed day, or null when no end is known. */
  readonly billedUntil: LocalDate | null;
  /** The last day on an issued invoice, or null when there is none yet. */
  readonly invoicedUntil: LocalDate | null;
  /** The change request that started it, and the one that ends it. */
  readonly openedByRequestId: string | null;
  readonly closedByRequestId: string | null;
};

/** A one-off amount: installation, one-time cost, buy-out, first part of an upgrade, discount. */
export type BillableCharge = {
  readonly id: string;
  readonly kind: InvoiceLineKind;
  readonly category: Category | null;
  readonly productCode: string | null;
  readonly user: BilledUser | null;
  /** The operator's own text, or null when the description follows from kind and product. */
  readonly description: string | null;
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate;
  readonly quantity: number;
  readonly unitCents: number;
  readonly changeRequestId: string | null;
};

/** An amount for the next invoice, in cents without VAT. It is billed by the run of the month after `fromOn` (R7.1). */
export type NewCharge = Omit<BillableCharge, "id" | "user"> & {
  readonly profileId: string | null;
  readonly changeLineId: string | null;
  readonly deliveryId: string | null;
};

/** What one user used of one category in one month and is not invoiced yet, in cents without VAT. */
export type UsageToBill = {
  readonly month: BillingPeriod;
  readonly category: Category;
  readonly usageCategory: UsageCategory;
  readonly user: BilledUser | null;
  readonly netCents: number;
  /** Null when part of the month is on an earlier invoice. */
  readonly records: number | null;
  readonly minutes: number | null;
  /** Messages, or bytes of data. */
  readonly units: number | null;
};

/** Everything that a customer can be billed for, as one snapshot. */
export type Billable = {
  readonly subscriptions: readonly BillableSubscription[];
  readonly charges: readonly BillableCharge[];
  readonly usage: readonly UsageToBill[];
  /** What the customer calls change requests, by their id, as far as the customer does. */
  readonly references?: ReadonlyMap<string, string>;
};
