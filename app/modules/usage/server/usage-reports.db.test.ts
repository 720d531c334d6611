import { Readable } from "node:stream";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { billingPeriod } from "~/kernel/billing-period";
import { localDate } from "~/kernel/local-date";
import { NotFoundError } from "~/kernel/not-found";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { dataStatements } from "~/platform/testing/count-statements.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { RFC_4180 } from "~/platform/csv/csv-text.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { ALL_USAGE, type RecordSelection } from "../domain/reports/usage-filter";
import type { UsageGrouping } from "../domain/reports/usage-report";
import type { ListedRecord } from "../domain/reports/listed-record";
import { insertUsageCustomer, type UsageCustomer } from "../testing/usage-customer.server";
import { generateUsage } from "../testing/usage-generator";
import { usageFile, usageLine } from "../testing/usage-lines";
import { getRequestedUsageReport, getUsageReport } from "./get-usage-report.server";
import { importUsage } from "./import-usage.server";
import { getListedRecords, listedRecordsOf } from "./get-listed-records.server";
import { listedRecordsCsv } from "./listed-records-csv.server";

const ANNE = "+31201234561";
const BART = "+31201234562";
const CARL = "+31611112222";
const OTHER = "+31301230001";

let portal: TestPortal;
let customer: UsageCustomer;
let other: UsageCustomer;

beforeAll(async () => {
  portal = await createTestPortal();
  await loadReferenceData(portal.context, readTariffFiles());
  customer = await insertUsageCustomer(portal.context, [
    { e164: ANNE, name: "=Anne", costCentre: "Verkoop" },
    { e164: BART, name: "Bart", costCentre: "Verkoop" },
    { e164: CARL, name: "Carl", category: "mobile" },
  ]);
  other = await insertUsageCustomer(portal.context, [{ e164: OTHER }]);
  const users = [ANNE, BART, CARL, OTHER].map((e164) => ({
    e164,
    category: e164 === CARL ? ("mobile" as const) : ("voice" as const),
  }));
  for (const period of ["2026-08", "2026-09", "2026-10", "2026-11"]) {
    const month = billingPeriod(period);
    await take([...generateUsage({ seed: 1, month, users, recordsPerUser: 150, recordPrefix: period })].join("\n"));
  }
  // Five at one moment: pages are split by their ids. One second later it is the next day.
  const moment = { startedAt: "2026-10-31T23:59:59+01:00", from: ANNE };
  const lines = ["v", "w", "x", "y", "z"].map((recordId) => usageLine({ ...moment, recordId }));
  await take(usageFile(...lines, usageLine({ recordId: "next", from: ANNE, startedAt: "2026-11-01T00:00:00+01:00" })));
});
afterAll(() => portal.close());

const take = (text: string) =>
  importUsage(portal.context, { stream: Readable.from([Buffer.from(text)]), name: "usage.csv" });

const period = (from: string, until: string) => ({ from: localDate(from), until: localDate(until) });
const selected = (from: string, until: string, more: Partial<RecordSelection> = {}): RecordSelection => ({
  ...ALL_USAGE,
  only: null,
  ...more,
  period: period(from, until),
});
const ownerOf = ({ customerId }: UsageCustomer) => ({
  customerId,
  role: "owner" as const,
  userId: "00000000-0000-0000-0000-000000000001",
});

/** Returns the same figures, counted from the records. */
async function counted(from: string, until: string): Promise<unknown> {
  const { rows } = await portal.context.database.pool.query(
    `SELECT count(*)::int AS records, coalesce(sum(minutes), 0)::int AS minutes, coalesce(sum(units), 0)::float8 AS units,
            coalesce(sum(charge_cents), 0)::int AS "chargeCents"
       FROM usage_records WHERE customer_id = $1 AND (started_at AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN $2 AND $3`,
    [customer.customerId, from, until],
  );
  return rows[0];
}

async function allRecords(selection: RecordSelection): Promise<ListedRecord[]> {
  return (
    await Readable.from(listedRecordsOf(portal.web, ownerOf(customer), selection)).toArray()
  ).flat() as ListedRecord[];
}

