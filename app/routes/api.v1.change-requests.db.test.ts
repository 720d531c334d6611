import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { changeRequestAnswer, changeRequestPageAnswer, previewAnswer } from "~/modules/changes/schemas/change-answer";
import { movedTogetherAnswer, movePreviewAnswer } from "~/modules/changes/schemas/move-schema";
import { executeDueLines } from "~/modules/changes/server/execute-due-lines.server";
import { givenCustomer, type Customer, type GivenCustomer } from "~/modules/changes/testing/given-customer";
import { removing } from "~/modules/changes/testing/submission";
import { createApiToken } from "~/modules/identity/server/api-tokens.server";
import { localDate } from "~/kernel/local-date";
import { fixedClock } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { testLoadContext } from "~/platform/testing/load-context";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { action as submit, loader as list } from "./api.v1.change-requests";
import { action as move, loader as get } from "./api.v1.change-requests_.$id";
import { action as cancel } from "./api.v1.change-requests_.$id_.cancel";
import { action as preview } from "./api.v1.change-requests_.preview";
import { loader as listPrepared } from "./api.v1.prepared-requests";

let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
  await loadReferenceData(portal.context, readTariffFiles());
});
afterAll(() => portal.close());

type Route = (args: ActionFunctionArgs & LoaderFunctionArgs) => Promise<Response>;
type Asked = {
  readonly body?: unknown;
  readonly id?: string;
  readonly key?: string;
  readonly query?: string;
  readonly method?: "POST" | "PATCH";
};
type Answer = { readonly status: number; readonly type: string | null; readonly body: Record<string, unknown> };
type Client = {
  readonly customer: Customer;
  readonly ask: (route: Route, asked?: Asked, server?: ServerContext) => Promise<Answer>;
};

async function client(profiles = 10, scopes?: readonly string[], given: GivenCustomer = {}): Promise<Client> {
  const customer = await givenCustomer(portal.context, {
    ...given,
    profiles: given.profiles ?? Array.from({ length: profiles }, () => ({})),
  });
  const { token } = await createApiToken(portal.context, { email: customer.submitter.email, scopes, createdBy: null });
  return { customer, ask: (route, asked, server) => ask(token, route, asked, server) };
}

async function ask(
  token: string,
  route: Route,
  { body, id, key, query = "", method = "POST" }: Asked = {},
  server = portal.web,
): Promise<Answer> {
  const headers = new Headers({ Authorization: `Bearer ${token}` });
  if (key !== undefined) headers.set("Idempotency-Key", key);
  const init =
    body === undefined
      ? { headers }
      : { headers, method, body: typeof body === "string" ? body : JSON.stringify(body) };
  const request = new Request(`http://127.0.0.1:3000/api/v1/change-requests${query}`, init);
  const context = testLoadContext(server);
  const response = await route({ request, params: { id }, context });
  return {
    status: response.status,
    type: response.headers.get("Content-Type"),
    body: (await response.json()) as Record<string, unknown>,
  };
}

const PROBLEM = expect.stringContaining("application/problem+json") as string;

