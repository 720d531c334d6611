import { compareTexts } from "~/kernel/compare-texts";
import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { UsageCategory } from "~/modules/usage/domain/usage-record";

export type InvoiceLineKind =
  "installation" | "subscription" | "one-time" | "buy-out" | "usage" | "discount" | "credit";

export const INVOICE_LINE_KINDS: readonly InvoiceLineKind[] = [
  "installation",
  "subscription",
  "one-time",
  "buy-out",
  "usage",
  "discount",
  "credit",
];

/** The user that something is billed for, as known at issue. */
export type BilledUser = {
  readonly profileId: string;
  readonly profileName: string;
  readonly costCentre: string | null;
  /** The telephone number, E.164; null: has none. Absent on invoices from before it was kept. */
  readonly number?: string | null;
};

/** What an invoice keeps of a user, and nothing else that is known. */
export function billedUser({ profileId, profileName, costCentre, number }: BilledUser): BilledUser {
  return { profileId, profileName, costCentre, ...(number === undefined ? {} : { number }) };
}

/** Users in order of name; namesakes stay apart. */
export function byUserName(a: BilledUser, b: BilledUser): number {
  return compareTexts(a.profileName, b.profileName) || compareTexts(a.profileId, b.profileId);
}

/** What one user has in a line, in cents without VAT. */
export type LineShare = BilledUser & { readonly netCents: number };

/** One line of an invoice; amounts in cents without VAT, `netCents` is always `quantity` × `unitCents`. Equal amounts of
 *  several users share a line (R4.4). */
export type InvoiceLine = {
  /** From 1, in the order of the invoice. */
  readonly lineNumber: number;
  readonly kind: InvoiceLineKind;
  /** null: belongs to no module, such as a discount on the whole. */
  readonly category: Category | null;
  readonly productCode: string | null;
  /** The user, when the line is of exactly one. */
  readonly profileId: string | null;
  readonly profileName: string | null;
  /** In the customer's language, as it was at issue. */
  readonly description: string;
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate;
  readonly quantity: number;
  readonly unitCents: number;
  readonly netCents: number;
  /** Usage lines only: what was used. */
  readonly usageCategory: UsageCategory | null;
  /** Usage lines only, what costs something; null where a part of the month stands on an earlier invoice. */
  readonly records: number | null;
  readonly minutes: number | null;
  /** Messages, or bytes of data; null also on invoices from before it was kept. */
  readonly units: number | null;
  readonly changeRequestId: string | null;
  /** Empty: nobody's own. Else they add up to `netCents`. */
  readonly shares: readonly LineShare[];
};
