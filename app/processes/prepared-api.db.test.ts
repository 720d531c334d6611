import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { preparedRequestAnswer, preparedRequestPageAnswer } from "~/modules/changes/schemas/prepared-answer";
import { submitPrepared } from "~/modules/changes/server/prepared/submit-prepared.server";
import { givenCustomer, type Customer, type GivenCustomer } from "~/modules/changes/testing/given-customer";
import { removing } from "~/modules/changes/testing/submission";
import { createApiToken } from "~/modules/identity/server/api-tokens.server";
import { fixedClock } from "~/platform/clock.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { startWeb } from "./web";

// Through the real server, as which methods and bodies an address accepts is decided in front of the routes.
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

type Answer = { readonly status: number; readonly body: Record<string, unknown>; readonly headers: Headers };
type Client = {
  readonly customer: Customer;
  readonly ask: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
};

async function client(given: GivenCustomer = {}, scopes?: readonly string[]): Promise<Client> {
  const customer = await givenCustomer(portal.context, given);
  const { token } = await createApiToken(portal.context, { email: customer.submitter.email, scopes, createdBy: null });
  return {
    customer,
    ask: async (method, path, body, headers = {}) => {
      const answer = await fetch(`${web.url}/api/v1/prepared-requests${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { "Content-Type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return {
        status: answer.status,
        body: (await answer.json()) as Record<string, unknown>,
        headers: answer.headers,
      };
    },
  };
}

const DAYS = { submitOn: "2026-12-01", lastOn: "2026-12-04" };
const FOUR: GivenCustomer = { profiles: Array.from({ length: 4 }, () => ({})) };

describe("interfaces: /api/v1/prepared-requests (R3.6)", () => {
  test("prepares once per key, and returns what was signed", async () => {
    const { customer, ask } = await client();
    const body = { lines: removing(customer.profileIds[0]), ...DAYS };
    const made = await ask("POST", "", body, { "Idempotency-Key": "k1" });
    expect(made.status).toBe(201);
    expect(preparedRequestAnswer.parse(made.body)).toMatchObject({
      status: "waiting",
      ...DAYS,
      maxBuyOutCents: 0,
      maxOneTimeCents: 0,
      nextAttemptOn: "2026-12-01",
      signedBy: customer.submitter.email,
      changeRequestId: null,
      lines: [{ index: 0, action: "remove-profile", profileId: customer.profileIds[0] }],
      attempts: [],
    });
    expect(made.headers.get("Location")).toBe(`/api/v1/prepared-requests/${String(made.body["id"])}`);
    const again = await ask("POST", "", body, { "Idempotency-Key": "k1" });
    expect([again.status, again.body]).toEqual([201, made.body]);
    const other = await ask("POST", "", { ...body, maxBuyOutCents: 1 }, { "Idempotency-Key": "k1" });
    expect([other.status, other.body["code"]]).toEqual([422, "idempotency-key-reused"]);
    const list = await ask("GET", "");
    expect(preparedRequestPageAnswer.parse(list.body)).toEqual({ preparedRequests: [made.body], nextCursor: null });
    expect((await ask("GET", `/${String(made.body["id"])}`)).body).toEqual(made.body);
  });

  test.each([
    { because: "no day", body: { lines: [] }, status: 400, code: "not-parseable" },
    {
      because: "a misspelt limit",
      body: { lines: [], ...DAYS, maxBuyoutCents: 1 },
      status: 400,
      code: "not-parseable",
    },
    {
      because: "a limit below zero",
      body: { lines: [], ...DAYS, maxBuyOutCents: -1 },
      status: 400,
      code: "not-parseable",
    },
    { because: "an invalid day", body: { lines: [], submitOn: "2026-02-30" }, status: 400, code: "not-parseable" },
    { because: "today", body: { lines: [], submitOn: "2026-11-21" }, status: 422, code: "not-signable" },
    { because: "nothing asked", body: { lines: [], ...DAYS }, status: 422, code: "refused" },
  ])("refuses $because: $status $code", async ({ body, status, code }) => {
    const { ask } = await client();
    const answer = await ask("POST", "", body);
    expect([answer.status, answer.body["code"]]).toEqual([status, code]);
    expect(answer.headers.get("Content-Type")).toContain("application/problem+json");
    expect((await ask("GET", "")).body).toEqual({ preparedRequests: [], nextCursor: null });
  });

  test("PATCH signs anew and keeps what is left out; DELETE drops it and can be repeated; then nothing changes it", async () => {
    const { customer, ask } = await client();
    const made = await ask("POST", "", { lines: removing(customer.profileIds[0]), ...DAYS });
    const path = `/${String(made.body["id"])}`;
    const changed = await ask("PATCH", path, { maxBuyOutCents: 5_000, lastOn: "2026-12-10" });
    expect([changed.status, changed.body]).toEqual([
      200,
      { ...made.body, maxBuyOutCents: 5_000, lastOn: "2026-12-10" },
    ]);
    expect(await ask("PATCH", path, { lastOn: "2026-11-30" })).toMatchObject({
      status: 422,
      body: { code: "not-signable", problems: [{ code: "LAST_TOO_EARLY", earliest: "2026-12-01" }] },
    });
    expect((await ask("PATCH", path, { lines: [] })).status).toBe(400);
    const dropped = await ask("DELETE", path);
    expect(dropped).toMatchObject({ status: 200, body: { status: "dropped", nextAttemptOn: null } });
    expect((await ask("DELETE", path)).body).toEqual(dropped.body);
    expect(await ask("PATCH", path, {})).toMatchObject({ status: 409, body: { code: "ended" } });
    expect((await ask("POST", path, {})).status).toBe(405);
    expect((await ask("POST", path, {})).headers.get("Allow")).toBe("GET, HEAD, PATCH, DELETE");
  });

  test("says why it could not be received, and what became of it", async () => {
    const { customer, ask } = await client({ profiles: [{}, {}, {}] });
    const lines = removing(customer.profileIds[0]);
    const made = await ask("POST", "", { lines, ...DAYS });
    const preparedId = String(made.body["id"]);
    const attempt = (instant: string) =>
      submitPrepared(portal.at(fixedClock(new Date(instant))).context, { customerId: customer.customerId, preparedId });
    await attempt("2026-12-01T05:00:00Z");
    const failed = await ask("GET", `/${preparedId}`);
    expect(failed.body["attempts"]).toEqual([
      { on: "2026-12-01", at: "2026-12-01T05:00:00.000Z", outcome: "above-signed", errors: [], buyOutCents: 9_750 },
    ]);
    await ask("PATCH", `/${preparedId}`, { maxBuyOutCents: 9_750 });
    await attempt("2026-12-02T05:00:00Z");
    const received = await ask("GET", `/${preparedId}`);
    expect(received.body).toMatchObject({ status: "received", changeRequestId: expect.any(String) as string });
    expect(await ask("DELETE", `/${preparedId}`)).toMatchObject({ status: 409, body: { code: "ended" } });
  });

  test("rights: a token without the scope can only read; another customer's is not found", async () => {
    const owner = await client(FOUR);
    const made = await owner.ask("POST", "", { lines: removing(owner.customer.profileIds[0]), ...DAYS });
    const path = `/${String(made.body["id"])}`;
    const reader = await client(FOUR, ["changes:read"]);
    const lines = removing(reader.customer.profileIds[0]);
    expect((await reader.ask("POST", "", { lines, ...DAYS })).status).toBe(403);
    expect((await reader.ask("PATCH", path, {})).status).toBe(403);
    expect((await reader.ask("GET", "")).status).toBe(200);
    const stranger = await client(FOUR);
    for (const method of ["GET", "PATCH", "DELETE"]) {
      expect((await stranger.ask(method, path, method === "PATCH" ? {} : undefined)).status, method).toBe(404);
    }
    expect((await owner.ask("GET", path)).body).toEqual(made.body);
  });
});
