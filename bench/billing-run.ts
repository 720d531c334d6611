import { billingPeriod } from "~/kernel/billing-period";
import { seededIds } from "~/platform/new-id.server";
import { runBilling } from "~/modules/billing/server/run-billing.server";
import { fixedClock } from "~/platform/clock.server";

import { benchContext, openBenchDatabases } from "./database/bench-databases";
import { copyCustomer } from "./database/many-customers";
import type { BenchTable } from "./report";

const SIZES = [1_000, 20_000];

/** The customer that is copied: 16 users of fixed voice with a month of usage. */
const ORIGINAL = "eigenaar@bakkerijdevries.example";

/** Measures the billing run over many customers, without PDFs: how many per second, and whether that stays so. */
export async function measureBillingRun(): Promise<BenchTable> {
  const databases = await openBenchDatabases();
  try {
    const rows = [];
    for (const size of SIZES) rows.push(await measure(await databases.clone("billing_run"), size));
    return { name: "billing-run", title: "Billing run, without PDFs", rows };
  } finally {
    await databases.close();
  }
}

/** An invoice is never issued before its period (R7.6). */
const FIRST_DAY = "2026-12-01T06:00:00+01:00";

async function measure(url: string, customers: number): Promise<BenchTable["rows"][number]> {
  const context = {
    ...(await benchContext(url)),
    newId: seededIds("billing-run"),
    clock: fixedClock(new Date(FIRST_DAY)),
  };
  try {
    const { rows } = await context.database.pool.query<{ number: number }>(
      "SELECT customer_number AS number FROM customers c JOIN users u ON u.customer_id = c.id WHERE u.email = $1",
      [ORIGINAL],
    );
    await copyCustomer(context.database.pool, rows[0]?.number ?? 0, customers);
    const before = process.cpuUsage();
    const startedAt = performance.now();
    const summary = await runBilling(context, { period: billingPeriod("2026-12") }, (billing) => {
      if (billing.kind === "failed") throw billing.error;
    });
    const seconds = (performance.now() - startedAt) / 1000;
    const { user, system } = process.cpuUsage(before);
    return {
      customers,
      invoices: summary.invoices,
      seconds: seconds.toFixed(1),
      "customers/s": (summary.invoices / seconds).toFixed(0),
      "CPU ms per invoice": ((user + system) / 1000 / summary.invoices).toFixed(2),
      target: "≥ 100 customers/s, the same at every size",
    };
  } finally {
    await context.database.close();
  }
}
