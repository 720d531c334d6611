import type { BillingPeriod } from "~/kernel/billing-period";
import type { LocalDate } from "~/kernel/local-date";

/** What an invoice came to, in parts that add up to its net amount; cents without VAT, but for the total. */
export type InvoiceCosts = {
  readonly number: string;
  readonly period: BillingPeriod;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly status: "issued" | "collected" | "failed" | "credited";
  readonly statusOn: LocalDate | null;
  readonly netCents: number;
  readonly totalCents: number;
  readonly subscriptionCents: number;
  readonly usageCents: number;
  /** Installation, one-time costs, buy-out, discounts and credits. */
  readonly otherCents: number;
};
