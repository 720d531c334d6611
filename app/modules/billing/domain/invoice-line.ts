import { compareTexts } from "~/kernel/compare-texts";
import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { UsageCategory } from "~/modules/usage/domain/usage-record";

export type InvoiceLineKind =
  | "installation"
  | "subscription"
  | "one-time"
  | "buy-out"
  | "usage"
  | "discount"
  | "credit";

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
  /** The telephone number in E.164, or null for a user without one. Absent on invoices from before numbers were stored.
   */
  readonly number?: string | null;
};

/** Returns only what an invoice stores about a user. */
export function billedUser({ profileId, profileName, costCentre, number }: BilledUser): BilledUser {
  return { profileId, profileName, costCentre, ...(number === undefined ? {} : { number }) };
}

/** Users in order of name; namesakes stay apart. */
export function byUserName(a: BilledUser, b: BilledUser): number {
  return compareTexts(a.profileName, b.profileName) || compareTexts(a.profileId, b.profileId);
}

/** The part of a line that belongs to one user, in cents without VAT. */
export type LineShare = BilledUser & { readonly netCents: number };

/** One line of an invoice. Amounts are cents without VAT, and `netCents` is always `quantity` × `unitCents`. Equal
 *  amounts of several users share a line (R4.4). */
export type InvoiceLine = {
  /** Counts from 1, in the order of the invoice. */
  readonly lineNumber: number;
  readonly kind: InvoiceLineKind;
  /** Null for a line that belongs to no module, such as a discount on the whole invoice. */
  readonly category: Category | null;
  readonly productCode: string | null;
  /** Set when the line belongs to exactly one user. */
  readonly profileId: string | null;
  readonly profileName: string | null;
  /** In the customer's language, as it was at issue. */
  readonly description: string;
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate;
  readonly quantity: number;
  readonly unitCents: number;
  readonly netCents: number;
  /** For usage lines only: what was used. */
  readonly usageCategory: UsageCategory | null;
  /** For usage lines only: the number of charged records. Null when part of the month is on an earlier invoice. */
  readonly records: number | null;
  readonly minutes: number | null;
  /** Messages, or bytes of data. Also null on invoices from before units were stored. */
  readonly units: number | null;
  readonly changeRequestId: string | null;
  /** What the customer calls that change request, as it was at issue. Null when the customer gave none. */
  readonly reference: string | null;
  /** Empty when the line belongs to no user, otherwise the shares add up to `netCents`. */
  readonly shares: readonly LineShare[];
};
