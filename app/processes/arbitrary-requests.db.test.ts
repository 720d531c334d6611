import { request as httpRequest } from "node:http";

import pino from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { createDraft } from "~/modules/changes/server/write-draft.server";
import { prepareChange } from "~/modules/changes/server/prepared/prepare-change.server";
import { submitChange } from "~/modules/changes/server/submit-change.server";
import { givenCustomer, type Customer } from "~/modules/changes/testing/given-customer";
import { preparationOf, signedFor } from "~/modules/changes/testing/preparation";
import { removing, submissionOf } from "~/modules/changes/testing/submission";
import { createApiToken } from "~/modules/identity/server/api-tokens.server";
import { startTestSession } from "~/modules/identity/testing/test-users.server";
import { localDate } from "~/kernel/local-date";
import { apiMethods } from "~/modules/overview/schemas/api/api-methods";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { BAD_BODIES, type BadBody } from "./testing/bad-bodies";
import { builtRoutes, type BuiltRoute } from "./testing/built-routes";
import { startWeb, type RunningWeb } from "./web";

const FORM = "application/x-www-form-urlencoded";

let portal: TestPortal;
let web: RunningWeb;
let routes: readonly BuiltRoute[];
let customer: Customer;
let token: string;
let preparedId: string;
let draftId: string;
const params: Record<string, string> = { number: "2026-000001", token: "nobodys" };
const errors: string[] = [];

beforeAll(async () => {
  routes = await builtRoutes();
  portal = await createTestPortal();
  await loadReferenceData(portal.context, readTariffFiles());
  customer = await givenCustomer(portal.context, { invoicedUntil: localDate("2026-10-31") });
  ({ token } = await createApiToken(portal.context, { email: customer.submitter.email, createdBy: null }));
  params["id"] = await requestOf(customer);
  const { customerId, submitter, profileIds } = customer;
  const signed = preparationOf(removing(profileIds[1]), signedFor("2027-03-01"));
  const prepared = await prepareChange(portal.web, customerId, submitter, signed);
  if (prepared.kind !== "prepared") throw new Error(prepared.kind);
  preparedId = prepared.prepared.id;
  const asked = { name: "Concept", isShared: false, lines: removing(profileIds[2]), preferredDate: null };
  const draft = await createDraft(portal.web, { customerId, userId: submitter.userId }, asked);
  if (draft.kind !== "written") throw new Error(draft.kind);
  draftId = draft.id;
  const log = pino({ level: "error" }, { write: (line: string) => void errors.push(line) });
  const settings = { ...portal.web.settings, port: 0, baseUrl: "http://127.0.0.1:0", apiRequestsPerMinute: 100_000 };
  web = await startWeb({ ...portal.web, log, settings });
}, 240_000);
afterAll(async () => {
  await web.close();
  await portal.close();
});

