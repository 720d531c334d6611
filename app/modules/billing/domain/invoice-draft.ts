import type { BillingPeriod } from "~/kernel/billing-period";
import type { LocalDate } from "~/kernel/local-date";
import type { InvoiceLine } from "./invoice-line";
import type { InvoiceTotals } from "./invoice-totals";

export type InvoiceType = "invoice" | "credit-note";

/** An invoice without its number: what a dry run shows and what the run issues. */
export type InvoiceDraft = InvoiceTotals & {
  readonly type: InvoiceType;
  readonly period: BillingPeriod;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  /** The first and last day of all lines: usage of the past month and subscriptions of the coming one (R7.1). */
  readonly periodFrom: LocalDate;
  readonly periodUntil: LocalDate;
  readonly lines: readonly InvoiceLine[];
};
