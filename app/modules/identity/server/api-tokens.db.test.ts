import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { insertTestCustomer, type TestCustomer } from "~/platform/testing/test-customer.server";
import type { Right } from "../domain/rights";
import { insertTestUser } from "../testing/test-users.server";
import { countApiRequest } from "./api-rate-limit.server";
import { createApiToken, ScopeError } from "./api-tokens.server";
import { requireApiToken } from "./require-api-token.server";

let portal: TestPortal;
let customer: TestCustomer;
beforeAll(async () => {
  portal = await createTestPortal();
  customer = await insertTestCustomer(portal.context);
});
afterAll(() => portal.close());

async function newToken(
  scopes?: readonly string[],
  of = customer,
): Promise<{ id: string; token: string; email: string }> {
  const { email } = await insertTestUser(portal.context, of.customerNumber);
  return { email, ...(await createApiToken(portal.context, { email, scopes, createdBy: null })) };
}

/** What an API route gets: a principal, or the problem it answers with. */
async function authorize(authorization: string | null, scope: Right, server = portal.web): Promise<unknown> {
  const headers = new Headers(authorization === null ? {} : { Authorization: authorization });
  const request = new Request("http://127.0.0.1:3000/api/v1/modules", { headers });
  try {
    return await requireApiToken(request, { server, noteSecurity: () => undefined }, scope);
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown;
    expect(thrown.headers.get("Content-Type")).toContain("application/problem+json");
    return { ...((await thrown.json()) as object), headers: Object.fromEntries(thrown.headers) };
  }
}

describe("a token", () => {
  test("acts for its user and customer within its scopes", async () => {
    const { token, email } = await newToken(["modules:read"]);
    expect(await authorize(`Bearer ${token}`, "modules:read")).toMatchObject({
      email,
      customerId: customer.customerId,
      active: true,
    });
    expect(await authorize(`bearer  ${token}`, "modules:read")).toMatchObject({ email });
    expect(await authorize(`Bearer ${token}`, "changes:write")).toMatchObject({ status: 403, code: "scope-required" });
  });

  test("is kept as a digest", async () => {
    const { id, token } = await newToken();
    const { rows } = await portal.context.database.pool.query<{ digest: string }>(
      "SELECT digest FROM api_tokens WHERE id = $1",
      [id],
    );
    expect(rows[0]?.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(token).toMatch(/^insight_[\w-]{43}$/);
  });

  test("has all scopes of the role unless they are named, and never more", async () => {
    const owner = await insertTestUser(portal.context, customer.customerNumber, { role: "owner" });
    const member = await insertTestUser(portal.context, customer.customerNumber, { role: "member" });
    const make = (email: string, scopes?: readonly string[]) =>
      createApiToken(portal.context, { email, scopes, createdBy: null });
    expect((await make(owner.email)).scopes).toContain("changes:write");
    expect((await make(member.email)).scopes).not.toContain("changes:write");
    await expect(make(member.email, ["modules:read", "changes:write"])).rejects.toThrow(ScopeError);
    await expect(make(owner.email, ["everything"])).rejects.toThrow("everything");
    await expect(make("niemand@nergens.example")).rejects.toThrow("Not found");
  });

  test("loses the scopes that its user's role loses", async () => {
    const { token, email } = await newToken();
    await portal.context.database.pool.query("UPDATE users SET role = 'member' WHERE email = $1", [email]);
    expect(await authorize(`Bearer ${token}`, "changes:write")).toMatchObject({ status: 403 });
    expect(await authorize(`Bearer ${token}`, "changes:read")).toMatchObject({ email });
  });

  test("R8.2 opens nothing before the first invoice", async () => {
    const waiting = await insertTestCustomer(portal.context, { activatedAt: null });
    const { token } = await newToken(undefined, waiting);
    expect(await authorize(`Bearer ${token}`, "modules:read")).toMatchObject({ status: 403, code: "not-active" });
  });

  test.each([
    { authorization: null, because: "there is none" },
    { authorization: "Bearer insight_unknown", because: "nobody has it" },
    { authorization: "Basic abc", because: "it is of another kind" },
    { authorization: "Bearer ", because: "it is empty" },
    { authorization: "Bearer a b", because: "it has a space" },
  ])("is refused when $because", async ({ authorization }) => {
    const answer = await authorize(authorization, "modules:read");
    expect(answer).toMatchObject({ type: "about:blank", title: "Unauthorized", status: 401, code: "token-required" });
    expect(answer).toHaveProperty("headers.www-authenticate");
  });

  test("is refused when it was revoked", async () => {
    const { id, token } = await newToken();
    await portal.context.database.pool.query("UPDATE api_tokens SET revoked_at = now() WHERE id = $1", [id]);
    expect(await authorize(`Bearer ${token}`, "modules:read")).toMatchObject({ status: 401 });
  });
});

describe("the limit of a token per minute", () => {
  const MINUTE = new Date("2026-11-21T09:00:00Z");
  /** A web process of its own, on the same database. */
  const webProcess = (apiRequestsPerMinute: number) => ({
    ...portal.web,
    database: { ...portal.web.database },
    settings: { ...portal.web.settings, apiRequestsPerMinute },
  });
  type WebProcess = ReturnType<typeof webProcess>;

  async function passing(
    requests: number,
    processes: readonly WebProcess[],
    id: string,
    now = MINUTE,
  ): Promise<number> {
    let passed = 0;
    for (let request = 0; request < requests; request += 1) {
      const server = processes[request % processes.length];
      if (server && (await countApiRequest(server, id, now)) === 0) passed += 1;
    }
    return passed;
  }

  test.each([1, 5, 29, 30, 31, 100, 600])("of %i is exact for one process", async (limit) => {
    expect(await passing(limit + 70, [webProcess(limit)], portal.context.newId.uuid())).toBe(limit);
  });

  test("starts anew with each minute of the clock", async () => {
    const [server, id] = [webProcess(100), portal.context.newId.uuid()];
    expect(await passing(130, [server], id)).toBe(100);
    expect(await countApiRequest(server, id, new Date("2026-11-21T09:00:45Z"))).toBe(15);
    expect(await passing(130, [server], id, new Date("2026-11-21T09:01:00Z"))).toBe(100);
  });

  test("holds for two processes together: none is refused below it, few pass above it", async () => {
    const passed = await passing(800, [webProcess(600), webProcess(600)], portal.context.newId.uuid());
    expect(passed).toBeGreaterThanOrEqual(600);
    expect(passed).toBeLessThanOrEqual(630);
  });

  test("is each token's own, and answers when to come back", async () => {
    const server = webProcess(2);
    const [busy, calm] = [await newToken(), await newToken()];
    const answers = [];
    for (let request = 0; request < 3; request += 1)
      answers.push(await authorize(`Bearer ${busy.token}`, "modules:read", server));
    expect(answers[2]).toMatchObject({ status: 429, code: "too-many-requests" });
    expect(answers[2]).toHaveProperty("headers.retry-after", expect.stringMatching(/^[1-9]\d?$/));
    expect(await authorize(`Bearer ${calm.token}`, "modules:read", server)).toMatchObject({ email: calm.email });
  });
});
