import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { madePlanAnswer, shrinkPlanAnswer } from "~/modules/changes/schemas/shrink-answer";
import { givenCustomer, type Customer } from "~/modules/changes/testing/given-customer";
import { createApiToken } from "~/modules/identity/server/api-tokens.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { startWeb } from "./web";

// Through the real server: which methods and bodies an address takes is decided around the routes.
let portal: TestPortal;
let web: Awaited<ReturnType<typeof startWeb>>;
beforeAll(async () => {
  portal = await createTestPortal();
  await loadReferenceData(portal.context, readTariffFiles());
  const { settings } = portal.web;
  web = await startWeb({
    ...portal.web,
    settings: { ...settings, host: "127.0.0.1", port: 0, baseUrl: "http://127.0.0.1:0" },
  });
});
afterAll(async () => {
  await web.close();
  await portal.close();
});

type Answer = { readonly status: number; readonly body: Record<string, unknown> };
type Client = {
  readonly customer: Customer;
  readonly ask: (query: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
};

async function client(scopes?: readonly string[]): Promise<Client> {
  const customer = await givenCustomer(portal.context);
  const { token } = await createApiToken(portal.context, { email: customer.submitter.email, scopes, createdBy: null });
  return {
    customer,
    ask: async (query, body, headers = {}) => {
      const answer = await fetch(`${web.url}/api/v1/shrink-plans${query}`, {
        method: body === undefined ? "GET" : "POST",
        headers: {
          Authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { "Content-Type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    },
  };
}

describe("interfaces: /api/v1/shrink-plans", () => {
  test("works out a plan, and makes it once per key", async () => {
    const { ask } = await client();
    const answer = await ask("?category=voice&users=5");
    expect(answer.status).toBe(200);
    const plan = shrinkPlanAnswer.parse(answer.body);
    expect(plan).toMatchObject({ category: "voice", from: 10, to: 5, receivedOn: "2026-11-21" });
    const wait = plan.strategies.find(({ strategy }) => strategy === "wait");
    // Two of ten in year 2, two of eight in year 3, one at the end: 4 and 14 months of € 7,50 beyond December.
    expect(wait).toMatchObject({ buyOutCents: 0, recurringCents: 2 * 4 * 750 + 14 * 750 });
    expect(wait?.steps.map(({ becomes, profiles }) => [becomes, profiles.length])).toEqual([
      ["draft", 2],
      ["prepared", 2],
      ["later-draft", 1],
    ]);
    const order = { category: "voice", users: 5, strategy: "wait", token: wait?.token };
    const made = await ask("", order, { "Idempotency-Key": "k1" });
    expect(made.status).toBe(201);
    const { drafts, preparedRequests } = madePlanAnswer.parse(made.body);
    expect([drafts.length, preparedRequests.map(({ submitOn }) => submitOn)]).toEqual([2, ["2027-03-01"]]);
    const again = await ask("", order, { "Idempotency-Key": "k1" });
    expect([again.status, again.body]).toEqual([201, made.body]);
    const other = await ask("", { ...order, users: 6 }, { "Idempotency-Key": "k1" });
    expect([other.status, other.body["code"]]).toEqual([422, "idempotency-key-reused"]);
    // Two are prepared to go, so that the same plan is another one now.
    const stale = await ask("", order, { "Idempotency-Key": "k2" });
    expect([stale.status, stale.body["code"]]).toEqual([409, "stale"]);
    expect(shrinkPlanAnswer.parse(stale.body["plan"])).toMatchObject({ from: 8, to: 5 });
  });

  test("names who goes, and refuses who is another customer's", async () => {
    const { customer, ask } = await client();
    const [one = "", two = ""] = customer.profileIds;
    const plan = shrinkPlanAnswer.parse((await ask(`?category=voice&profileId=${one}&profileId=${two}`)).body);
    expect(plan.strategies[0]?.steps[0]?.profiles.map(({ profileId }) => profileId).toSorted()).toEqual(
      [one, two].sort(),
    );
    const stranger = (await client()).customer.profileIds[0] ?? "";
    const refused = await ask(`?category=voice&profileId=${stranger}`);
    expect([refused.status, refused.body["problem"]]).toEqual([422, { code: "CANNOT_GO", profileIds: [stranger] }]);
  });

  test.each([
    { because: "no module", query: "?users=5", status: 400 },
    { because: "a module that is none", query: "?category=fax&users=5", status: 400 },
    { because: "neither number nor names", query: "?category=voice", status: 400 },
    { because: "both", query: "?category=voice&users=5&profileId=x", status: 400 },
    { because: "below zero", query: "?category=voice&users=-1", status: 400 },
    { because: "no whole number", query: "?category=voice&users=1e3", status: 400 },
    { because: "nobody would remain", query: "?category=voice&users=0", status: 422 },
    { because: "nobody goes", query: "?category=voice&users=99999", status: 422 },
    { because: "a module that is not there", query: "?category=tv&users=1", status: 422 },
  ])("GET refuses $because: $status", async ({ query, status }) => {
    const { ask } = await client();
    expect((await ask(query)).status).toBe(status);
  });

  test.each([
    { because: "no token", body: { category: "voice", users: 5, strategy: "wait" }, status: 400 },
    {
      because: "both",
      body: { category: "voice", users: 5, profileIds: [], strategy: "wait", token: "t" },
      status: 400,
    },
    {
      because: "an unknown strategy",
      body: { category: "voice", users: 5, strategy: "soon", token: "t" },
      status: 400,
    },
    { because: "a token of nothing", body: { category: "voice", users: 5, strategy: "wait", token: "t" }, status: 409 },
    { because: "nobody remains", body: { category: "voice", users: 0, strategy: "now", token: "t" }, status: 422 },
  ])("POST refuses $because: $status", async ({ body, status }) => {
    const { ask } = await client();
    expect((await ask("", body)).status).toBe(status);
  });

  test("whoever may only read looks, and makes nothing", async () => {
    const { ask } = await client(["changes:read"]);
    expect((await ask("?category=voice&users=5")).status).toBe(200);
    const refused = await ask("", { category: "voice", users: 5, strategy: "wait", token: "t" });
    expect([refused.status, refused.body["code"]]).toEqual([403, "scope-required"]);
  });
});
