import type { BillingPeriod } from "~/kernel/billing-period";
import type { LocalDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import type { SumOfLines } from "./line-groups";

/** The costs of an invoice in the groups that its page shows, which add up to its net amount. Cents without VAT, except
 *  for the total. */
export type InvoiceCosts = {
  readonly number: string;
  readonly period: BillingPeriod;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly status: "issued" | "collected" | "failed" | "credited";
  readonly statusOn: LocalDate | null;
  readonly netCents: number;
  readonly totalCents: number;
  readonly sums: readonly SumOfLines[];
};

/** Returns the costs in three parts, as for each user on the invoice: the coming month, usage, and one-off costs and
 *  corrections. */
export function partsOf({ sums, netCents }: Pick<InvoiceCosts, "sums" | "netCents">): {
  readonly subscriptionCents: number;
  readonly usageCents: number;
  readonly otherCents: number;
} {
  const centsOf = (group: SumOfLines["group"]): number =>
    sum(sums.filter((each) => each.group === group).map((each) => each.netCents));
  const [subscriptionCents, usageCents] = [centsOf("subscriptions"), centsOf("usage")];
  return { subscriptionCents, usageCents, otherCents: netCents - subscriptionCents - usageCents };
}
