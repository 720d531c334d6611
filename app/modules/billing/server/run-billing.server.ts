import type { BillingPeriod } from "~/kernel/billing-period";
import { NotFoundError } from "~/kernel/not-found";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import { isDatabaseUnavailable } from "~/platform/database/database-unavailable.server";
import { flagFailedBilling } from "./billing-flags.server";
import { readCustomerByNumber, readCustomersToRun, type CustomerToRun } from "./billing-repository.server";
import { issueInvoice, previewInvoice, refuseTooEarly, type IssuedInvoice } from "./issue-invoice.server";

export type BillingRun = {
  readonly period: BillingPeriod;
  /** Restricts the run to this customer. */
  readonly customerNumber?: number | undefined;
  /** Computes and reports, but issues nothing. */
  readonly dryRun?: boolean | undefined;
};

/** What the run did for one customer. A customer with nothing to bill is not reported. */
export type CustomerBilling =
  | ({ readonly kind: "invoice"; readonly customerNumber: number } & IssuedInvoice)
  | { readonly kind: "failed"; readonly customerNumber: number; readonly error: unknown };

export type BillingSummary = { readonly customers: number; readonly invoices: number; readonly failed: number };

type Context = Pick<ServerContext, "database" | "clock" | "newId" | "settings">;

const CUSTOMERS_PER_PAGE = 200;
const CUSTOMERS_AT_ONCE = 4;

/** Issues the invoices of a period, each in its own transaction (R7.1). The run can be stopped and restarted, or run
 *  twice at the same time: a customer is billed once. A customer that fails is reported and flagged until it is billed,
 *  without stopping the others; losing the database ends the run. `report` receives every invoice in order of customer
 *  number. Throws a NotFoundError for an unknown customer, and a RangeError for a period that has not begun (R7.6),
 *  unless it is a dry run. */
export async function runBilling(
  context: Context,
  run: BillingRun,
  report: (billing: CustomerBilling) => void | Promise<void> = () => undefined,
): Promise<BillingSummary> {
  if (!run.dryRun) refuseTooEarly(run.period, today(context.clock));
  const summary = { customers: 0, invoices: 0, failed: 0 };
  for await (const page of pages(context, run)) {
    for (const billing of await inParallel(page, (customer) => billOne(context, run, customer))) {
      summary.customers += 1;
      if (billing === null) continue;
      summary[billing.kind === "invoice" ? "invoices" : "failed"] += 1;
      await report(billing);
    }
  }
  return summary;
}

async function billOne(context: Context, run: BillingRun, customer: CustomerToRun): Promise<CustomerBilling | null> {
  const { customerNumber } = customer;
  const wanted = { customerId: customer.id, period: run.period };
  try {
    const invoice = await (run.dryRun ? previewInvoice(context, wanted) : issueInvoice(context, wanted));
    return invoice && { kind: "invoice", customerNumber, ...invoice };
  } catch (error) {
    // Not this customer's fault: the run ends, and goes on when it is started again.
    if (isDatabaseUnavailable(error)) throw error;
    if (run.dryRun !== true) await flagFailedBilling(context, { ...wanted, error });
    return { kind: "failed", customerNumber, error };
  }
}

async function* pages(context: Context, run: BillingRun): AsyncGenerator<CustomerToRun[]> {
  const { customerNumber, period } = run;
  if (customerNumber !== undefined) {
    const customer = await context.database.withoutCustomer((tx) => readCustomerByNumber(tx, customerNumber));
    if (!customer) throw new NotFoundError(`customer ${String(customerNumber)}`);
    yield [customer];
    return;
  }
  for (let after = 0; ;) {
    const page = await context.database.withoutCustomer((tx) =>
      readCustomersToRun(tx, { period, after, limit: CUSTOMERS_PER_PAGE }),
    );
    yield page;
    const last = page.at(-1);
    if (!last || page.length < CUSTOMERS_PER_PAGE) return;
    after = last.customerNumber;
  }
}

/** Processes a few items at a time and returns the results in the order of the items. */
async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [at, item] of queue) answers[at] = await work(item);
  };
  await Promise.all(Array.from({ length: CUSTOMERS_AT_ONCE }, worker));
  return answers;
}
