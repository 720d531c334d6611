import type { BillingPeriod } from "~/kernel/billing-period";
import type { UsageCategory } from "./usage-record";

/** Usage that stands on no invoice yet, or not all of it: a month, user, number, category and destination. Amounts in cents without VAT;
 *  what is to be billed is `chargeCents` − `invoicedCents`. */
export type BillableUsage = {
  readonly month: BillingPeriod;
  readonly profileId: string;
  readonly fromE164: string;
  readonly category: UsageCategory;
  readonly destination: string;
  readonly chargeCents: number;
  readonly invoicedCents: number;
  /** Those that cost something. */
  readonly records: number;
  readonly minutes: number;
  /** Messages, or bytes of data. */
  readonly units: number;
};
