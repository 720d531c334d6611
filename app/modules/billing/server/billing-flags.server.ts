import type { BillingPeriod } from "~/kernel/billing-period";
import type { ServerContext } from "~/platform/context.server";
import { raiseFlag, readFlags, type BillingFlag } from "./billing-flags-repository.server";

export type { BillingFlag };

/** Returns the customers whose invoice failed and is not issued yet, oldest first, as the operator. */
export function listBillingFlags({ database }: Pick<ServerContext, "database">): Promise<BillingFlag[]> {
  return database.withoutCustomer(readFlags);
}

const MAX_ERROR_LENGTH = 1_000;

/** Flags a customer whose invoice of a period failed, until it is issued. */
export function flagFailedBilling(
  { database, clock }: Pick<ServerContext, "database" | "clock">,
  failed: { readonly customerId: string; readonly period: BillingPeriod; readonly error: unknown },
): Promise<void> {
  const { customerId, period, error } = failed;
  const text = error instanceof Error ? error.message : String(error);
  // PostgreSQL keeps no NUL in a text.
  const stored = text.replaceAll("\0", "").trim().slice(0, MAX_ERROR_LENGTH) || "unknown";
  return database.withoutCustomer((tx) => raiseFlag(tx, { customerId, period, at: clock.now(), error: stored }));
}
