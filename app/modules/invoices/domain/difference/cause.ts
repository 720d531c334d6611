import type { BillingPeriod } from "~/kernel/billing-period";
import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { UsageCategory } from "~/modules/usage/domain/usage-record";

/** Costs that are on one invoice and do not recur. */
export type OnceContent = "first-days" | "installation" | "one-time" | "buy-out" | "credit";

/** Why an invoice differs from the previous one. Products have the names of the price list. */
export type CauseDetail =
  /** Users who came or went, with what is theirs. */
  | { readonly kind: "users-added" | "users-removed"; readonly products: readonly string[] }
  /** Users whose profile became another one. */
  | { readonly kind: "profiles-converted"; readonly from: string; readonly to: string }
  /** Users whose options changed. */
  | { readonly kind: "options-changed"; readonly added: readonly string[]; readonly removed: readonly string[] }
  /** What belongs to the company: group options, numbers, the service level. */
  | {
      readonly kind: "shared-changed";
      readonly product: string;
      readonly previousQuantity: number;
      readonly quantity: number;
    }
  /** The same product at another price a month, in cents. */
  | {
      readonly kind: "price-changed";
      readonly product: string;
      readonly previousUnitCents: number;
      readonly unitCents: number;
      readonly quantity: number;
    }
  /** A month that is not billed to its end, on either invoice. */
  | { readonly kind: "part-of-month"; readonly products: readonly string[] }
  /** More or less usage of a kind; `records` of this invoice, null when not known; `mostlyBy` the user behind most of it. */
  | {
      readonly kind: "usage";
      readonly category: Category | null;
      readonly usageCategory: UsageCategory | null;
      readonly records: number | null;
      readonly mostlyBy: string | null;
    }
  /** Usage that came in after its month was invoiced. */
  | { readonly kind: "late-usage" }
  | { readonly kind: "discount"; readonly description: string }
  /** What is on one of the two invoices alone. */
  | {
      readonly kind: "once";
      readonly stoodOn: "previous" | "current";
      readonly contents: readonly OnceContent[];
      readonly products: readonly string[];
    }
  /** All that costs the same. */
  | { readonly kind: "unchanged" };

/** A cause with its amounts on both invoices, in cents without VAT. */
export type Cause = CauseDetail & {
  readonly previousCents: number;
  readonly currentCents: number;
  /** The part of the current amount that is on this invoice only. */
  readonly onceCents: number;
  /** The names of the users it is about, in the order of the invoice. Empty when it is not about particular users. */
  readonly users: readonly string[];
  readonly since: LocalDate | null;
  readonly changeRequestId: string | null;
};

/** What makes up the amount of an invoice, compared with the previous one. */
export type Explanation =
  /** Nothing to compare with: what will not come back, what differs by month, and what comes back; they add up to the amount. */
  | {
      readonly kind: "first-invoice";
      readonly onceCents: number;
      readonly usageCents: number;
      readonly monthlyCents: number;
    }
  | {
      readonly kind: "compared";
      readonly previous: { readonly number: string; readonly period: BillingPeriod };
      /** The largest first, what is unchanged last. They add up to both invoices, and to `netCents`. */
      readonly causes: readonly Cause[];
      /** This invoice minus the previous one. */
      readonly netCents: number;
      readonly vatCents: number;
      readonly totalCents: number;
    };
