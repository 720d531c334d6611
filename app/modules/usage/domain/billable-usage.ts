import type { BillingPeriod } from "~/kernel/billing-period";
import type { UsageCategory } from "./usage-record";

/** Usage that is not, or not completely, on an invoice yet: a month, user, number, category and destination. Amounts
 *  are cents without VAT; `chargeCents` − `invoicedCents` is still to be billed. */
export type BillableUsage = {
  readonly month: BillingPeriod;
  readonly profileId: string;
  readonly fromE164: string;
  readonly category: UsageCategory;
  readonly destination: string;
  readonly chargeCents: number;
  readonly invoicedCents: number;
  /** The records that cost something. */
  readonly records: number;
  readonly minutes: number;
  /** Messages, or bytes of data. */
  readonly units: number;
};
