import { Readable } from "node:stream";

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { billingPeriod, firstDayOf, lastDayOf } from "~/kernel/billing-period";
import { localDate } from "~/kernel/local-date";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { ALL_USAGE } from "../domain/reports/usage-filter";
import { NotAUsageFile } from "../schemas/usage-header";
import { generateUsage } from "../testing/usage-generator";
import { insertUsageCustomer, type UsageCustomer } from "../testing/usage-customer.server";
import { usageFile, usageLine } from "../testing/usage-lines";
import { listBillableUsage, markUsageInvoiced } from "./billable-usage.server";
import { getUsageReport } from "./get-usage-report.server";
import { importUsage, type ImportSummary } from "./import-usage.server";

const anId: unknown = expect.any(String);

let portal: TestPortal;
let customer: UsageCustomer;
let other: UsageCustomer;

const ANNE = "+31201234561";
const BART = "+31201234562";
const CARL = "+31611112222";
const OTHER = "+31301230001";

beforeAll(async () => {
  portal = await createTestPortal();
  customer = await insertUsageCustomer(
    portal.context,
    [
      { e164: ANNE, name: "Anne", options: [{ code: "VOICE_UNLIMITED_NL", from: localDate("2026-10-10") }] },
      {
        e164: BART,
        name: "Bart",
        from: localDate("2026-10-01"),
        until: localDate("2026-10-20"),
        costCentre: "Verkoop",
      },
      { e164: CARL, name: "Carl", category: "mobile" },
    ],
    [{ first: "+31201234560", last: "+31201234569" }],
  );
  other = await insertUsageCustomer(portal.context, [{ e164: OTHER }]);
});
afterAll(() => portal.close());
beforeEach(() =>
  portal.context.database.pool.query(
    "TRUNCATE usage_files, usage_rejects, usage_records, usage_rollups, usage_days, usage_record_keys",
  ),
);

function take(text: string, name = "usage.csv"): Promise<ImportSummary> {
  return importUsage(portal.context, { stream: Readable.from([Buffer.from(text)]), name });
}

/** All that an import leaves behind, in a fixed order and without random values. */
const LEFT = {
  records: "SELECT * FROM usage_records ORDER BY record_id, started_at",
  rollups: "SELECT * FROM usage_rollups ORDER BY customer_id, month, profile_id, from_e164, category, destination",
  days: "SELECT * FROM usage_days ORDER BY customer_id, day, profile_id, from_e164, category, destination",
  rejects: "SELECT line, record_id, reason, content FROM usage_rejects ORDER BY line, record_id, content",
  keys: "SELECT * FROM usage_record_keys ORDER BY record_id",
};

async function everything(): Promise<unknown> {
  const { pool } = portal.context.database;
  const left = Object.entries(LEFT).map(async ([name, query]) => [name, (await pool.query(query)).rows] as const);
  return Object.fromEntries(await Promise.all(left));
}

/** The same of a large file: how many rows there are, and a digest of them all. */
async function everythingInShort(): Promise<unknown> {
  const { pool } = portal.context.database;
  const left = Object.entries(LEFT).map(async ([name, query]) => {
    const short = `SELECT count(*)::int, md5(string_agg(l::text, E'\\n')) FROM (${query}) l`;
    return [name, (await pool.query<{ count: number; md5: string | null }>(short)).rows[0]] as const;
  });
  return Object.fromEntries(await Promise.all(left));
}