describe("whatever is sent to any address of the portal", () => {
  test.each(["nobody", "a signed-in user", "a program"] as const)(
    "by %s is answered, and refused when it is malformed, before anything fails",
    async (sender) => {
      const found: unknown[] = [];
      for (const route of routes) {
        const headers = await headersOf(sender);
        for (const bad of BAD_BODIES) {
          const { status } = await post(addressOf(route), bad, headers);
          if (!isExpected(route, bad, status)) found.push({ sender, path: route.path, what: bad.what, status });
        }
      }
      expect(found).toEqual([]);
      expect(errors).toEqual([]);
    },
    240_000,
  );

  test("to one of Remix's own addresses is answered, without a line in the log", async () => {
    const headers = await headersOf("a signed-in user");
    const found: unknown[] = [];
    for (const route of routes) {
      const address = addressOf(route);
      const data = address === "/" ? "/_root.data" : `${address}.data`;
      const isOwn = route.isPage && route.path !== "/*";
      for (const [asked, expected] of [
        [data, isOwn ? null : 404],
        [`${data}?_routes=routes/nothing`, isOwn ? null : 404],
        [`${address}?_data`, 404],
        [`${address}?_data=routes/nothing`, 404],
        [`${address}?_data=root`, 404],
        [`${address}?a=1&%5Fd%61ta=routes/login`, 404],
        [`${address}?index`, null],
        ["/__manifest?p=/&version=x", 404],
      ] as const) {
        const { status } = await send(asked, { headers });
        const isRefused = status === expected || (!route.hasLoader && status === 405);
        if (status >= 500 || (expected !== null && !isRefused)) found.push({ asked, status });
      }
      for (const asked of [data, `${data}?index`, `${address}?_data=root`]) {
        const { status } = await send(asked, {
          method: "POST",
          headers: { ...headers, "Content-Type": FORM },
          body: "a=1",
        });
        if (status !== 404 && status !== 405) found.push({ asked, status });
      }
    }
    expect(found).toEqual([]);
    expect(errors).toEqual([]);
  }, 240_000);

  test.each(["/api/v1/modules.data", "/API/v1/modules.data", "/%61pi/v1/modules.data", "/api/v1/x.DATA"])(
    "%s is not an address of the API",
    async (address) => {
      const { status, type } = await send(address, { headers: { Authorization: `Bearer ${token}` } });
      expect([status, type]).toEqual([404, "application/problem+json; charset=utf-8"]);
    },
  );

  test.each(["/usage.csv.data", "/invoices.zip.data", "/invoices/2026-000001/pdf.data", "/changes/x.ics.data"])(
    "%s starts no download",
    async (address) => {
      expect((await send(address, { headers: await headersOf("a signed-in user") })).status).toBe(404);
    },
  );

  test.each(["/%", "/%zz", "/invoices/%ff/pdf", "/api/v1/%c3"])("%s is not an address", async (address) => {
    expect((await send(address)).status).toBe(400);
  });

  test("about something of another customer, or missing, is not parsed: 404", async () => {
    const other = await requestOf(await givenCustomer(portal.context, { invoicedUntil: localDate("2026-10-31") }));
    const ofId = routes.filter(({ path, hasAction }) => hasAction && path.includes(":id"));
    expect(ofId.length).toBeGreaterThanOrEqual(2);
    for (const { path } of ofId) {
      const sender = path.startsWith("/api/") ? "a program" : "a signed-in user";
      const headers = await headersOf(sender);
      for (const id of [other, "nothing", "00000000-0000-4000-8000-000000000000"]) {
        for (const body of ["", "cancel=x", "{", '{"lines":["x"]}']) {
          const type = path.startsWith("/api/") ? "application/json" : FORM;
          const { status } = await post(path.replace(":id", id), { type, body }, headers);
          expect({ path, id, body, status }).toEqual({ path, id, body, status: 404 });
        }
      }
      const own = await post(addressOf({ path }), { type: FORM, body: "cancel=x" }, headers);
      expect([400, 415, 422]).toContain(own.status);
    }
  });

  test("for a link that is not valid is not parsed: 410", async () => {
    const ofToken = routes.filter(({ path, hasAction }) => hasAction && path.includes(":token"));
    expect(ofToken.length).toBeGreaterThanOrEqual(2);
    for (const { path } of ofToken) {
      const { status } = await post(path.replace(":token", "nobodys"), { type: FORM, body: "" }, {});
      expect({ path, status }).toEqual({ path, status: 410 });
    }
  });
});

function isExpected({ path, hasAction }: BuiltRoute, { refused }: BadBody, status: number): boolean {
  const isOfApi = path.startsWith("/api/");
  const isRefused = refused === "by both" || refused === (isOfApi ? "by the API" : "by pages");
  if (!isRefused) return status < 500;
  return [400, 413, 415].includes(status) || (!hasAction && status === 405);
}

function addressOf({ path }: Pick<BuiltRoute, "path">): string {
  if (path.includes("change-drafts")) return path.replace(":id", draftId);
  if (path.includes("prepared")) return path.replace(":id", preparedId);
  return path.replace(/:(\w+)/, (_hole, name: string) => params[name] ?? "").replace("*", "nowhere");
}

async function requestOf({ customerId, submitter, profileIds }: Customer): Promise<string> {
  const result = await submitChange(portal.web, customerId, submitter, submissionOf(removing(profileIds[0])));
  if (result.kind !== "queued") throw new Error(result.kind);
  return result.request.id;
}

/** Starts a new session each time, as one of the requests may sign out. */
async function headersOf(sender: "nobody" | "a signed-in user" | "a program"): Promise<Record<string, string>> {
  if (sender === "nobody") return { Origin: web.url };
  if (sender === "a program") return { Authorization: `Bearer ${token}` };
  const owner = { customerId: customer.customerId, userId: customer.submitter.userId };
  const cookie = await startTestSession(portal.web, owner);
  return { Origin: web.url, Cookie: cookie };
}

function post(
  address: string,
  { type, body, headers }: Pick<BadBody, "type" | "body" | "headers">,
  others: Readonly<Record<string, string>>,
): Promise<{ status: number; type: string | undefined }> {
  const kind = type === null ? {} : { "Content-Type": type };
  const methods = apiMethods(address.split("?")[0] ?? "");
  const method = methods.includes("PATCH") && !methods.includes("POST") ? "PATCH" : "POST";
  return send(address, { method, headers: { ...others, ...kind, ...headers }, body });
}

/** Like `fetch`, which adds a content type when none is given. */
function send(
  address: string,
  options: { method?: string; headers?: Readonly<Record<string, string>>; body?: string | Buffer } = {},
): Promise<{ status: number; type: string | undefined }> {
  const { method = "GET", headers = {}, body } = options;
  const length = body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const asked = httpRequest(
      web.url + address,
      { method, headers: { ...headers, ...length }, agent: false },
      (answer) => {
        answer.resume().on("end", () => {
          resolve({ status: answer.statusCode ?? 0, type: answer.headers["content-type"] });
        });
      },
    );
    asked.on("error", reject);
    asked.end(body);
  });
}
