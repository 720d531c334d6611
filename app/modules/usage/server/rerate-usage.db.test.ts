import { Readable } from "node:stream";

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { billingPeriod } from "~/kernel/billing-period";
import { localDate } from "~/kernel/local-date";
import { readRateSheets } from "~/modules/usage/server/rate-sheet-files.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { insertUsageCustomer, type UsageCustomer } from "../testing/usage-customer.server";
import { generateUsage } from "../testing/usage-generator";
import { usageFile, usageLine } from "../testing/usage-lines";
import { listBillableUsage, markUsageInvoiced } from "./billable-usage.server";
import { importUsage } from "./import-usage.server";
import { countWaitingUsage, listWaitingUsage } from "./list-waiting-usage.server";
import { storeRateSheets } from "./load-rate-sheets.server";
import { rerateUsage } from "./rerate-usage.server";

const ANNE = "+31201234561";
const UNKNOWN = "+31709998888";

let portal: TestPortal;
let customer: UsageCustomer;

beforeAll(async () => {
  portal = await createTestPortal();
  customer = await insertUsageCustomer(portal.context, [
    { e164: ANNE, name: "Anne" },
    { e164: "+31611112222", category: "mobile" },
  ]);
});
afterAll(() => portal.close());
beforeEach(async () => {
  const { pool } = portal.context.database;
  await pool.query("TRUNCATE usage_files, usage_rejects, usage_records, usage_rollups, usage_days, usage_record_keys");
  await pool.query("DELETE FROM rate_sheets WHERE valid_from > '2020-01-01'");
  await pool.query("DELETE FROM profiles WHERE e164 = $1", [UNKNOWN]);
});

const take = (text: string) =>
  importUsage(portal.context, { stream: Readable.from([Buffer.from(text)]), name: "usage.csv" });

/** From 20 October on, 0907 has a tariff. */
async function addTariffOf0907(): Promise<void> {
  const [sheet] = readRateSheets();
  if (!sheet) throw new Error("There are rates");
  const rate = { prefix: "0907", startMicroEuros: 100_000, perMinuteMicroEuros: 500_000 };
  const validFrom = localDate("2026-10-20");
  await storeRateSheets(portal.context, [{ ...sheet, validFrom, serviceNumbers: [...sheet.serviceNumbers, rate] }]);
}

const secondsOf = (at: number): number => 1 + (at % 300);

/** Records that wait while there is no tariff for them. */
async function takeCallsTo0907(count: number): Promise<void> {
  const lines = Array.from({ length: count }, (_, at) =>
    usageLine({
      recordId: `r${String(at)}`,
      to: "09071234",
      startedAt: "2026-10-25T10:00:00+01:00",
      durationSeconds: secondsOf(at),
    }),
  );
  await take(usageFile(...lines));
}

const UNPRICED =
  "charge_cents = 0, charged_records = 0, charged_minutes = 0, included_minutes = 0, unrated_records = records";

async function everything(): Promise<unknown> {
  const { pool } = portal.context.database;
  const [records, months, days, rejects] = await Promise.all([
    pool.query(
      "SELECT record_id, category, destination, minutes, charge_cents, status, reason FROM usage_records ORDER BY 1",
    ),
    pool.query("SELECT * FROM usage_rollups ORDER BY customer_id, month, profile_id, from_e164, category, destination"),
    pool.query("SELECT * FROM usage_days ORDER BY customer_id, day, profile_id, from_e164, category, destination"),
    pool.query("SELECT line, reason FROM usage_rejects ORDER BY line"),
  ]);
  return { records: records.rows, months: months.rows, days: days.rows, rejects: rejects.rows };
}

