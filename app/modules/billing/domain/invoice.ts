import type { LocalDate } from "~/kernel/local-date";
import type { InvoiceDraft, InvoiceType } from "./invoice-draft";
import type { InvoiceParties } from "./parties";

/** The payment status of an invoice (R7.5). */
export type InvoiceStatus = "issued" | "collected" | "failed" | "credited";

export const INVOICE_STATUSES: readonly InvoiceStatus[] = ["issued", "collected", "failed", "credited"];

/** An issued invoice or credit note. Everything except the status stays as it was at issue (R7.2). The amounts of a
 *  credit note are negative. */
export type Invoice = InvoiceDraft & {
  readonly id: string;
  readonly number: string;
  readonly status: InvoiceStatus;
  /** The day it was collected, failed or credited. Null while it is only issued. */
  readonly statusOn: LocalDate | null;
  readonly parties: InvoiceParties;
  /** The customer's own reference. */
  readonly buyerReference: string | null;
  /** For a credit note, the invoice that it credits and why. */
  readonly credits: InvoiceReference | null;
  readonly reason: string | null;
  /** The credit notes for lines of this invoice, oldest first. */
  readonly creditNotes: readonly InvoiceReference[];
};

export type InvoiceReference = { readonly number: string; readonly issuedOn: LocalDate; readonly type: InvoiceType };
