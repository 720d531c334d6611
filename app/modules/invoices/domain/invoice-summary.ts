import type { BillingPeriod } from "~/kernel/billing-period";
import type { LocalDate } from "~/kernel/local-date";
import type { InvoiceStatus } from "~/modules/billing/domain/invoice";
import type { InvoiceType } from "~/modules/billing/domain/invoice-draft";

/** An invoice as a list shows it. Amounts are cents, negative for a credit note. */
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

/** A search for words in the number, on the lines or in the names of their users, or for an amount. */
export type InvoiceSearch = {
  readonly text: string;
  /** The text as an amount, with or without VAT: whole euros match every amount with those euros. Null when it is not
   *  an amount. */
  readonly cents: { readonly from: number; readonly until: number } | null;
};

/** Which invoices are chosen. */
export type InvoiceChoice = {
  /** The year of issue, or null for all. */
  readonly year: number | null;
  readonly status: InvoiceStatus | null;
  readonly search: InvoiceSearch | null;
};

export const EVERY_INVOICE: InvoiceChoice = { year: null, status: null, search: null };

/** Returns whether a choice excludes any invoices. */
export function isChosen({ year, status, search }: InvoiceChoice): boolean {
  return year !== null || status !== null || search !== null;
}

export type InvoiceFilter = InvoiceChoice & {
  /** The invoice after which the page starts, or null to start with the newest. */
  readonly after: InvoiceCursor | null;
};

export type InvoiceCursor = { readonly issuedOn: LocalDate; readonly number: string };

export type InvoicePage = {
  /** Newest first. */
  readonly invoices: readonly InvoiceSummary[];
  /** Where the next page starts, or null on the last one. */
  readonly next: InvoiceCursor | null;
  /** The years in which the customer received invoices, newest first. */
  readonly years: readonly number[];
  /** The totals of all chosen invoices, the same on every page. Null when the choice excludes none. */
  readonly totals: InvoiceSums | null;
};

export type InvoiceSums = {
  readonly count: number;
  readonly netCents: number;
  readonly vatCents: number;
  readonly totalCents: number;
};
