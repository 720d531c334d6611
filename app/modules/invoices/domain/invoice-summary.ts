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

/** What someone looks for: words in the number, on the lines or in the names of their users, or an amount. */
export type InvoiceSearch = {
  readonly text: string;
  /** The text as an amount, with or without VAT: whole euros stand for every amount with those euros; null: it is none. */
  readonly cents: { readonly from: number; readonly until: number } | null;
};

/** Which invoices. */
export type InvoiceChoice = {
  /** Year of issue; null: all. */
  readonly year: number | null;
  readonly status: InvoiceStatus | null;
  readonly search: InvoiceSearch | null;
};

export const EVERY_INVOICE: InvoiceChoice = { year: null, status: null, search: null };

/** Whether a choice leaves some out. */
export function isChosen({ year, status, search }: InvoiceChoice): boolean {
  return year !== null || status !== null || search !== null;
}

export type InvoiceFilter = InvoiceChoice & {
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
  /** Of all chosen invoices, on every page; null when nothing is chosen. */
  readonly totals: InvoiceSums | null;
};

export type InvoiceSums = {
  readonly count: number;
  readonly netCents: number;
  readonly vatCents: number;
  readonly totalCents: number;
};
