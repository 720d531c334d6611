import type { BillingPeriod } from "~/kernel/billing-period";
import type { LocalDate } from "~/kernel/local-date";
import type { InvoiceStatus } from "~/modules/billing/domain/invoice";
import type { InvoiceType } from "~/modules/billing/domain/invoice-draft";

/** An invoice as a list shows it; cents, negative for a credit note. */
export type InvoiceSummary = {
  readonly number: string;
  readonly type: InvoiceType;
  readonly period: BillingPeriod;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly status: InvoiceStatus;
  readonly netCents: number;
  readonly vatCents: number;
  readonly totalCents: number;
};

export type InvoiceFilter = {
  /** Year of issue; null: all. */
  readonly year: number | null;
  readonly status: InvoiceStatus | null;
  /** Where the page begins: after this invoice; null: with the newest. */
  readonly after: InvoiceCursor | null;
};

export type InvoiceCursor = { readonly issuedOn: LocalDate; readonly number: string };

export type InvoicePage = {
  /** Newest first. */
  readonly invoices: readonly InvoiceSummary[];
  /** Where the next page begins; null: this is the last. */
  readonly next: InvoiceCursor | null;
  /** Years in which the customer got invoices, newest first. */
  readonly years: readonly number[];
  /** Of all invoices of the chosen year and status, on every page; null when no year is chosen. */
  readonly totals: InvoiceSums | null;
};

export type InvoiceSums = {
  readonly count: number;
  readonly netCents: number;
  readonly vatCents: number;
  readonly totalCents: number;
};