/** Returns the totals of months and days as counted from the records. */
async function recounted(): Promise<unknown> {
  const { rows } = await portal.context.database.pool.query(
    `WITH counted AS (
       SELECT customer_id, (started_at AT TIME ZONE 'Europe/Amsterdam')::date AS day, profile_id, own_e164, category, destination, count(*)::int AS records,
              sum(minutes)::int AS minutes, sum(units)::bigint AS units, coalesce(sum(charge_cents), 0)::int AS cents,
              (count(*) FILTER (WHERE status = 'unrated'))::int AS unrated, (count(*) FILTER (WHERE charge_cents > 0))::int AS charged,
              coalesce(sum(minutes) FILTER (WHERE charge_cents > 0), 0)::int AS charged_minutes,
              coalesce(sum(minutes) FILTER (WHERE status = 'included'), 0)::int AS included_minutes
         FROM usage_records GROUP BY 1, 2, 3, 4, 5, 6),
     days AS (SELECT customer_id, day, profile_id, from_e164, category, destination, records, minutes, units, charge_cents, unrated_records, charged_records, charged_minutes, included_minutes
                FROM usage_days),
     months AS (SELECT customer_id, month, profile_id, from_e164, category, destination, records, minutes, units, charge_cents, unrated_records, charged_records, charged_minutes, included_minutes
                  FROM usage_rollups),
     counted_months AS (
       SELECT customer_id, date_trunc('month', day)::date, profile_id, own_e164, category, destination, sum(records)::int, sum(minutes)::int,
              sum(units)::bigint, sum(cents)::int, sum(unrated)::int, sum(charged)::int, sum(charged_minutes)::int, sum(included_minutes)::int FROM counted GROUP BY 1, 2, 3, 4, 5, 6)
     (SELECT * FROM days EXCEPT SELECT * FROM counted) UNION ALL (SELECT * FROM counted EXCEPT SELECT * FROM days)
     UNION ALL (SELECT * FROM months EXCEPT SELECT * FROM counted_months) UNION ALL (SELECT * FROM counted_months EXCEPT SELECT * FROM months)`,
  );
  return rows;
}

describe("R6.6 insight rerate", () => {
  const file = usageFile(
    usageLine({ recordId: "before", to: "09071234", startedAt: "2026-10-19T23:59:00+02:00" }),
    usageLine({ recordId: "after", to: "09071234", startedAt: "2026-10-20T00:00:00+02:00" }),
    usageLine({ recordId: "abroad", to: "+979123456789" }),
    usageLine({ recordId: "rated" }),
  );

  test("rates what now has a tariff, as of its own start, and leaves the rest", async () => {
    await take(file);
    const untouched = await rerateUsage(portal.context);
    const waiting = untouched.unrated.examined;
    expect(waiting).toBe(3);
    expect(untouched.unrated).toMatchObject({ rated: 0, left: waiting });
    await addTariffOf0907();
    const summary = await rerateUsage(portal.context);
    expect(summary.unrated).toEqual({ examined: waiting, rated: 1, left: waiting - 1, chargeCents: 110 });
    const { records } = (await everything()) as {
      records: { record_id: string; status: string; charge_cents: number }[];
    };
    expect(records.find(({ record_id: id }) => id === "after")).toMatchObject({
      status: "rated",
      charge_cents: 110,
      category: "service-number",
      reason: null,
    });
    expect(records.find(({ record_id: id }) => id === "before")).toMatchObject({
      status: "unrated",
      charge_cents: null,
    });
    expect(await recounted()).toEqual([]);
  });

  test("a second run, and two at once, change nothing more", async () => {
    await takeCallsTo0907(5_000);
    await addTariffOf0907();
    const both = await Promise.all([rerateUsage(portal.context), rerateUsage(portal.context)]);
    const after = await everything();
    expect(await recounted()).toEqual([]);
    expect(both.map(({ unrated }) => unrated.rated).reduce((sum, rated) => sum + rated)).toBe(5_000);
    expect((await rerateUsage(portal.context)).unrated).toEqual({ examined: 0, rated: 0, left: 0, chargeCents: 0 });
    expect(await everything()).toEqual(after);
  });

  test("continues where it was killed, and leaves the same as an undisturbed run", async () => {
    await takeCallsTo0907(5_000);
    await addTariffOf0907();
    await expect(
      rerateUsage(portal.context, () => {
        throw new Error("killed");
      }),
    ).rejects.toThrow("killed");
    expect(await recounted()).toEqual([]);
    const waiting = await portal.context.database.pool.query("SELECT FROM usage_records WHERE status = 'unrated'");
    expect(waiting.rowCount).toBe(3_000);
    expect((await rerateUsage(portal.context)).unrated).toMatchObject({ examined: 3_000, rated: 3_000 });
    expect(await recounted()).toEqual([]);
    const counts = await portal.context.database.pool.query(
      "SELECT sum(charge_cents)::int AS cents FROM usage_records",
    );
    const expected = Array.from({ length: 5_000 }, (_, at) => 10 + 50 * Math.ceil(secondsOf(at) / 60)).reduce(
      (sum, cents) => sum + cents,
    );
    expect(counts.rows[0]).toEqual({ cents: expected });
  });

  test("R7.1 a record that is rated after its month was invoiced is on the next invoice, under its own month", async () => {
    await take(file);
    const { database } = portal.context;
    const listed = () =>
      database.withCustomer(customer.customerId, (tx) =>
        listBillableUsage(tx, customer.customerId, billingPeriod("2026-11")),
      );
    const first = await listed();
    await database.withCustomer(customer.customerId, (tx) => markUsageInvoiced(tx, customer.customerId, first));
    expect(await listed()).toEqual([]);
    await addTariffOf0907();
    await rerateUsage(portal.context);
    expect(await listed()).toMatchObject([
      { month: "2026-10", category: "service-number", chargeCents: 110, invoicedCents: 0 },
    ]);
  });

  test("takes rejected lines whose number now belongs to somebody, once, and keeps those that are still nobody's", async () => {
    const text = usageFile(
      usageLine({ recordId: "late", from: UNKNOWN }),
      usageLine({ recordId: "never", from: "+31709990000" }),
      usageLine({ recordId: 'quoted "id"', from: UNKNOWN }).replace('quoted "id"', '"quoted ""id"""'),
      "broken",
    );
    expect(await take(text)).toMatchObject({ rated: 0, rejected: 4 });
    await insertUsageCustomer(portal.context, [{ e164: UNKNOWN }]);
    const [one, other] = await Promise.all([rerateUsage(portal.context), rerateUsage(portal.context)]);
    expect(one.rejected.taken + other.rejected.taken).toBe(2);
    expect(await everything()).toMatchObject({
      rejects: [
        { line: 3, reason: "unknown-from" },
        { line: 5, reason: "malformed-line" },
      ],
      records: [{ record_id: "late" }, { record_id: 'quoted "id"' }],
    });
    expect(await recounted()).toEqual([]);
    const { rows } = await portal.context.database.pool.query(
      "SELECT records, rated, rejected, duplicates FROM usage_files",
    );
    expect(rows).toEqual([{ records: 4, rated: 2, rejected: 2, duplicates: 0 }]);
    expect((await rerateUsage(portal.context)).rejected).toEqual({ examined: 1, taken: 0, duplicates: 0, left: 1 });
    // Imported again, all of the same file is a duplicate.
    expect(await take(text)).toMatchObject({ rated: 0, rejected: 2, duplicates: 2 });
  });

  test("rates a record as it was rated when it came in: nothing changes without a new tariff", async () => {
    const users = [...customer.profileIds.keys()].map((e164) => ({
      e164,
      category: e164 === ANNE ? ("voice" as const) : ("mobile" as const),
    }));
    const month = billingPeriod("2026-10");
    await take([...generateUsage({ seed: 3, month, users, recordsPerUser: 600, recordPrefix: "g" })].join("\n"));
    const before = await everything();
    // As if no tariff had been known: rating must give them now what it gave them then.
    await portal.context.database.pool.query(
      "UPDATE usage_records SET status = 'unrated', reason = 'no-rate-sheet', charge_cents = NULL, charge_micro_euros = NULL",
    );
    await portal.context.database.pool.query(`UPDATE usage_rollups SET ${UNPRICED}`);
    await portal.context.database.pool.query(`UPDATE usage_days SET ${UNPRICED}`);
    const { unrated } = await rerateUsage(portal.context);
    expect(unrated.examined).toBeGreaterThanOrEqual(1_200);
    expect(unrated.rated).toBeGreaterThan(1_000);
    expect(await everything()).toEqual(before);
  });
});

