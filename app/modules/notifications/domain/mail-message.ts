import type { BillingPeriod } from "~/kernel/billing-period";
import type { LocalDate } from "~/kernel/local-date";

/** What a mail is about, as plain values: this module knows neither invoices nor requests. Amounts are in cents. */
export type MailMessage = AccountMessage | PortalOpenMessage | InvoiceMessage | ChangeMessage | PreparedMessage;

/** A link to choose a password, which works once (R8.1). */
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
  /** With VAT. Negative for a credit note. */
  readonly totalCents: number;
  readonly dueOn: LocalDate;
  readonly link: string;
};

/** What happened to a change request, line by line. */
export type ChangeMessage = {
  readonly kind: "change-queued" | "change-moved" | "change-executed" | "change-rejected" | "change-cancelled";
  readonly lines: readonly ChangeMessageLine[];
  /** The progress of the whole request. Null when the mail is about all of it. */
  readonly progress: { readonly completed: number; readonly rejected: number; readonly total: number } | null;
  /** `HH:MM`: the time until which a line can be cancelled on its day (R3.5). */
  readonly startsAt: string;
  /** The day on which it was signed, for a request that was submitted by itself (R3.6). Null for any other. */
  readonly preparedOn: LocalDate | null;
  readonly link: string;
};

export type ChangeMessageLine = {
  /** What the line does, in words. */
  readonly words: string;
  readonly on: LocalDate;
  /** The day it was executed, if that was after the planned day. */
  readonly doneOn: LocalDate | null;
  /** Why it could not be executed, in words. Null when it could be, or has not been tried. */
  readonly because: string | null;
  readonly oneTimeCents: number;
  readonly monthlyDeltaCents: number;
  readonly buyOutCents: number;
  /** The first day at the new price, for what is added or converted. */
  readonly billedFrom: LocalDate | null;
  /** The last day at the old price, for what ends or is converted. */
  readonly billedUntil: LocalDate | null;
};

/** What was signed for a prepared request, and what became of it (R3.6). */
export type PreparedMessage = {
  readonly kind: "prepared-signed" | "prepared-dropped" | "prepared-failed";
  /** What its lines do, in words. */
  readonly lines: readonly string[];
  readonly submitOn: LocalDate;
  readonly lastOn: LocalDate;
  readonly maxBuyOutCents: number;
  readonly maxOneTimeCents: number;
  /** `HH:MM`: when it is tried on its days. */
  readonly submitsAt: string;
  /** For one that could not be received: on which day, why not, in words, and on which day it is tried again, null
   *  when that was the last. */
  readonly attempt: {
    readonly on: LocalDate;
    readonly because: readonly string[];
    readonly nextOn: LocalDate | null;
  } | null;
  readonly link: string;
};