describe("a report of usage", () => {
  test.each([
    ["2026-10-01", "2026-10-31", "2026-09-01", "2026-09-30", "a month"],
    ["2026-08-01", "2026-10-31", "2026-05-01", "2026-07-31", "months"],
    ["2026-10-10", "2026-10-16", "2026-10-03", "2026-10-09", "a week"],
    ["2026-08-20", "2026-11-02", "2026-06-06", "2026-08-19", "from the middle of a month into another"],
    ["2026-10-31", "2026-10-31", "2026-10-30", "2026-10-30", "a day"],
  ])(
    "from %s to %s adds up to its records, and so does what it is compared with: %s",
    async (from, until, beforeFrom, beforeUntil) => {
      for (const groupBy of ["category", "profile", "number", "destination", "cost-centre"] satisfies UsageGrouping[]) {
        const filter = { selection: selected(from, until), groupBy, compareWith: "previous" } as const;
        const report = await getUsageReport(portal.web, customer.customerId, filter, "nl");
        expect(report.totals).toEqual(await counted(from, until));
        expect(report.before).toEqual({
          period: period(beforeFrom, beforeUntil),
          totals: await counted(beforeFrom, beforeUntil),
        });
        const before = report.rows.reduce((sum, row) => sum + (row.before?.chargeCents ?? 0), 0);
        expect(before).toBe(report.before?.totals.chargeCents);
      }
    },
  );

  test("reads no records", async () => {
    const query = new URLSearchParams("from=2026-08-20&to=2026-11-02");
    const load = () => getRequestedUsageReport(portal.web, customer.customerId, query, "nl");
    await load();
    const statements = await dataStatements(portal.web, load);
    // The choices, the report, and fair use.
    expect(statements).toHaveLength(3);
    expect(statements.join()).not.toContain("usage_records");
  });

  test("shows the newest month that is over, unless asked otherwise", async () => {
    const { report } = await getRequestedUsageReport(portal.web, customer.customerId, new URLSearchParams(), "nl");
    expect(report?.period).toEqual(period("2026-10-01", "2026-10-31"));
    const soFar = await getRequestedUsageReport(
      portal.web,
      customer.customerId,
      new URLSearchParams("period=to-date"),
      "nl",
    );
    expect(soFar.report).toMatchObject({
      period: period("2026-11-01", "2026-11-21"),
      before: { period: period("2026-10-01", "2026-10-21") },
    });
  });

  test.each([
    { query: "period=custom&from=2026-10-20&to=2026-10-10", errors: { to: "endsBeforeStart" } },
    { query: "period=custom&from=2026-02-30&to=2026-10-10", errors: { from: "dayWrong" } },
    { query: "from=&to=9999-01-01", errors: { from: "dayWrong", to: "dayWrong" } },
  ])("says what is wrong with $query", async ({ query, errors }) => {
    const { parsed, report } = await getRequestedUsageReport(
      portal.web,
      customer.customerId,
      new URLSearchParams(query),
      "nl",
    );
    expect({ parsed, report }).toEqual({ parsed: { kind: "wrong", errors }, report: null });
  });

  test("follows the cost centre that a user has now", async () => {
    const filter = {
      selection: selected("2026-10-01", "2026-10-31"),
      groupBy: "cost-centre",
      compareWith: "none",
    } as const;
    const rowsOf = async () =>
      (await getUsageReport(portal.web, customer.customerId, filter, "nl")).rows.map(({ key }) => key);
    expect((await rowsOf()).toSorted()).toEqual(["", "Verkoop"]);
    const set = (name: string) =>
      portal.context.database.pool.query("UPDATE profiles SET cost_centre = $2 WHERE id = $1", [
        customer.profileIds.get(BART),
        name,
      ]);
    await set("Kantoor");
    expect((await rowsOf()).toSorted()).toEqual(["", "Kantoor", "Verkoop"]);
    await set("Verkoop");
  });
});

