import type { BillingPeriod } from "~/kernel/billing-period";
import type { LocalDate } from "~/kernel/local-date";

/** What a mail tells, as plain values: this module knows no invoices and no requests. Amounts in cents. */
export type MailMessage = AccountMessage | PortalOpenMessage | InvoiceMessage | ChangeMessage;

/** A link that works once, to choose a password (R8.1). */
export type AccountMessage = {
  readonly kind: "invitation" | "password-reset";
  readonly customerName: string;
  readonly link: string;
  readonly validUntil: Date;
};

/** The first invoice opened the portal (R8.3). */
export type PortalOpenMessage = { readonly kind: "portal-open"; readonly customerName: string; readonly link: string };

/** An issued invoice or credit note (R7.2). */
export type InvoiceMessage = {
  readonly kind: "invoice";
  readonly type: "invoice" | "credit-note";
  readonly number: string;
  readonly period: BillingPeriod;
  /** With VAT; of a credit note below zero. */
  readonly totalCents: number;
  readonly dueOn: LocalDate;
  readonly link: string;
};

/** What happened to a change request, line by line. */
export type ChangeMessage = {
  readonly kind: "change-queued" | "change-executed" | "change-rejected" | "change-cancelled";
  readonly lines: readonly ChangeMessageLine[];
  /** How far the request as a whole is, where that is not all that it tells about; null: it is. */
  readonly progress: { readonly completed: number; readonly rejected: number; readonly total: number } | null;
  /** `HH:MM`: until then, on its day, a line can be cancelled (R3.5). */
  readonly startsAt: string;
  readonly link: string;
};

export type ChangeMessageLine = {
  /** What the line does, in words. */
  readonly words: string;
  readonly on: LocalDate;
  /** The day it was done, where that is after the day it was planned for. */
  readonly doneOn: LocalDate | null;
  /** Why it could not be carried out, in words; null: it could, or nobody tried. */
  readonly because: string | null;
  readonly oneTimeCents: number;
  readonly monthlyDeltaCents: number;
  readonly buyOutCents: number;
  /** The first day at the new price, of what is added or converted. */
  readonly billedFrom: LocalDate | null;
  /** The last day at the old price, of what stops or is converted. */
  readonly billedUntil: LocalDate | null;
};
