import type { LocalDate } from "~/kernel/local-date";
import type { InvoiceDraft, InvoiceType } from "./invoice-draft";
import type { InvoiceParties } from "./parties";

/** Where the payment of an invoice stands (R7.5). */
export type InvoiceStatus = "issued" | "collected" | "failed" | "credited";

export const INVOICE_STATUSES: readonly InvoiceStatus[] = ["issued", "collected", "failed", "credited"];

/** An issued invoice or credit note; all but the status is as it was at issue (R7.2). Amounts of a credit note are negative. */
export type Invoice = InvoiceDraft & {
  readonly id: string;
  readonly number: string;
  readonly status: InvoiceStatus;
  /** The day it was collected, failed or credited; null: issued. */
  readonly statusOn: LocalDate | null;
  readonly parties: InvoiceParties;
  /** The customer's own reference. */
  readonly buyerReference: string | null;
  /** Credit notes only: what it takes back, and why. */
  readonly credits: InvoiceReference | null;
  readonly reason: string | null;
  /** The credit notes that take back lines of this invoice, oldest first. */
  readonly creditNotes: readonly InvoiceReference[];
};

export type InvoiceReference = { readonly number: string; readonly issuedOn: LocalDate; readonly type: InvoiceType };