describe("R6 an import rates for who had the number at the moment of the call", () => {
  test.each([
    {
      startedOn: "2026-10-09",
      from: ANNE,
      to: "+31301234567",
      status: "rated",
      cents: 18,
      because: "the bundle starts a day later",
    },
    {
      startedOn: "2026-10-10",
      from: ANNE,
      to: "+31301234567",
      status: "included",
      cents: 0,
      because: "its first day counts",
    },
    {
      startedOn: "2026-10-10",
      from: ANNE,
      to: "0900123",
      status: "rated",
      cents: 50,
      because: "paid numbers are under no bundle",
    },
    {
      startedOn: "2026-10-10",
      from: ANNE,
      to: "+31201234569",
      status: "free",
      cents: 0,
      because: "a number of their own block",
    },
    {
      startedOn: "2026-10-10",
      from: OTHER,
      to: "+31201234569",
      status: "rated",
      cents: 18,
      because: "not their exchange",
    },
    {
      startedOn: "2026-10-20",
      from: BART,
      to: "+31301234567",
      status: "rated",
      cents: 18,
      because: "the last day in service",
    },
    {
      startedOn: "2026-10-12",
      from: CARL,
      to: "+31301234567",
      status: "rated",
      cents: 12,
      because: "a mobile has no start rate",
    },
    {
      startedOn: "2026-10-12",
      from: ANNE,
      to: "+449012345678",
      status: "unrated",
      cents: null,
      because: "premium abroad",
    },
  ])("$from to $to on $startedOn: $status, for $because", async ({ startedOn, from, to, status, cents }) => {
    await take(usageFile(usageLine({ startedAt: `${startedOn}T23:30:00+02:00`, from, to })));
    const { rows } = await portal.context.database.pool.query(
      "SELECT status, charge_cents, customer_id FROM usage_records",
    );
    const customerId = from === OTHER ? other.customerId : customer.customerId;
    expect(rows).toEqual([{ status, charge_cents: cents, customer_id: customerId }]);
  });

  test.each([
    { startedAt: "2026-10-21T00:00:00+02:00", from: BART, reason: "unknown-from", because: "no longer in service" },
    { startedAt: "2026-09-30T23:59:59+02:00", from: BART, reason: "unknown-from", because: "not in service yet" },
    { startedAt: "2026-10-05T10:00:00+02:00", from: "+31209999999", reason: "unknown-from", because: "nobody's" },
    { startedAt: "9999-10-05T10:00:00+02:00", from: ANNE, reason: "bad-started-at", because: "an impossible year" },
  ])("$from at $startedAt is rejected: $because", async ({ startedAt, from, reason }) => {
    const line = usageLine({ startedAt, from });
    expect(await take(usageFile(usageLine({ recordId: "good" }), line))).toMatchObject({
      records: 2,
      rated: 1,
      rejected: 1,
    });
    expect(await everything()).toMatchObject({ rejects: [{ line: 3, record_id: "r1", reason, content: line }] });
  });

  test("R7.1 a call belongs to the month in which it starts in Amsterdam", async () => {
    const lines = ["2026-09-30T21:59:59Z", "2026-09-30T22:00:00Z", "2026-10-31T22:59:59Z", "2026-10-31T23:00:00Z"];
    await take(usageFile(...lines.map((startedAt, at) => usageLine({ recordId: `r${String(at)}`, startedAt }))));
    const { rows } = await portal.context.database.pool.query(
      "SELECT to_char(month, 'YYYY-MM') AS month, records::int FROM usage_rollups ORDER BY month",
    );
    expect(rows).toEqual([
      { month: "2026-09", records: 1 },
      { month: "2026-10", records: 2 },
      { month: "2026-11", records: 1 },
    ]);
  });

  test("the totals of a month are those of its records, and no other customer sees them", async () => {
    const users = [
      { e164: ANNE, category: "voice" as const },
      { e164: CARL, category: "mobile" as const },
      { e164: OTHER, category: "voice" as const },
    ];
    const month = billingPeriod("2026-10");
    const file = [...generateUsage({ seed: 1, month, users, recordsPerUser: 400, recordPrefix: "g" })].join("\n");
    const summary = await take(file);
    expect(summary.records).toBeGreaterThan(1_000);
    expect(summary).toMatchObject({ rejected: 0, duplicates: 0 });
    expect(summary.unrated).toBeGreaterThan(0);
    const totals = await portal.context.database.pool.query(
      `SELECT count(*)::int AS records, sum(minutes)::int AS minutes, sum(units)::float8 AS units, sum(charge_cents)::int AS "chargeCents"
         FROM usage_records WHERE customer_id = $1`,
      [customer.customerId],
    );
    for (const groupBy of ["category", "profile", "number", "destination", "cost-centre"] as const) {
      const period = { from: firstDayOf(month), until: lastDayOf(month) };
      const filter = { selection: { ...ALL_USAGE, period }, groupBy, compareWith: "none" } as const;
      const report = await getUsageReport(portal.web, customer.customerId, filter, "nl");
      expect(report.totals).toEqual(totals.rows[0]);
    }
  });
});