describe("interfaces: POST /api/v1/change-requests", () => {
  test("R5.12 a request of 501 lines is refused with its preview; only one far beyond the limit is not parsed", async () => {
    const { customer, ask: call } = await client();
    const lines = (count: number) =>
      Array.from({ length: count }, () => ({
        action: "order-phone",
        profileId: customer.profileIds[0],
        quantity: 1,
      }));
    for (const route of [preview, submit] as Route[]) {
      const answer = await call(route, { body: { lines: lines(501) } });
      expect(answer.status).toBe(route === preview ? 200 : 422);
      const judged = (route === preview ? answer.body : answer.body["preview"]) as { errors: { code: string }[] };
      expect(judged.errors.map(({ code }) => code)).toEqual(["REQUEST_TOO_LARGE"]);
      expect((await call(route, { body: { lines: lines(2001) } })).status).toBe(400);
    }
  });

  test("201 with the request, its line as sent among the rest; the same key and body: the same request", async () => {
    const { customer, ask: call } = await client();
    const body = { lines: removing(customer.profileIds[0]) };
    const first = await call(submit, { body, key: "k-1" });
    expect(first.status).toBe(201);
    const request = changeRequestAnswer.parse(first.body);
    expect(request).toMatchObject({
      status: "queued",
      receivedOn: "2026-11-21",
      submittedBy: customer.submitter.email,
      lines: [
        {
          index: 0,
          action: "remove-profile",
          profileId: customer.profileIds[0],
          date: "2026-11-23",
          executedAt: null,
          reason: null,
        },
      ],
    });
    const again = await call(submit, { body, key: "k-1" });
    expect([again.status, again.body["id"]]).toEqual([201, request.id]);
    const other = await call(submit, { body: { lines: removing(customer.profileIds[1]) }, key: "k-1" });
    expect(other).toMatchObject({ status: 422, type: PROBLEM, body: { code: "idempotency-key-reused" } });
  });

  test("409 with the current preview, until that is what is accepted", async () => {
    const { customer, ask: call } = await client(3);
    const lines = removing(customer.profileIds[0]);
    const stale = await call(submit, { body: { lines } });
    expect(stale).toMatchObject({ status: 409, type: PROBLEM, body: { code: "stale" } });
    const { totals, previewToken } = previewAnswer.parse(stale.body["preview"]);
    const accepted = await call(submit, { body: { lines, acceptBuyOutCents: totals.buyOutCents, previewToken } });
    expect(accepted.status).toBe(201);
  });

  test("422 with the preview that says why", async () => {
    const { customer, ask: call } = await client(1);
    const refused = await call(submit, { body: { lines: removing(customer.profileIds[0]) } });
    expect(refused).toMatchObject({
      status: 422,
      type: PROBLEM,
      body: { code: "refused", preview: { verdict: "refused" } },
    });
  });

  test.each([
    { because: "no JSON", body: "{" },
    { because: "nothing at all", body: "" },
    { because: "no lines", body: {} },
    { because: "a misspelt key", body: { lines: [], preferedDate: "2026-12-01" } },
    { because: "an unknown action", body: { lines: [{ action: "explode" }] } },
    { because: "an invalid day", body: { lines: [], preferredDate: "2026-02-30" } },
  ])("400 for $because", async ({ body }) => {
    const { ask: call } = await client();
    expect(await call(submit, { body })).toMatchObject({ status: 400, type: PROBLEM, body: { code: "not-parseable" } });
  });

  test("a name that can't stand on an invoice is 400; other invalid text is refused, and nothing is stored", async () => {
    const { ask: call } = await client();
    const adding = { action: "add-profile", productCode: "VOICE_PROFILE_PRO" };
    for (const name of ["Jan\u0000sen", "Jan\r\nBcc: other@example.nl", "\uD800"]) {
      const body = { lines: [{ ...adding, names: [name] }] };
      for (const route of [submit, preview]) expect(await call(route, { body })).toMatchObject({ status: 400 });
    }
    for (const line of [
      { ...adding, productCode: "\u0000" },
      { ...adding, options: ["\u0000"] },
      { action: "remove-profile", profileId: "\u0000" },
      { action: "remove-number", numberId: "\u0000" },
      { action: "add-number", productCode: "NUM_BLOCK_10_NL", country: "\u0000" },
    ]) {
      expect(await call(submit, { body: { lines: [line] } })).toMatchObject({ status: 422 });
    }
    expect((await call(list)).body).toMatchObject({ changeRequests: [] });
  });

  test("401 without a token, 403 outside its scopes", async () => {
    const { ask: reading } = await client(10, ["changes:read"]);
    expect(await reading(submit, { body: { lines: [] } })).toMatchObject({ status: 403, type: PROBLEM });
    expect(await ask("insight_unknown", submit, { body: { lines: [] } })).toMatchObject({ status: 401, type: PROBLEM });
  });
});

describe("R2.11 fifty submissions at once, two of them free", () => {
  test("two are 201 without a fee; each of the others is 409 with the current preview", async () => {
    const { customer, ask: call } = await client(60, undefined, {
      contracted: { voice: 10 },
      startDate: localDate("2026-03-01"),
    });
    const answers = await Promise.all(
      customer.profileIds.slice(0, 50).map((profileId) => call(submit, { body: { lines: removing(profileId) } })),
    );
    const queued = answers.filter(({ status }) => status === 201);
    expect(queued.map(({ body }) => changeRequestAnswer.parse(body).lines[0]?.buyOutCents)).toEqual([0, 0]);
    const stale = answers.filter(({ status, body }) => status === 409 && body["code"] === "stale");
    expect(stale).toHaveLength(48);
    for (const { body } of stale) {
      const { downscale, totals } = previewAnswer.parse(body["preview"]);
      expect([downscale[0]?.used, totals.buyOutCents > 0]).toEqual([2, true]);
    }
  });
});

describe("interfaces: POST /api/v1/change-requests/preview", () => {
  test("returns the preview with every error, and stores nothing", async () => {
    const { customer, ask: call } = await client(1, ["changes:read"]);
    const { status, body } = await call(preview, { body: { lines: removing(customer.profileIds[0], "nobody") } });
    expect(status).toBe(200);
    expect(previewAnswer.parse(body).errors.map(({ code }) => code)).toEqual(["UNKNOWN_PROFILE", "MIN_PROFILES"]);
    expect((await call(list)).body).toEqual({ changeRequests: [], nextCursor: null });
  });
});