describe("single records behind a report", () => {
  test.each([
    { query: "period=2026-10", because: "a month" },
    { query: "period=2026-Q3&category=international", because: "a quarter and a kind" },
    { query: "from=2026-08-20&to=2026-11-02&costCentre=Verkoop", because: "any days and a cost centre" },
    { query: "period=2026-10&costCentre=-", because: "no cost centre" },
    { query: `period=2026-10&number=${encodeURIComponent(CARL)}`, because: "a number" },
    { query: "period=2026-10&destination=DE", because: "a country" },
    { query: "period=2026-10&module=mobile", because: "a module" },
    { query: "period=2026-10&category=national&module=voice&only=charged", because: "a line of an invoice" },
    { query: "from=2026-08-20&to=2026-11-02&only=charged", because: "what cost something, on any days" },
    { query: "period=2026-Q3&only=unrated", because: "what has no tariff" },
  ])(
    "come in pages that together hold all of them, once and in order, and add up to the report: $because",
    async ({ query }) => {
      const seen: ListedRecord[] = [];
      let total: unknown;
      let cursor = "";
      for (let pages = 0; pages < 50; pages += 1) {
        const asked = new URLSearchParams(query);
        if (cursor !== "") asked.set("cursor", cursor);
        const { page } = await getListedRecords(portal.web, ownerOf(customer), asked);
        if (page === null) throw new Error("There is usage");
        seen.push(...page.records);
        total = page.totals;
        if (page.nextCursor === null) break;
        cursor = page.nextCursor;
      }
      expect(seen.length).toBeGreaterThan(0);
      expect(new Set(seen.map(({ recordId }) => recordId)).size).toBe(seen.length);
      const places = seen.map(({ startedAtMs, recordId }) => `${String(startedAtMs)} ${recordId}`);
      expect(places).toEqual(places.toSorted().reverse());
      expect({
        records: seen.length,
        chargeCents: seen.reduce((sum, { chargeCents }) => sum + (chargeCents ?? 0), 0),
        unratedRecords: seen.filter(({ status }) => status === "unrated").length,
      }).toEqual(total);
    },
  );

  test.each([
    { only: "charged", holds: ({ chargeCents }: ListedRecord) => (chargeCents ?? 0) > 0 },
    { only: "unrated", holds: ({ status }: ListedRecord) => status === "unrated" },
  ] as const)("that are $only are those of all, and no others", async ({ only, holds }) => {
    const all = await allRecords(selected("2026-08-01", "2026-10-31"));
    const part = await allRecords(selected("2026-08-01", "2026-10-31", { only }));
    expect(part).toEqual(all.filter(holds));
    expect(part.length).toBeLessThan(all.length);
  });

  test("of a month end with its last second in Amsterdam", async () => {
    const records = await allRecords(selected("2026-10-01", "2026-10-31"));
    expect(records.slice(0, 5).map(({ recordId }) => recordId)).toEqual(["z", "y", "x", "w", "v"]);
    expect(records.map(({ recordId }) => recordId)).not.toContain("next");
  });

  test("take three statements a page, even for a few among many", async () => {
    const query = new URLSearchParams("period=2026-10&destination=DE");
    const statements = await dataStatements(portal.web, () => getListedRecords(portal.web, ownerOf(customer), query));
    expect(statements).toHaveLength(3);
  });

  test("of another customer are not listed, and another's user is not found", async () => {
    const profileId = other.profileIds.get(OTHER) ?? "";
    for (const asked of [`profile=${profileId}`, "profile=x", "profile='; DROP TABLE users"]) {
      const query = new URLSearchParams(`period=2026-10&${asked}`);
      await expect(getListedRecords(portal.web, ownerOf(customer), query)).rejects.toThrow(NotFoundError);
      await expect(getRequestedUsageReport(portal.web, customer.customerId, query, "nl")).rejects.toThrow(
        NotFoundError,
      );
    }
    expect(await allRecords(selected("2026-10-01", "2026-10-31", { profileId }))).toEqual([]);
    const foreign = await getListedRecords(
      portal.web,
      ownerOf(customer),
      new URLSearchParams(`period=2026-10&number=${encodeURIComponent(OTHER)}`),
    );
    expect(foreign.page?.records).toEqual([]);
  });

  test("hide from a member whom a colleague called, on the page and in the file", async () => {
    const userId = portal.context.newId.uuid();
    const { customerId } = customer;
    await portal.context.database.withoutCustomer(async (tx) => {
      await tx.user.create({
        data: {
          id: userId,
          customerId,
          email: `${userId}@test.example`,
          name: "Anne",
          role: "member",
          createdAt: new Date("2026-10-01"),
        },
      });
      await tx.profileUser.create({ data: { profileId: customer.profileIds.get(ANNE) ?? "", customerId, userId } });
    });
    const member = { customerId, userId, role: "member" as const };
    const text = await new Response(
      listedRecordsCsv(listedRecordsOf(portal.web, member, selected("2026-10-01", "2026-10-31")), "nl", RFC_4180),
    ).text();
    const lines = text.trimEnd().split("\r\n").slice(1);
    const ofAnne = lines.filter((line) => line.includes(",'=Anne,"));
    const ofOthers = lines.filter((line) => !line.includes(",'=Anne,"));
    expect(ofAnne.length).toBeGreaterThan(100);
    expect(ofOthers.length).toBeGreaterThan(100);
    expect(ofAnne.join("")).not.toContain("•");
    expect(ofOthers.filter((line) => !line.includes("•") && !line.includes(",Data,"))).toEqual([]);
    const { page } = await getListedRecords(
      portal.web,
      member,
      new URLSearchParams(`period=2026-10&number=${encodeURIComponent(BART)}`),
    );
    expect(page?.records.every(({ otherNumber }) => otherNumber.hiddenDigits > 0)).toBe(true);
  });

  test("as a file have what the pages show, with formulas as text, and add up to the report", async () => {
    const selection = selected("2026-08-01", "2026-11-21");
    const text = await new Response(
      listedRecordsCsv(listedRecordsOf(portal.web, ownerOf(customer), selection), "nl", RFC_4180),
    ).text();
    const lines = text.trimEnd().split("\r\n").slice(1);
    const filter = { selection, groupBy: "category", compareWith: "none" } as const;
    const { totals } = await getUsageReport(portal.web, customer.customerId, filter, "nl");
    expect(lines).toHaveLength(totals.records);
    const cents = lines.map((line) => Math.round(Number(line.slice(line.lastIndexOf(",") + 1)) * 100));
    expect(cents.reduce((sum, each) => sum + each, 0)).toBe(totals.chargeCents);
    expect(text).toContain(",'=Anne,");
    expect(text).not.toMatch(/(^|,)[=+@]/m);
  });
});

