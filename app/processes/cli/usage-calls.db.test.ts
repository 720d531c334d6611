import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";

import { afterAll, beforeAll, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { importUsage } from "~/modules/usage/server/import-usage.server";
import { insertUsageCustomer, type UsageCustomer } from "~/modules/usage/testing/usage-customer.server";
import { usageFile, usageLine, type UsageLineValues } from "~/modules/usage/testing/usage-lines";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { usageCallsCommand, type UsageCallsOptions } from "./usage-calls";

const FIXED = "+31201234561";
const UNLIMITED = "+31201234562";
const MOBILE = "+31611112222";
const BLOCK = { first: "+31201234560", last: "+31201234569" };
const LONG_AGO = localDate("2025-03-01");

const CALLS: readonly (UsageLineValues & {
  expected: readonly [rule: string, reason: string, cents: number | null];
})[] = [
  { expected: ["R6.1", "start-and-minutes", 18] },
  { durationSeconds: 0, expected: ["R6.1", "no-seconds", 0] },
  { to: "+31201234569", expected: ["R6.2", "on-net", 0] },
  { from: UNLIMITED, expected: ["R6.3", "national-bundle", 0] },
  { to: "0900123", durationSeconds: 61, expected: ["R6.3", "paid-number", 50] },
  { to: "0900123", serviceChargeCents: 77, expected: ["R6.3", "charge-of-record", 77] },
  { to: "+493012345678", durationSeconds: 185, expected: ["R6.4", "zone", 33] },
  { from: UNLIMITED, to: "+4915112345678", expected: ["R6.5", "eu-na-bundle", 0] },
  { to: "112", expected: ["R6.6", "free-number", 0] },
  { to: "+979123456789", expected: ["R6.6", "foreign-premium", null] },
  { from: "+31301234567", to: FIXED, direction: "in", expected: ["R6.7", "incoming", 0] },
  { from: MOBILE, expected: ["R6.7", "mobile", 12] },
  { from: MOBILE, roamingCountry: "US", expected: ["R6.7", "roaming", 300] },
  {
    from: MOBILE,
    to: "",
    type: "data",
    durationSeconds: 0,
    units: 1_048_577,
    expected: ["R6.7", "mobile", 2],
  },
  {
    from: MOBILE,
    type: "sms",
    durationSeconds: 0,
    units: 1,
    serviceChargeCents: 25,
    expected: ["R6.7", "charge-of-record", 25],
  },
];

let portal: TestPortal;
let customer: UsageCustomer;
let customerNumber: string;

beforeAll(async () => {
  portal = await createTestPortal();
  customer = await insertUsageCustomer(
    portal.context,
    [
      { e164: FIXED, name: "Anne" },
      {
        e164: UNLIMITED,
        name: "Bart",
        options: ["VOICE_UNLIMITED_NL", "VOICE_UNLIMITED_EU_NA"].map((code) => ({ code, from: LONG_AGO })),
      },
      { e164: MOBILE, name: "Carl", category: "mobile" },
    ],
    [BLOCK],
  );
  await insertUsageCustomer(portal.context, [{ e164: "+31301230001" }]);
  const lines = CALLS.map(({ expected: _, ...values }, at) =>
    usageLine({
      recordId: `c${String(at)}`,
      startedAt: `2026-10-05T10:${String(at).padStart(2, "0")}:00+02:00`,
      ...values,
    }),
  );
  const content = usageFile(
    ...lines,
    usageLine({ recordId: "september", startedAt: "2026-09-30T23:59:59+02:00" }),
    usageLine({ recordId: "other", from: "+31301230001" }),
  );
  await importUsage(portal.context, { stream: Readable.from([Buffer.from(content)]), name: "calls.csv" });
  const [row] = await portal.context.database.query<{ number: number }>(
    "SELECT customer_number AS number FROM customers WHERE id = $1",
    [customer.customerId],
  );
  customerNumber = String(row?.number);
});
afterAll(() => portal.close());

async function calls(options: Partial<UsageCallsOptions> = {}): Promise<{ code: number; out: string; err: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const [out, err] = [text(stdout), text(stderr)];
  const typed = { customer: customerNumber, period: "2026-10", format: "jsonl", ...options };
  const code = await usageCallsCommand(portal.context, typed, { stdout, stderr });
  stdout.end();
  stderr.end();
  return { code, out: await out, err: await err };
}

async function rows(options: Partial<UsageCallsOptions> = {}): Promise<Record<string, unknown>[]> {
  const { out } = await calls(options);
  return out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

test("R6 every record of the month, newest first, with its charge and why", async () => {
  const listed = await rows();
  expect(listed.map(({ recordId, rule, reason, chargeCents }) => [recordId, [rule, reason, chargeCents]])).toEqual(
    CALLS.map(({ expected }, at) => [`c${String(at)}`, expected]).reverse(),
  );
});

test("a record has everything that its price follows from", async () => {
  expect((await rows()).at(-1)).toEqual({
    recordId: "c0",
    startedAt: "2026-10-05T08:00:00.000Z",
    number: FIXED,
    profileId: customer.profileIds.get(FIXED),
    user: "Anne",
    direction: "out",
    called: "+31301234567",
    type: "call",
    category: "national",
    destination: "NL",
    zone: "NL",
    roamingCountry: null,
    seconds: 61,
    minutes: 2,
    units: 0,
    status: "rated",
    chargeCents: 18,
    rateSheet: "2020-01-01",
    rule: "R6.1",
    reason: "start-and-minutes",
  });
});

test("an incoming call names the caller", async () => {
  expect(await rows()).toContainEqual(
    expect.objectContaining({ number: FIXED, direction: "in", called: "+31301234567" }),
  );
});

test("of one number, one profile, and the newest ones", async () => {
  const ids = async (options: Partial<UsageCallsOptions>) => (await rows(options)).map(({ recordId }) => recordId);
  expect(await ids({ number: UNLIMITED })).toEqual(["c7", "c3"]);
  expect(await ids({ profile: customer.profileIds.get(MOBILE) ?? "" })).toEqual(["c14", "c13", "c12", "c11"]);
  expect(await ids({ limit: "2" })).toEqual(["c14", "c13"]);
  expect(await ids({ period: "2026-09" })).toEqual(["september"]);
});

test("as CSV with a header", async () => {
  const [head, line] = (await calls({ format: "csv", limit: "1" })).out.split("\r\n");
  expect(head).toMatch(/^recordId,startedAt,number,.*,chargeCents,rateSheet,rule,reason$/);
  expect(line).toMatch(/^c14,2026-10-05T08:14:00.000Z,.*,25,2020-01-01,R6.7,charge-of-record$/);
});

test.each([
  { options: { customer: "12" }, problem: "Not a customer number: 12" },
  { options: { period: "2026-13" }, problem: "Not a month (YYYY-MM): 2026-13" },
  { options: { number: "020" }, problem: "Not a number such as +31201234561: 020" },
  { options: { profile: "x" }, problem: "Not the id of a profile: x" },
  { options: { limit: "0" }, problem: "Not a number of records above 0: 0" },
  { options: { format: "xml" }, problem: "Not a format (jsonl, csv): xml" },
])("wrong usage: $problem", async ({ options, problem }) => {
  expect(await calls(options)).toEqual({ code: 2, out: "", err: `${problem}\n` });
});

test.each([
  { options: { customer: "999999" }, code: 1, says: /^There is no customer 999999\n$/ },
  {
    options: { profile: "7b1f4c9e-3f0a-4a53-9d55-0c6f7b7c1d2e" },
    code: 1,
    says: /has no profile 7b1f4c9e-.*without --profile shows/,
  },
  { options: { period: "2026-08" }, code: 0, says: /^No records\. Try another month/ },
])("nothing to list for $options: $says", async ({ options, code, says }) => {
  const err: unknown = expect.stringMatching(says);
  expect(await calls(options)).toEqual({ code, out: "", err });
});