describe("R6.8 a record is taken once", () => {
  const file = usageFile(
    usageLine({ recordId: "a" }),
    usageLine({ recordId: "b", durationSeconds: -1 }),
    usageLine({ recordId: "c", to: "+8821234567", durationSeconds: 3000 }),
    "not,a,record",
    usageLine({ recordId: "a" }),
    usageLine({ recordId: "a", durationSeconds: 62 }),
  );

  test("the same file twice, also under another name, changes nothing", async () => {
    const first = await take(file);
    expect(first).toMatchObject({ records: 6, rated: 2, unrated: 0, rejected: 3, duplicates: 1 });
    const before = await everything();
    const second = await take(file, "again.csv");
    expect(second).toEqual({ ...first, rated: 0, duplicates: 3 });
    expect(await everything()).toEqual(before);
    const { rows } = await portal.context.database.pool.query(
      "SELECT records, rated, rejected, duplicates FROM usage_files",
    );
    expect(rows).toEqual([{ records: 6, rated: 2, rejected: 3, duplicates: 1 }]);
  });

  test("files that overlap add up", async () => {
    const [a, b, c] = ["a", "b", "c"].map((recordId) => usageLine({ recordId }));
    await take(usageFile(a ?? "", b ?? ""));
    expect(await take(usageFile(b ?? "", c ?? ""))).toMatchObject({ records: 2, rated: 1, duplicates: 1, rejected: 0 });
    expect(await everything()).toMatchObject({ rollups: [{ records: "3", charge_cents: "54" }] });
  });

  test.each([
    { change: { durationSeconds: 62 }, because: "it lasted longer" },
    { change: { to: "+31301234568" }, because: "someone else was called" },
    { change: { startedAt: "2026-10-05T10:00:01+02:00" }, because: "it started later" },
    { change: { startedAt: "2026-11-05T10:00:00+01:00" }, because: "it started in another month" },
    { change: { serviceChargeCents: 1 }, because: "it carries a charge" },
    { change: { from: OTHER }, because: "it is another customer's" },
  ])("the same id with other content is rejected: $because", async ({ change }) => {
    await take(usageFile(usageLine()));
    const before = await everything();
    expect(await take(usageFile(usageLine(change)))).toMatchObject({ rated: 0, rejected: 1, duplicates: 0 });
    expect(await everything()).toEqual({
      ...(before as object),
      rejects: [expect.objectContaining({ line: 2, record_id: "r1", reason: "duplicate-conflict" })],
    });
  });

  test("the same moment in another time zone is the same content", async () => {
    await take(usageFile(usageLine()));
    expect(await take(usageFile(usageLine({ startedAt: "2026-10-05T08:00:00Z" })))).toMatchObject({ duplicates: 1 });
  });

  test("a number that has become known is no longer rejected when its file is imported again", async () => {
    const text = usageFile(usageLine({ recordId: "late", from: "+31709998888" }), usageLine({ recordId: "other" }));
    expect(await take(text)).toMatchObject({ rated: 1, rejected: 1 });
    await insertUsageCustomer(portal.context, [{ e164: "+31709998888" }]);
    expect(await take(text)).toMatchObject({ rated: 1, rejected: 0, duplicates: 1 });
    expect(await everything()).toMatchObject({ rejects: [] });
  });

  test("two imports at once, of one file or of overlapping ones, leave the same as one after the other", async () => {
    const lines = Array.from({ length: 3_000 }, (_, at) =>
      usageLine({ recordId: `r${String(at)}`, durationSeconds: at % 700 }),
    );
    const texts = [
      usageFile(...lines),
      usageFile(...lines),
      usageFile(...lines.slice(1_000)),
      usageFile(...lines.toReversed()),
    ];
    const summaries = await Promise.all(texts.map((text) => take(text)));
    expect(summaries.map(({ rejected }) => rejected)).toEqual([0, 0, 0, 0]);
    const together = await everything();
    await portal.context.database.pool.query(
      "TRUNCATE usage_files, usage_rejects, usage_records, usage_rollups, usage_days, usage_record_keys",
    );
    await take(usageFile(...lines));
    expect(together).toEqual(await everything());
  });
});