describe("R6.3 fair use", () => {
  test("counts the minutes of a month within unlimited calls, of this customer alone, as the records have them", async () => {
    const dora = "+31201239901";
    const september = localDate("2026-09-01");
    const options = [{ code: "VOICE_UNLIMITED_NL", from: september }];
    const busy = await insertUsageCustomer(portal.context, [
      { e164: dora, name: "Dora", options },
      { e164: "+31201239902", name: "Eva", options },
    ]);
    const call = (recordId: string, from: string, minutes: number, startedAt = "2026-10-05T09:00:00+02:00") =>
      usageLine({ recordId, from, to: "+31301112222", startedAt, durationSeconds: String(minutes * 60) });
    await take(
      usageFile(
        ...[1_400, 1_000, 400].map((minutes, at) => call(`fair-${String(at)}`, dora, minutes)),
        call("fair-before", dora, 900, "2026-09-30T23:59:59+02:00"),
        call("fair-eva", "+31201239902", 2_399),
        // Paid calls, incoming calls and calls abroad are not within unlimited calls.
        usageLine({
          recordId: "fair-paid",
          from: dora,
          to: "09001234",
          startedAt: "2026-10-05T09:00:00+02:00",
          durationSeconds: "6000",
        }),
        usageLine({
          recordId: "fair-abroad",
          from: dora,
          to: "+442079460123",
          startedAt: "2026-10-05T09:00:00+02:00",
          durationSeconds: "6000",
        }),
        usageLine({
          recordId: "fair-in",
          from: "+31301112222",
          to: dora,
          direction: "in",
          startedAt: "2026-10-05T09:00:00+02:00",
          durationSeconds: "6000",
        }),
      ),
    );
    const of = async (customerId: string, search: string) =>
      (await getRequestedUsageReport(portal.web, customerId, new URLSearchParams(search), "nl")).fairUse;
    const october = await of(busy.customerId, "period=2026-10");
    expect(october).toMatchObject({ month: "2026-10-01", norm: 3_000, most: 2_800 });
    expect(october?.near).toEqual([
      {
        profileId: busy.profileIds.get(dora),
        name: "Dora",
        minutes: 2_800,
        fairUse: { minutes: 2_800, norm: 3_000, percent: 93, standing: "near" },
      },
    ]);
    expect(await of(busy.customerId, "period=2026-09")).toMatchObject({ near: [], most: 900 });
    expect(await of(customer.customerId, "period=2026-10")).toBeNull();
  });
});
