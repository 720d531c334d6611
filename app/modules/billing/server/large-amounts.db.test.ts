import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { billingPeriod } from "~/kernel/billing-period";
import { localDate } from "~/kernel/local-date";
import { fixedClock } from "~/platform/clock.server";
import { toDateColumn } from "~/platform/database/date-columns.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { listBillableUsage } from "~/modules/usage/server/billable-usage.server";
import {
  insertCustomer,
  insertService,
  insertWorkedExample,
  type TestCustomer,
} from "../testing/billing-customer.server";
import { addCharges } from "./add-charges.server";
import { listBillingFlags } from "./billing-flags.server";
import { creditInvoice } from "./credit-invoice.server";
import { findInvoice } from "./find-invoice.server";
import { issueInvoice, previewInvoice } from "./issue-invoice.server";
import { runBilling, type CustomerBilling } from "./run-billing.server";

const period = billingPeriod("2026-12");
const november = localDate("2026-11-15");
let portal: TestPortal;

beforeAll(async () => {
  portal = await createTestPortal(fixedClock(new Date("2026-12-07T08:00:00Z")));
});
afterAll(() => portal.close());

async function run(customerNumber: number): Promise<CustomerBilling[]> {
  const answers: CustomerBilling[] = [];
  await runBilling(portal.context, { period, customerNumber }, (answer) => void answers.push(answer));
  return answers;
}

/** Charges of a month of requests, each as large as a request may be. */
async function chargeMuch({ customerId }: TestCustomer, requests: number): Promise<void> {
  await portal.context.database.withCustomer(customerId, (tx) =>
    addCharges(
      tx,
      portal.context.newId,
      customerId,
      Array.from({ length: requests }, () => ({
        kind: "one-time" as const,
        category: "voice" as const,
        productCode: "VOICE_PROFILE_PRO",
        profileId: null,
        description: null,
        fromOn: november,
        untilOn: november,
        quantity: 1_000,
        unitCents: 10_000,
        changeRequestId: null,
        changeLineId: null,
        deliveryId: null,
      })),
    ),
  );
}

describe("R5.12 what was accepted can be billed, however much it adds up to", () => {
  test("an invoice of more than 2^31 cents is issued, read and credited, to the cent", async () => {
    const customer = await insertWorkedExample(portal.context);
    await chargeMuch(customer, 300);
    const dry = await previewInvoice(portal.context, { customerId: customer.customerId, period });
    const issued = await issueInvoice(portal.context, { customerId: customer.customerId, period });
    const netCents = 28_600 + 300 * 1_000 * 10_000;
    expect(netCents).toBeGreaterThan(2 ** 31);
    expect(issued?.draft).toMatchObject({ netCents, vatCents: netCents * 0.21, totalCents: netCents * 1.21 });
    expect(dry?.draft).toEqual(issued?.draft);
    const read = await portal.web.database.withCustomer(customer.customerId, (tx) =>
      findInvoice(tx, customer.customerId, issued?.number ?? ""),
    );
    expect(read).toMatchObject({ netCents, totalCents: netCents * 1.21, issuedOn: "2026-12-07", dueOn: "2026-12-21" });
    const large = read?.lines.find(({ kind }) => kind === "one-time");
    expect(large).toMatchObject({ quantity: 300_000, unitCents: 10_000, netCents: 3_000_000_000 });
    const parts = [[large?.lineNumber ?? 0], null] as const;
    let credited = 0;
    for (const lineNumbers of parts) {
      const note = await creditInvoice(portal.context, { number: issued?.number ?? "", lineNumbers, reason: "Fout" });
      credited += note.draft.totalCents;
    }
    expect(credited).toBe(-netCents * 1.21);
  });

  test("usage of more than 2^31 cents a month is counted and billed", async () => {
    const customer = await insertWorkedExample(portal.context);
    const { customerId } = customer;
    const chargeCents = 2_147_483_648 + 5;
    await portal.context.database.withoutCustomer((tx) =>
      tx.usageRollup.create({
        data: {
          customerId,
          month: toDateColumn(localDate("2026-11-01")),
          profileId: customer.profileIds[0] ?? "",
          fromE164: "+31201234561",
          category: "international",
          destination: "US",
          records: 3_000_000_000,
          minutes: 9_000_000_000,
          units: 0,
          chargeCents,
          chargedRecords: 3_000_000_000,
          chargedMinutes: 9_000_000_000,
        },
      }),
    );
    const issued = await issueInvoice(portal.context, { customerId, period });
    expect(issued?.draft.netCents).toBe(28_600 + chargeCents);
    expect(issued?.draft.lines.find(({ kind }) => kind === "usage")).toMatchObject({
      records: 3_000_000_000,
      netCents: chargeCents,
    });
    const left = await portal.context.database.readCustomer(customerId, (tx) =>
      listBillableUsage(tx, customerId, billingPeriod("2026-11")),
    );
    expect(left).toEqual([]);
  });
});

describe("a customer whose invoice fails is flagged for the operator", () => {
  test("with the error and the number of tries, until it is issued; a dry run flags nobody", async () => {
    const broken = await insertCustomer(portal.context);
    await portal.context.database.withoutCustomer((tx) => tx.product.create({ data: { code: "UNPRICED" } }));
    await insertService(portal.context, broken, { productCode: "UNPRICED", billedFrom: localDate("2026-11-10") });
    const { customerNumber } = broken;
    await runBilling(portal.context, { period, customerNumber, dryRun: true });
    expect(await listBillingFlags(portal.context)).toEqual([]);

    expect(await run(customerNumber)).toMatchObject([{ kind: "failed", customerNumber }]);
    expect(await run(customerNumber)).toMatchObject([{ kind: "failed", customerNumber }]);
    const at = new Date("2026-12-07T08:00:00Z");
    expect(await listBillingFlags(portal.context)).toEqual([
      {
        customerNumber,
        customer: expect.any(String) as string,
        period,
        error: expect.stringContaining("UNPRICED") as string,
        tries: 2,
        since: at,
        lastTriedAt: at,
      },
    ]);
    const { rows } = await portal.web.database.pool.query<{ open: number }>("SELECT open_billing_flags() AS open");
    expect(rows).toEqual([{ open: 1 }]);

    await portal.context.database.withoutCustomer((tx) =>
      tx.subscription.updateMany({
        where: { customerId: broken.customerId },
        data: { productCode: "VOICE_PROFILE_PRO" },
      }),
    );
    expect(await run(customerNumber)).toMatchObject([{ kind: "invoice", customerNumber }]);
    expect(await listBillingFlags(portal.context)).toEqual([]);
  });
});