describe("an import that is killed", () => {
  test("continues after its last chunk and leaves the same as an undisturbed one", async () => {
    const lines = Array.from({ length: 80_000 }, (_, at) =>
      usageLine({ recordId: `r${String(at)}`, durationSeconds: at % 700 }),
    );
    const text = usageFile(...lines, "broken");
    let chunks = 0;
    await expect(
      importUsage(
        portal.context,
        { stream: Readable.from([Buffer.from(text)]), name: "u" },
        ({ bytes, totalBytes }) => {
          if (bytes > totalBytes * 0.7) throw new Error("killed");
          chunks += 1;
        },
      ),
    ).rejects.toThrow("killed");
    expect(chunks).toBeGreaterThan(10);
    const half = await portal.context.database.pool.query("SELECT records, lines_done, completed_at FROM usage_files");
    expect(half.rows[0]).toMatchObject({ completed_at: null });
    const { lines_done: linesDone } = half.rows[0] as { lines_done: number };
    expect(linesDone).toBeGreaterThan(49_000);
    expect(linesDone).toBeLessThan(79_000);

    const summary = await take(text);
    expect(summary).toMatchObject({ records: 80_001, rated: 80_000, rejected: 1, duplicates: 0 });
    const resumed = await everythingInShort();
    expect(resumed).toMatchObject({ records: { count: 80_000 }, rejects: { count: 1 } });
    await portal.context.database.pool.query(
      "TRUNCATE usage_files, usage_rejects, usage_records, usage_rollups, usage_days, usage_record_keys",
    );
    expect(await take(text)).toMatchObject({ ...summary, fileId: anId });
    expect(resumed).toEqual(await everythingInShort());
  });
});

describe("a file that is not a usage file", () => {
  test.each([
    { text: "", because: "empty" },
    { text: usageLine(), because: "no header" },
    { text: "\uFFFE", because: "another encoding" },
  ])("is refused and leaves nothing: $because", async ({ text }) => {
    await expect(take(text)).rejects.toThrow(NotAUsageFile);
    const { rows } = await portal.context.database.pool.query("SELECT FROM usage_files");
    expect(rows).toHaveLength(0);
  });
});

describe("R7.1 usage to bill", () => {
  const october = billingPeriod("2026-10");
  const list = () =>
    portal.context.database.withCustomer(customer.customerId, (tx) =>
      listBillableUsage(tx, customer.customerId, october),
    );

  test("what arrives after its month was invoiced is billed later; nothing is billed twice", async () => {
    await take(
      usageFile(usageLine({ recordId: "a" }), usageLine({ recordId: "n", startedAt: "2026-11-01T00:00:00+01:00" })),
    );
    const usage = await list();
    expect(usage).toMatchObject([{ month: "2026-10", chargeCents: 18, invoicedCents: 0, records: 1, minutes: 2 }]);
    await take(usageFile(usageLine({ recordId: "late", durationSeconds: 600 })));
    await portal.context.database.withCustomer(customer.customerId, (tx) =>
      markUsageInvoiced(tx, customer.customerId, usage),
    );
    expect(await list()).toMatchObject([{ month: "2026-10", chargeCents: 84, invoicedCents: 18, records: 2 }]);
    await expect(
      portal.context.database.withCustomer(customer.customerId, (tx) =>
        markUsageInvoiced(tx, customer.customerId, usage),
      ),
    ).rejects.toThrow("invoiced already");
  });
});
