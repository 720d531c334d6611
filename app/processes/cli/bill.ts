import type { Writable } from "node:stream";

import { billingPeriod } from "~/kernel/billing-period";
import { isSupportedMonth } from "~/kernel/supported-date";
import { NotFoundError } from "~/kernel/not-found";
import { runBilling, type CustomerBilling } from "~/modules/billing/server/run-billing.server";
import type { ServerContext } from "~/platform/context.server";

/** The options as they were typed. */
export type BillOptions = { readonly period: string; readonly customer?: string; readonly dryRun?: boolean };

type Streams = { readonly stdout: Writable; readonly stderr: Writable };

/** `insight bill`: issues the invoices of a period (R7.1), or only prints them with `dryRun`, as one JSON line per
 *  invoice on stdout. Returns exit code 2 for wrong usage, 1 when a customer or the whole run failed. */
export async function billCommand(
  context: ServerContext,
  options: BillOptions,
  { stdout, stderr }: Streams,
): Promise<number> {
  const { period, customer, dryRun = false } = options;
  const wrong = [
    ...(isSupportedMonth(period) ? [] : [`Not a month (YYYY-MM): ${period}`]),
    ...(customer === undefined || /^\d{6}$/.test(customer) ? [] : [`Not a customer number: ${customer}`]),
  ];
  if (wrong.length > 0) {
    stderr.write(`${wrong.join("\n")}\n`);
    return 2;
  }
  const run = {
    period: billingPeriod(period),
    customerNumber: customer === undefined ? undefined : Number(customer),
    dryRun,
  };
  try {
    const summary = await runBilling(context, run, (billing) => {
      if (billing.kind === "invoice") stdout.write(`${JSON.stringify(printed(billing))}\n`);
      else stderr.write(`${String(billing.customerNumber)}: ${messageOf(billing.error)}\n`);
    });
    const verb = dryRun ? "to issue" : "issued";
    stderr.write(`Invoices ${verb}: ${String(summary.invoices)}, failed: ${String(summary.failed)}\n`);
    return summary.failed > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof NotFoundError) && !(error instanceof RangeError)) throw error;
    stderr.write(`${error.message}\n`);
    return 1;
  }
}

/** Returns an invoice as the API shows it, with its customer. The number is null in a dry run. */
function printed({ customerNumber, number, draft }: Extract<CustomerBilling, { kind: "invoice" }>): object {
  const { lines, ...rest } = draft;
  return {
    customerNumber,
    number,
    ...rest,
    lines: lines.map(({ fromOn, untilOn, shares: _, ...line }) => ({ ...line, from: fromOn, to: untilOn })),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
