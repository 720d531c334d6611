import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { comparisonAnswer, draftAnswer, draftListAnswer } from "~/modules/changes/schemas/draft-answer";
import { MOST_DRAFTS } from "~/modules/changes/server/change-drafts.server";
import { givenCustomer, type Customer, type GivenCustomer } from "~/modules/changes/testing/given-customer";
import { removing } from "~/modules/changes/testing/submission";
import { createApiToken } from "~/modules/identity/server/api-tokens.server";
import { judgePdf } from "~/platform/testing/pdf-rules";
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
type Ask = (method: string, path: string, body?: unknown) => Promise<Answer>;
type Client = { readonly customer: Customer; readonly token: string; readonly ask: Ask };

async function client(given: GivenCustomer = {}, scopes?: readonly string[]): Promise<Client> {
  const customer = await givenCustomer(portal.context, given);
  return { customer, ...(await tokenOf(customer.submitter.email, scopes)) };
}

async function tokenOf(email: string, scopes?: readonly string[]): Promise<Pick<Client, "token" | "ask">> {
  const { token } = await createApiToken(portal.context, { email, scopes, createdBy: null });
  return {
    token,
    ask: async (method, path, body) => {
      const answer = await fetch(`${web.url}/api/v1/change-drafts${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const json = (await answer.json()) as Record<string, unknown>;
      return { status: answer.status, body: json, headers: answer.headers };
    },
  };
}

/** Returns the calls of another owner of the same customer. */
async function colleagueOf({ customerId }: Customer): Promise<Ask> {
  const id = portal.context.newId.uuid();
  const email = `c-${id}@example.nl`;
  await portal.context.database.withCustomer(customerId, (tx) =>
    tx.user.create({ data: { id, customerId, email, name: "Els", role: "owner", createdAt: new Date() } }),
  );
  return (await tokenOf(email)).ask;
}

const pathOf = ({ body }: Answer): string => `/${String(body["id"])}`;
const codeOf = ({ status, body }: Answer): unknown[] => [status, body["code"]];
const onePro = { action: "add-profile", productCode: "VOICE_PROFILE_PRO" };

describe("interfaces: /api/v1/change-drafts", () => {
  test("keeps lines under a name, and returns them with the verdict of the preview", async () => {
    const { customer, ask, token } = await client({ profiles: [{}, {}, {}] });
    const lines = removing(customer.profileIds[0]);
    const made = await ask("POST", "", { name: "Een weg", lines });
    expect(made.status).toBe(201);
    expect(made.headers.get("Location")).toBe(`/api/v1/change-drafts${pathOf(made)}`);
    const draft = draftAnswer.parse(made.body);
    expect(draft).toMatchObject({
      name: "Een weg",
      shared: false,
      own: true,
      revision: 0,
      preferredDate: null,
      lines: [{ index: 0, ...lines[0] }],
      figures: { buyOutCents: 14 * 750, monthlyDeltaCents: -750, untilContractEndCents: 0, firstOn: "2026-11-23" },
    });
    const preview = await fetch(`${web.url}/api/v1/change-requests/preview`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: JSON.stringify({ lines: draft.lines }),
    });
    expect(draft.preview).toEqual(await preview.json());
    expect((await ask("GET", pathOf(made))).body).toEqual(made.body);
    const list = draftListAnswer.parse((await ask("GET", "")).body);
    expect(list.changeDrafts).toMatchObject([
      { id: draft.id, lineCount: 1, verdict: "over-limit", errors: [], figures: draft.figures },
    ]);
  });

  test("PATCH changes what was seen and keeps what is left out; a stale one gets 409 with the current draft", async () => {
    const { customer, ask } = await client();
    const made = await ask("POST", "", { name: "A", lines: removing(customer.profileIds[0]) });
    const path = pathOf(made);
    const changed = await ask("PATCH", path, { revision: 0, lines: [onePro], preferredDate: "2026-12-10" });
    expect(changed).toMatchObject({
      status: 200,
      body: { name: "A", revision: 1, preferredDate: "2026-12-10", lines: [{ index: 0, ...onePro, quantity: 1 }] },
    });
    const stale = await ask("PATCH", path, { revision: 0, lines: [] });
    expect(codeOf(stale)).toEqual([409, "stale"]);
    expect(stale.body["changeDraft"]).toEqual(changed.body);
    const renamed = await ask("PATCH", path, { revision: 1, name: "B", shared: true });
    expect(renamed).toMatchObject({ status: 200, body: { name: "B", shared: true, revision: 1 } });
    expect(renamed.body["lines"]).toEqual(changed.body["lines"]);
    expect((await ask("GET", path)).body).toEqual(renamed.body);
    expect(await ask("PATCH", path, { revision: 1, preferredDate: null })).toMatchObject({
      status: 200,
      body: { preferredDate: null, revision: 2 },
    });
  });

  test("of eight changes of one revision at once, one is written", async () => {
    const { ask } = await client();
    const path = pathOf(await ask("POST", "", { name: "A", lines: [] }));
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        ask("PATCH", path, { revision: 0, lines: [{ ...onePro, quantity: at + 1 }] }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
  });

  test("DELETE removes one's own draft, which is then not found", async () => {
    const { ask } = await client();
    const made = await ask("POST", "", { name: "A", lines: [onePro] });
    const deleted = await ask("DELETE", pathOf(made));
    expect([deleted.status, deleted.body]).toEqual([200, made.body]);
    for (const method of ["GET", "DELETE"]) expect((await ask(method, pathOf(made))).status, method).toBe(404);
    expect((await ask("PATCH", pathOf(made), { revision: 0 })).status).toBe(404);
    expect((await ask("POST", pathOf(made), {})).headers.get("Allow")).toBe("GET, HEAD, PATCH, DELETE");
  });

  test.each([
    { because: "no name", body: { lines: [] }, status: 400, code: "not-parseable" },
    { because: "an empty name", body: { name: " \n ", lines: [] }, status: 400, code: "not-parseable" },
    { because: "a name too long", body: { name: "x".repeat(81), lines: [] }, status: 400, code: "not-parseable" },
    { because: "an unknown key", body: { name: "A", lines: [], share: true }, status: 400, code: "not-parseable" },
    { because: "an invalid line", body: { name: "A", lines: [{ action: "fly" }] }, status: 400, code: "not-parseable" },
    {
      because: "more lines than a change has",
      body: { name: "A", lines: Array.from({ length: 2_001 }, () => onePro) },
      status: 413,
    },
    {
      because: "an unknown profile",
      body: { name: "A", lines: [onePro, { action: "remove-profile", profileId: "x" }] },
      status: 422,
      code: "lines-not-kept",
    },
    {
      because: "a field that is too long for a draft",
      body: { name: "A", lines: [{ ...onePro, productCode: "X".repeat(100) }] },
      status: 422,
      code: "draft-too-large",
    },
    {
      because: "more than the database stores for a draft",
      body: {
        name: "A",
        lines: Array.from({ length: 1_900 }, (_, at) => ({
          ...onePro,
          names: [`${String(at)} ${"naam ".repeat(20)}`],
          options: Array.from({ length: 12 }, (_each, n) => `OPTION_${String(at)}_${String(n)}`),
        })),
      },
      status: 422,
      code: "draft-too-large",
    },
    {
      because: "more than 1 MB",
      body: { name: "A", lines: [{ ...onePro, names: ["x".repeat(1_100_000)] }] },
      status: 413,
    },
  ])("refuses $because: $status $code, and keeps nothing", async ({ body, status, code }) => {
    const { ask } = await client();
    const answer = await ask("POST", "", body);
    expect(answer.status).toBe(status);
    if (code !== undefined) expect(answer.body["code"]).toBe(code);
    if (code === "lines-not-kept") expect(answer.body["lines"]).toEqual([1]);
    expect(answer.headers.get("Content-Type")).toContain("application/problem+json");
    expect((await ask("GET", "")).body).toEqual({ changeDrafts: [] });
  });

  test("the number of drafts of a user is limited", async () => {
    const { customer, ask } = await client();
    await portal.context.database.pool.query(
      `INSERT INTO change_drafts (id, customer_id, user_id, name, content, created_at, updated_at)
       SELECT gen_random_uuid(), $1, $2, 'n' || n, '{}', now(), now() FROM generate_series(1, $3) AS n`,
      [customer.customerId, customer.submitter.userId, MOST_DRAFTS],
    );
    expect(codeOf(await ask("POST", "", { name: "A", lines: [] }))).toEqual([422, "too-many-drafts"]);
  });

  test("compares up to four as the page does, says how long it holds, and creates the proposal", async () => {
    const { customer, ask, token } = await client({ profiles: [{}, {}, {}] });
    const drafts = [];
    for (const [name, lines] of [
      ["Een weg", removing(customer.profileIds[0])],
      ["Een erbij", [onePro]],
    ] as const) {
      drafts.push(await ask("POST", "", { name, lines }));
    }
    const query = `?${drafts.map((made) => `draft=${String(made.body["id"])}`).join("&")}`;
    const compared = comparisonAnswer.parse((await ask("GET", `/compare${query}`)).body);
    expect(compared).toMatchObject({
      receivedOn: "2026-11-21",
      holds: {
        until: "2026-11-22",
        changes: ["day", "billed"],
        because: [],
        amountsUntil: "2026-11-30",
        amountsMayHoldLonger: false,
      },
      changeDrafts: [
        { name: "Een weg", holds: { amountsUntil: "2026-11-30", amountsMayHoldLonger: false } },
        { name: "Een erbij", holds: { amountsMayHoldLonger: true } },
      ],
    });
    expect(compared.changeDrafts.map(({ figures }) => figures)).toEqual(drafts.map(({ body }) => body["figures"]));
    expect(comparisonAnswer.parse((await ask("GET", "/compare")).body).changeDrafts).toHaveLength(2);
    const pdf = await fetch(`${web.url}/api/v1/change-drafts/compare.pdf${query}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    expect([pdf.status, pdf.headers.get("Content-Type"), pdf.headers.get("Content-Disposition")]).toEqual([
      200,
      "application/pdf",
      'attachment; filename="voorstel-2026-11-21.pdf"',
    ]);
    expect(judgePdf(Buffer.from(await pdf.arrayBuffer()))).toMatchObject({
      broken: [],
      texts: expect.arrayContaining(["Een weg", "Een erbij", "€\u00A0105,00"]) as unknown,
    });
    const five = Array.from({ length: 5 }, () => `draft=${portal.context.newId.uuid()}`).join("&");
    for (const path of ["/compare", "/compare.pdf"]) {
      expect(codeOf(await ask("GET", `${path}?${five}`)), path).toEqual([400, "too-many-drafts"]);
      expect((await ask("GET", `${path}?draft=x`)).status, path).toBe(404);
    }
  });

  test("nothing to compare is an empty comparison, and no document", async () => {
    const { ask } = await client();
    expect((await ask("GET", "/compare")).body).toMatchObject({ holds: null, changeDrafts: [] });
    expect((await ask("GET", "/compare.pdf")).status).toBe(404);
  });

  test("rights: a colleague's draft can be read and filled in once it is shared; only its owner can rename it", async () => {
    const owner = await client();
    const colleague = await colleagueOf(owner.customer);
    const made = await owner.ask("POST", "", { name: "Van mij", lines: [onePro] });
    const path = pathOf(made);
    for (const [method, body] of [["GET"], ["PATCH", { revision: 0 }], ["DELETE"]] as const) {
      expect((await colleague(method, path, body)).status, method).toBe(404);
    }
    expect((await colleague("GET", `/compare?draft=${path.slice(1)}`)).status).toBe(404);
    await owner.ask("PATCH", path, { revision: 0, shared: true });
    expect((await colleague("GET", path)).body).toMatchObject({ own: false, owner: "Jan de Vries", shared: true });
    expect(codeOf(await colleague("PATCH", path, { revision: 0, name: "Van mij" }))).toEqual([403, "owner-only"]);
    expect(codeOf(await colleague("DELETE", path))).toEqual([403, "owner-only"]);
    expect(await colleague("PATCH", path, { revision: 0, lines: [] })).toMatchObject({
      status: 200,
      body: { revision: 1 },
    });
    expect((await owner.ask("GET", path)).body).toMatchObject({ name: "Van mij", revision: 1, lines: [] });
  });

  test("rights: a token without the scope can only read; another customer's is not found, shared or not", async () => {
    const owner = await client();
    const made = await owner.ask("POST", "", { name: "Geheim", lines: [onePro], shared: true });
    const path = pathOf(made);
    const reader = await tokenOf(owner.customer.submitter.email, ["changes:read"]);
    expect((await reader.ask("GET", path)).status).toBe(200);
    for (const [method, to, body] of [
      ["POST", "", { name: "A", lines: [] }],
      ["PATCH", path, { revision: 0 }],
      ["DELETE", path, undefined],
    ] as const) {
      expect(codeOf(await reader.ask(method, to, body)), method).toEqual([403, "scope-required"]);
    }
    const stranger = await client();
    for (const [method, to, body] of [
      ["GET", path],
      ["PATCH", path, { revision: 0, lines: [] }],
      ["DELETE", path],
      ["GET", `/compare?draft=${path.slice(1)}`],
      ["GET", `/compare.pdf?draft=${path.slice(1)}`],
    ] as const) {
      expect((await stranger.ask(method, to, body)).status, `${method} ${to}`).toBe(404);
    }
    expect((await stranger.ask("GET", "")).body).toEqual({ changeDrafts: [] });
    expect((await owner.ask("GET", path)).body).toEqual(made.body);
  });
});