describe("interfaces: GET /api/v1/change-requests", () => {
  test.each([
    { of: "requests", route: list },
    { of: "prepared requests", route: listPrepared },
  ])("400 for a cursor that no page of $of gave: the first page again would go round for ever", async ({ route }) => {
    const { ask } = await client(1);
    expect(await ask(route, { query: "?cursor=damaged" })).toMatchObject({
      status: 400,
      body: { code: "parameter-invalid", detail: "Not understood: cursor." },
    });
    expect(await ask(route, { query: "?cursor=" })).toMatchObject({ status: 400 });
    expect(await ask(route)).toMatchObject({ status: 200 });
  });

  test("one and all, and 404 for another customer's", async () => {
    const mine = await client();
    const other = await client();
    const { body } = await mine.ask(submit, { body: { lines: removing(mine.customer.profileIds[0]) } });
    const id = String(body["id"]);
    expect((await mine.ask(get, { id })).body).toEqual(body);
    expect(changeRequestPageAnswer.parse((await mine.ask(list)).body).changeRequests).toEqual([body]);
    for (const asked of [{ id }, { id: "none" }]) {
      expect(await other.ask(get, asked)).toMatchObject({ status: 404, type: PROBLEM });
      expect(await other.ask(cancel, { ...asked, body: {} })).toMatchObject({ status: 404, type: PROBLEM });
    }
  });
});

describe("interfaces: POST /api/v1/change-requests/:id/cancel", () => {
  test("200 with the request as it is now; 409 with the lines once they are done", async () => {
    const { customer, ask: call } = await client(12);
    const { body } = await call(submit, { body: { lines: removing(customer.profileIds[0], customer.profileIds[1]) } });
    const id = String(body["id"]);
    const one = await call(cancel, { id, body: { lines: [0] } });
    expect(one).toMatchObject({
      status: 200,
      body: { status: "queued", lines: [{ status: "cancelled" }, { status: "queued" }] },
    });
    const { context, web } = portal.at(fixedClock(new Date("2026-11-23T07:00:00Z")));
    await executeDueLines(context, { customerId: customer.customerId, requestId: id, date: localDate("2026-11-23") });
    expect(await call(cancel, { id, body: {} }, web)).toMatchObject({
      status: 409,
      type: PROBLEM,
      body: { code: "too-late", lines: [1] },
    });
    expect(await call(get, { id }, web)).toMatchObject({
      body: {
        status: "completed",
        lines: [{}, { status: "completed", executedAt: "2026-11-23T07:00:00.000Z", late: false }],
      },
    });
  });

  test("400 for an unknown key: without lines everything would be cancelled", async () => {
    const { customer, ask: call } = await client();
    const { body } = await call(submit, { body: { lines: removing(customer.profileIds[0]) } });
    const id = String(body["id"]);
    expect(await call(cancel, { id, body: { line: [0] } })).toMatchObject({ status: 400, type: PROBLEM });
    expect((await call(get, { id })).body["status"]).toBe("queued");
  });

  test("409 with the line on which the remaining ones depend (R3.5)", async () => {
    const { customer, ask: call } = await client(2);
    const [first, second] = customer.profileIds;
    const lines = [
      { action: "add-profile", productCode: "VOICE_PROFILE_PLUS" },
      { action: "remove-profile", profileId: first },
      { action: "remove-profile", profileId: second },
    ];
    const { body: stale } = await call(submit, { body: { lines } });
    const { totals } = previewAnswer.parse(stale["preview"]);
    const { body } = await call(submit, { body: { lines, acceptBuyOutCents: totals.buyOutCents } });
    expect(await call(cancel, { id: String(body["id"]), body: { lines: [0] } })).toMatchObject({
      status: 409,
      body: { code: "would-not-hold", lines: [0], errors: [{ code: "MIN_PROFILES" }] },
    });
  });
});