describe("the operator's lists", () => {
  test("name every record without a tariff and every line that was not taken, with reason and count", async () => {
    await take(
      usageFile(
        usageLine({ recordId: "a", to: "+979123456789" }),
        usageLine({ recordId: "b", to: "+979123456780" }),
        usageLine({ recordId: "c", from: UNKNOWN }),
        "broken",
      ),
    );
    const all = { customerNumber: null, fileId: null };
    const rowsOf = async (
      kind: "unrated" | "rejected",
      filter: typeof all | { customerNumber: number; fileId: null },
    ) =>
      (await Readable.from(listWaitingUsage(portal.context, kind, filter)).toArray()).flat() as Record<
        string,
        unknown
      >[];
    const unrated = await rowsOf("unrated", all);
    expect(unrated).toMatchObject([{ recordId: "a", to: "+979123456789" }, { recordId: "b" }]);
    expect(await rowsOf("unrated", { customerNumber: 1, fileId: null })).toEqual([]);
    expect(await rowsOf("rejected", all)).toMatchObject([
      { line: 4, reason: "unknown-from", recordId: "c" },
      { line: 5, reason: "malformed-line", content: "broken" },
    ]);
    expect(await countWaitingUsage(portal.context, "unrated", all)).toMatchObject([
      { records: 2, reason: unrated[0]?.["reason"], firstOn: "2026-10-05", lastOn: "2026-10-05" },
    ]);
    expect(await countWaitingUsage(portal.context, "rejected", all)).toMatchObject([
      { reason: "malformed-line", lines: 1 },
      { reason: "unknown-from", lines: 1 },
    ]);
  });
});
