import type { LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { givenCustomer, type Customer } from "~/modules/changes/testing/given-customer";
import { createApiToken } from "~/modules/identity/server/api-tokens.server";
import { insertTestUser, requestSession, startTestSession } from "~/modules/identity/testing/test-users.server";
import { tariffsAnswer, callTariffAnswer } from "~/modules/usage/schemas/tariffs-answer";
import { storeRateSheets } from "~/modules/usage/server/load-rate-sheets.server";
import { rateSheetFrom } from "~/modules/usage/testing/test-rater";
import { refreshReferences } from "~/platform/database/cached-reference.server";
import { dataStatements } from "~/platform/testing/count-statements.server";
import { testLoadContext } from "~/platform/testing/load-context";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { loader as apiTariffs } from "./api.v1.tariffs";
import { loader as apiCall } from "./api.v1.tariffs_.call";
import { loader as page } from "./tariffs";
import { loader as csv } from "./tariffs[.]csv";

const BLOCK = { productCode: "NUM_BLOCK_10_NL", first: "+31201234560", last: "+31201234569" };
const COMING = localDate("2027-01-01");

let portal: TestPortal;
let customer: Customer;
let other: Customer;
let cookie = "";
let token = "";

beforeAll(async () => {
  portal = await createTestPortal();
  const { context, web } = portal;
  await loadReferenceData(context, readTariffFiles());
  const dearer = rateSheetFrom(COMING);
  await storeRateSheets(context, [
    rateSheetFrom(localDate("2020-01-01")),
    { ...dearer, zones: dearer.zones.map((zone) => ({ ...zone, startMicroEuros: 500_000 })) },
  ]);
  customer = await givenCustomer(context, {
    profiles: [
      { name: "Anne", options: ["VOICE_UNLIMITED_NL", "VOICE_UNLIMITED_EU_NA"] },
      { name: "Bart", options: ["VOICE_UNLIMITED_NL"] },
      { name: "Carla" },
    ],
    numbers: [BLOCK],
    invoicedUntil: localDate("2026-10-31"),
  });
  other = await givenCustomer(context, {
    profiles: [{ name: "Somebody else", options: ["VOICE_UNLIMITED_EU_NA"] }],
    invoicedUntil: localDate("2026-10-31"),
  });
  const { customerId, submitter } = customer;
  cookie = await startTestSession(web, { customerId, userId: submitter.userId });
  ({ token } = await createApiToken(context, { email: submitter.email, createdBy: null }));
  refreshReferences(web.database);
});
afterAll(() => portal.close());

const shown = async (search = "", session = cookie): Promise<Awaited<ReturnType<typeof page>>> =>
  page(argsOf(`/tariffs${search}`, { Cookie: session }));

function argsOf(address: string, headers: Record<string, string>): LoaderFunctionArgs {
  const context = testLoadContext(portal.web, requestSession(portal.web, headers["Cookie"] ?? ""));
  return { request: new Request(`http://127.0.0.1:3000${address}`, { headers }), params: {}, context };
}

const asProgram = (load: typeof apiTariffs, address: string): Promise<Response> =>
  load(argsOf(address, { Authorization: `Bearer ${token}` }));

describe("the page of tariffs", () => {
  test("has every product of the current list, and since when the list and the rates hold", async () => {
    const { sections, since, upcoming, on } = await shown();
    const codes = sections.flatMap(({ rows }) => rows.map(({ product }) => product.code));
    const list = readTariffFiles().priceBook.at(-1);
    expect(codes.toSorted()).toEqual([...(list?.products.keys() ?? [])].toSorted());
    expect(since).toEqual({ products: "2025-01-01", calls: "2020-01-01" });
    expect({ on, upcoming }).toEqual({ on: "2026-11-21", upcoming: [COMING] });
  });

  test("names only those users of this customer for whom an option makes it free (R6.5)", async () => {
    const { search } = await shown("?q=%2B32+4");
    expect(search.options).toEqual({
      fixedUsers: 3,
      options: [
        { code: "VOICE_UNLIMITED_EU_NA", users: [expect.objectContaining({ name: "Anne" })] },
        {
          code: "VOICE_UNLIMITED_NL",
          users: [expect.objectContaining({ name: "Anne" }), expect.objectContaining({ name: "Bart" })],
        },
      ],
    });
    expect(JSON.stringify(search)).not.toContain("Somebody else");
    expect(other.customerId).not.toBe(customer.customerId);
  });

  test("recognises a number of the customer's own exchange (R6.2), and a plus that became a space", async () => {
    expect((await shown("?q=020+123+45+67")).search.isOnNet).toBe(true);
    expect((await shown("?q=020+123+45+77")).search.isOnNet).toBe(false);
    expect((await shown("?q=+324")).search.prices).toHaveLength(2);
  });

  test("shows the rates of a coming day when asked, and of today otherwise", async () => {
    const cents = async (search: string): Promise<unknown> =>
      (await shown(search)).search.prices[0]?.examples[0]?.fixedCents;
    expect(await cents("?q=%2B324")).toBe(15);
    expect(await cents(`?q=%2B324&on=${COMING}`)).toBe(56);
    expect(await cents("?q=%2B324&on=2027-01-02")).toBe(15);
  });

  test("runs one statement for a look-up, and none without", async () => {
    await shown();
    const none = await dataStatements(portal.web, () => shown());
    const one = await dataStatements(portal.web, () => shown("?q=Belgi%C3%AB"));
    // Besides looking up the session.
    expect([none, one].map((counted) => counted.length)).toEqual([1, 2]);
  });

  test("is for members too", async () => {
    const { context, web } = portal;
    const { rows } = await context.database.pool.query<{ number: number }>(
      "SELECT customer_number AS number FROM customers WHERE id = $1",
      [customer.customerId],
    );
    const { userId } = await insertTestUser(context, rows[0]?.number ?? 0, { role: "member" });
    const session = await startTestSession(web, { customerId: customer.customerId, userId });
    expect((await shown("?q=Belgi%C3%AB", session)).search.prices).toHaveLength(3);
  });

  test.each(["' OR 1=1 --", "%00", "+".repeat(5_000), "<script>", "\\u0000", "🙂", "0".repeat(300), "+32 4 \n 5"])(
    "answers %j",
    async (text) => {
      const { search } = await shown(`?q=${encodeURIComponent(text)}`);
      expect(search.prices.length).toBeLessThanOrEqual(200);
    },
  );
});

describe("the file of tariffs", () => {
  test("has a line for every product, number, country, paid number and mobile rate", async () => {
    const answer = await csv(argsOf("/tariffs.csv?format=rfc4180", { Cookie: cookie }));
    const lines = (await answer.text()).trimEnd().split("\r\n");
    const count = (part: string): number => lines.filter((line) => line.startsWith(`${part},`)).length;
    expect(count("product") + count("telefoonnummer")).toBe(readTariffFiles().priceBook.at(-1)?.products.size);
    expect({ paid: count("betaald nummer"), mobile: count("mobiel") }).toEqual({ paid: 8, mobile: 10 });
    expect(count("land")).toBeGreaterThan(240);
    expect(lines).toContainEqual(
      expect.stringMatching(/^land,BE,België,.*,Z1,0\.09,0\.06,0\.27,,VOICE_UNLIMITED_EU_NA,,2020-01-01,$/),
    );
  });
});

describe("the API of tariffs", () => {
  test("has the prices of every product", async () => {
    const answer = tariffsAnswer.parse(await (await asProgram(apiTariffs, "/api/v1/tariffs")).json());
    expect(answer.products).toHaveLength(readTariffFiles().priceBook.at(-1)?.products.size ?? 0);
    expect(answer.products.find(({ productCode }) => productCode === "NUM_NEW_1_INTL")).toMatchObject({
      monthlyCents: 2500,
      firstInstallCents: 5000,
      countries: expect.arrayContaining(["PT"]) as string[],
      source: "price-list",
    });
    expect((await asProgram(apiTariffs, "/api/v1/tariffs?on=2026-12-01")).status).toBe(400);
    expect((await asProgram(apiTariffs, `/api/v1/tariffs?on=${COMING}`)).status).toBe(200);
  });

  test("says what a call costs, and for whom it is free", async () => {
    const answer = await asProgram(apiCall, "/api/v1/tariffs/call?to=%2B32475123456");
    expect(callTariffAnswer.parse(await answer.json())).toEqual({
      on: "2026-11-21",
      validFrom: "2020-01-01",
      to: "+32475123456",
      onNet: false,
      destinations: [
        {
          destination: "BE",
          kind: "mobile",
          prefix: null,
          zone: "Z1",
          startMicroEuros: 90_000,
          perMinuteMicroEuros: 270_000,
          calls: [
            { minutes: 1, fixedCents: 36, mobileCents: 36 },
            { minutes: 5, fixedCents: 144, mobileCents: 144 },
          ],
          includedIn: "VOICE_UNLIMITED_EU_NA",
          includedFor: [customer.profileIds[0]],
        },
      ],
    });
  });

  test.each([
    { search: "", status: 400 },
    { search: "?to=", status: 400 },
    { search: "?to=%2B0", status: 400 },
    { search: "?to=%2B32&on=2026-12-01", status: 400 },
    { search: "?to=Nergenshuizen", status: 404 },
    { search: "?to=%2B999", status: 404 },
    { search: "?to=+324", status: 200 },
  ])("$search is answered $status", async ({ search, status }) => {
    expect((await asProgram(apiCall, `/api/v1/tariffs/call${search}`)).status).toBe(status);
  });
});