describe("interfaces: PATCH /api/v1/change-requests/:id", () => {
  const patch = (id: string, body: unknown): Asked => ({ id, body, method: "PATCH" });

  test("half a swap alone is refused with what can be moved or cancelled together, as it is to be sent (R3.5)", async () => {
    const [first, second] = ["+31305550010", "+31305550011"];
    const numbers = [{ productCode: "NUM_BLOCK_10_NL", first, last: "+31305550019" }];
    const { customer, ask: call } = await client(2, undefined, {
      profiles: [{ e164: first }, { e164: second }],
      numbers,
    });
    const [a, b] = customer.profileIds;
    const lines = [
      { action: "hand-over", profileId: a, e164: second },
      { action: "hand-over", profileId: b, e164: first },
    ];
    const { body } = await call(submit, { body: { lines } });
    const id = String(body["id"]);
    const refused = await call(move, patch(id, { lines: [{ index: 1, preferredDate: "2026-12-15" }] }));
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ code: "NUMBER_NOT_FREE" }] } });
    const together = movedTogetherAnswer.parse(refused.body["together"]);
    expect(await call(move, patch(id, { lines: together.lines }))).toMatchObject({
      status: 200,
      body: { lines: [{ date: "2026-12-15" }, { date: "2026-12-15" }] },
    });
    expect(await call(cancel, { id, body: { lines: [0] } })).toMatchObject({ status: 409, body: { together: [0, 1] } });
    expect(await call(cancel, { id, body: { lines: [0, 1] } })).toMatchObject({ body: { status: "cancelled" } });
  });

  test("200 when it costs no more; 409 with the new figures when it does, which their token accepts", async () => {
    const { customer, ask: call } = await client(12);
    const { body } = await call(submit, { body: { lines: removing(customer.profileIds[0], customer.profileIds[1]) } });
    const id = String(body["id"]);
    expect(await call(move, patch(id, { lines: [{ index: 1, preferredDate: "2026-12-15" }] }))).toMatchObject({
      status: 200,
      body: { completionDate: "2026-12-15", lines: [{ date: "2026-11-23" }, { date: "2026-12-15" }] },
    });
    const later = { lines: [{ index: 1, preferredDate: "2027-01-12" }] };
    const asked = await call(move, patch(id, later));
    expect(asked).toMatchObject({ status: 409, type: PROBLEM, body: { code: "stale" } });
    const preview = movePreviewAnswer.parse(asked.body["preview"]);
    expect(preview).toMatchObject({
      costsMore: true,
      lines: [{ index: 1, date: "2027-01-12", billedUntil: "2027-01-31", before: { billedUntil: "2026-12-31" } }],
    });
    const { previewToken } = preview;
    expect(await call(move, patch(id, { ...later, previewToken: "x" }))).toMatchObject({ status: 409 });
    expect(await call(move, patch(id, { ...later, previewToken }))).toMatchObject({
      status: 200,
      body: { lines: [{}, { date: "2027-01-12", preferredDate: "2027-01-12" }] },
    });
  });

  test("422 with the reasons, 409 once it is cancelled, 400 for what can't be read, 404 for another customer's", async () => {
    const [{ customer, ask: call }, other] = [await client(), await client()];
    const { body } = await call(submit, { body: { lines: removing(customer.profileIds[0]) } });
    const id = String(body["id"]);
    const dated = (preferredDate: string) => patch(id, { lines: [{ index: 0, preferredDate }] });
    expect(await call(move, dated("2026-11-28"))).toMatchObject({
      status: 422,
      type: PROBLEM,
      body: { code: "refused", errors: [{ code: "DATE_NOT_WORKING_DAY", lines: [0] }] },
    });
    expect(await other.ask(move, dated("2026-12-15"))).toMatchObject({ status: 404 });
    for (const broken of [
      {},
      { lines: [] },
      { lines: [{ index: 0, preferredDate: "2026-02-30" }] },
      { lines: [{ index: 0, preferredDate: "2026-12-15", date: "2026-12-15" }] },
      {
        lines: [
          { index: 0, preferredDate: "2026-12-15" },
          { index: 0, preferredDate: "2026-12-16" },
        ],
      },
    ]) {
      expect(await call(move, patch(id, broken))).toMatchObject({ status: 400, type: PROBLEM });
    }
    expect(await call(move, patch(id, { lines: [{ index: 9, preferredDate: "2026-12-15" }] }))).toMatchObject({
      status: 404,
    });
    await call(cancel, { id, body: {} });
    expect(await call(move, dated("2026-12-15"))).toMatchObject({
      status: 409,
      body: { code: "too-late", lines: [0] },
    });
  });

  test("403 without the scope to change anything", async () => {
    const { ask: call } = await client(2, ["changes:read"]);
    expect(await call(move, patch("x", { lines: [] }))).toMatchObject({ status: 403 });
  });
});

describe("interfaces: the reference of a request", () => {
  test("comes back with it, is searched for, and is refused when it is too long", async () => {
    const { customer, ask: call } = await client();
    const lines = removing(customer.profileIds[0]);
    const note = { reference: " PO-4310 ", comment: "Twee\r\nregels" };
    expect(await call(submit, { body: { lines, ...note } })).toMatchObject({
      status: 201,
      body: { reference: "PO-4310", comment: "Twee\nregels" },
    });
    expect(await call(list, { query: "?search=po-43" })).toMatchObject({
      body: { changeRequests: [{ reference: "PO-4310" }] },
    });
    expect(await call(list, { query: "?search=nothing" })).toMatchObject({ body: { changeRequests: [] } });
    expect(await call(submit, { body: { lines, reference: "x".repeat(36) } })).toMatchObject({ status: 400 });
    expect(await call(submit, { body: { lines, reference: "a\nb" } })).toMatchObject({ status: 400 });
  });
});
