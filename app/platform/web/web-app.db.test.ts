import { Agent, request as httpRequest } from "node:http";
import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import pino from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { openSessions } from "~/modules/identity/server/sessions.server";
import { insertTestUser, signInTestUser } from "~/modules/identity/testing/test-users.server";
import { fixedClock } from "../clock.server";
import { accountDigest } from "./security-event.server";
import { loadSettings, type Settings } from "../settings/settings.server";
import { insertTestCustomer } from "../testing/test-customer.server";
import { createTestPortal, type TestPortal } from "../testing/test-database.server";
import { testPages } from "../testing/test-pages.server";
import { webApp } from "./web-app.server";
import { serveHttp } from "./web-server.server";

const NOW = new Date("2026-11-21T09:00:00Z");
const logged: Record<string, unknown>[] = [];
const closing: (() => Promise<void>)[] = [];

let portal: TestPortal;
let cookie: string;
let email: string;
beforeAll(async () => {
  portal = await createTestPortal(fixedClock(NOW));
  const { customerNumber } = await insertTestCustomer(portal.context);
  ({ email } = await insertTestUser(portal.context, customerNumber));
});
beforeEach(async () => {
  logged.length = 0;
  cookie = await signInTestUser(portal.web, email);
});
afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
  await portal.close();
});

const who = async ({ request, context }: LoaderFunctionArgs): Promise<Response> => {
  const [session, again] = await Promise.all([context.session(), context.session()]);
  const { incident, clientAddress, nonce } = context;
  return Response.json({
    url: request.url,
    email: session?.email ?? null,
    same: session === again,
    incident,
    clientAddress,
    nonce,
  });
};
const fields = async ({ request }: ActionFunctionArgs): Promise<Response> =>
  Response.json([...(await request.formData()).entries()]);
const answering =
  (status: number) =>
  ({ context }: LoaderFunctionArgs): Response => {
    context.noteSecurity({ email: "Jan@Bakkerij.example " });
    context.retryAfter(30);
    return new Response("no", { status });
  };
const pages = testPages({
  "no-401": { loader: answering(401) },
  "no-403": { loader: answering(403) },
  "no-429": { loader: answering(429) },
  "silent-429": { loader: () => new Response("no", { status: 429 }) },
  "silent-503": { loader: () => new Response("no", { status: 503 }) },
  who: { loader: who, action: who },
  form: { action: fields },
  many: { action: fields },
  broken: { loader: () => Promise.reject(new Error("it broke")) },
  slow: { loader: () => delay(300, new Response("slow")) },
});

type Started = { readonly url: string; readonly port: number; readonly close: () => Promise<void> };

async function start(
  overrides: Partial<Settings> = {},
  at = NOW,
  isReady = () => Promise.resolve(true),
): Promise<Started> {
  const log = pino(
    { level: "debug" },
    { write: (line: string) => void logged.push(JSON.parse(line) as Record<string, unknown>) },
  );
  const settings = { ...portal.web.settings, ...overrides };
  let baseUrl = new URL(settings.baseUrl);
  const app = webApp(
    { ...portal.at(fixedClock(at)).web, settings, log },
    {
      baseUrl: () => baseUrl,
      build: pages,
      files: (_request, _response, next) => {
        next();
      },
      findSession: openSessions(portal.at(fixedClock(at)).web).find,
      apiMethods: (path) => (path === "/api/v1/things" ? ["GET", "HEAD"] : []),
      maxFormFields: (path) => (path === "/many" ? 2_000 : 50),
      development: false,
      isReady,
    },
  );
  const { port, close } = await serveHttp(app, { host: "127.0.0.1", port: 0 });
  if (overrides.baseUrl === undefined) baseUrl = new URL(`http://127.0.0.1:${String(port)}`);
  closing.push(close);
  return { url: `http://127.0.0.1:${String(port)}`, port, close };
}

/** Like `fetch`, which does not let Origin and Host be set. */
function send(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string; agent?: Agent } = {},
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  return new Promise((resolve, reject) => {
    const { method = "GET", headers = {}, body, agent = false } = options;
    const length = body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
    const asked = httpRequest(url, { method, headers: { ...length, ...headers }, agent }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => (text += part));
      answer.on("end", () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text });
      });
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

describe("every answer", () => {
  test("is not cached and restricts what a browser may do", async () => {
    const { url } = await start();
    const { headers, body } = await send(`${url}/who`, { headers: { Cookie: cookie } });
    const { nonce, incident } = JSON.parse(body) as { nonce: string; incident: string };
    expect(headers).toMatchObject({
      "cache-control": "no-store",
      "x-request-id": incident,
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
    });
    expect(headers["content-security-policy"]).toContain(`script-src 'self' 'nonce-${nonce}';`);
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["content-security-policy"]).not.toContain("upgrade-insecure-requests");
    expect(headers).not.toHaveProperty("strict-transport-security");
    expect(headers).not.toHaveProperty("x-powered-by");
    const other = JSON.parse((await send(`${url}/who`)).body) as { nonce: string };
    expect(other.nonce).not.toBe(nonce);
  });

  test("over https stays there", async () => {
    const { url } = await start({ baseUrl: "https://portal.example" });
    const { headers } = await send(`${url}/who`);
    expect(headers["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
    expect(headers["content-security-policy"]).toContain("upgrade-insecure-requests");
  });
});

describe("the session of a request", () => {
  test("is looked up once and passed to loaders and actions in their context", async () => {
    const { url } = await start();
    const { body, headers } = await send(`${url}/who`, { headers: { Cookie: cookie } });
    expect(JSON.parse(body)).toMatchObject({ email, same: true });
    expect(headers).not.toHaveProperty("set-cookie");
    expect(JSON.parse((await send(`${url}/who`)).body)).toMatchObject({ email: null });
  });

  test("is extended in the browser too", async () => {
    const { url } = await start({}, new Date(NOW.getTime() + 7 * 3_600_000));
    const { headers } = await send(`${url}/who`, { headers: { Cookie: cookie } });
    expect(headers["set-cookie"]).toEqual([expect.stringContaining(`${cookie}; HttpOnly; Max-Age=43200`)]);
  });
});

describe("a request that another site made the browser send is refused before anything runs", () => {
  test.each([
    { headers: { Origin: "http://evil.example" }, status: 403 },
    { headers: { Origin: "null" }, status: 403 },
    { headers: { "Sec-Fetch-Site": "cross-site" }, status: 403 },
    { headers: {}, status: 403 },
    {
      headers: { Origin: "http://evil.example", "X-Forwarded-Host": "evil.example", Host: "evil.example" },
      status: 403,
    },
    { headers: { "Sec-Fetch-Site": "same-origin" }, status: 200 },
    { headers: { Origin: "own" }, status: 200 },
  ])("with $headers: $status", async ({ headers, status }) => {
    const { url } = await start();
    const sent = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value === "own" ? url : value]),
    );
    const answer = await send(`${url}/who`, { method: "POST", headers: { Cookie: cookie, ...sent } });
    expect(answer.status).toBe(status);
    expect(answer.headers["cache-control"]).toBe("no-store");
    if (status === 403) expect(answer.body).toContain("Er is niets gewijzigd");
  });

  test("a token without a cookie passes", async () => {
    const { url } = await start();
    expect((await send(`${url}/who`, { method: "POST", headers: { Authorization: "Bearer x" } })).status).toBe(200);
  });
});

describe("what a request claims about itself is not believed", () => {
  test("its host is the portal's own", async () => {
    const { url } = await start();
    const headers = { Host: "evil.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Port": "99" };
    expect(JSON.parse((await send(`${url}/who`, { headers })).body)).toMatchObject({ url: `${url}/who` });
  });

  test.each([
    { trusted: "", said: "198.51.100.1, 203.0.113.9", clientAddress: "127.0.0.1" },
    { trusted: "10.0.0.0/8 2001:db8::/32", said: "198.51.100.1, 203.0.113.9", clientAddress: "127.0.0.1" },
    { trusted: "127.0.0.1", said: "198.51.100.1, 203.0.113.9", clientAddress: "203.0.113.9" },
    { trusted: "127.0.0.0/8, 203.0.113.0/24", said: "198.51.100.1, 203.0.113.9", clientAddress: "198.51.100.1" },
    { trusted: "127.0.0.1,2001:db8::/32", said: "2001:db9::1, 2001:db8:5::9", clientAddress: "2001:db9::1" },
    { trusted: "127.0.0.1", said: "203.0.113.9:51234", clientAddress: "203.0.113.9" },
    { trusted: "127.0.0.1", said: "[2001:db9::1]:51234", clientAddress: "2001:db9::1" },
    { trusted: "127.0.0.1", said: "wie-dan-ook", clientAddress: "127.0.0.1" },
  ])(
    "its address is the connection's, or what a trusted proxy saw: trusted $trusted, said $said: $clientAddress",
    async ({ trusted, said, clientAddress }) => {
      const { trustedProxies } = loadSettings({ TRUSTED_PROXIES: trusted });
      const { url } = await start({ trustedProxies });
      const headers = { "X-Forwarded-For": said };
      expect(JSON.parse((await send(`${url}/who`, { headers })).body)).toMatchObject({ clientAddress });
    },
  );

  test("its scheme is not what a stranger claims", async () => {
    const { url } = await start({ trustedProxies: ["10.0.0.0/8"] });
    const { body } = await send(`${url}/who`, { headers: { "X-Forwarded-Proto": "https" } });
    expect(JSON.parse(body)).toMatchObject({ url: `${url}/who` });
  });

  test.each([
    { path: "/who?search=a%00b", said: "Bad request\n" },
    { path: "/who/%00", said: "Bad request\n" },
    { path: "/api/v1/invoices/%00", said: '"code":"bad-request"' },
  ])("$path holds characters that no text can: it is refused", async ({ path, said }) => {
    const { url } = await start();
    const { status, body, headers } = await send(url + path);
    expect(status).toBe(400);
    expect(body).toContain(said);
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "x-frame-options": "DENY" });
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  });

  test("a request line with the address of another host is refused", async () => {
    const { port } = await start();
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(port, "127.0.0.1", () =>
        socket.write("GET http://evil.example/who HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
      );
      socket.once("data", (data) => {
        resolve(data.toString());
      });
    });
    expect(answer).toContain("HTTP/1.1 400");
    expect(answer).toContain("X-Frame-Options: DENY");
  });

  test.each([
    { sent: "NONSENSE\r\n\r\n", status: "400 Bad Request" },
    { sent: `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${"x".repeat(20_000)}\r\n\r\n`, status: "431 Request Header" },
  ])("a malformed request is answered with the same headers: $status", async ({ sent, status }) => {
    const { port } = await start();
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => socket.write(sent));
      socket.once("data", (data) => {
        resolve(data.toString());
        socket.destroy();
      });
    });
    expect(answer).toContain(`HTTP/1.1 ${status}`);
    expect(answer).toContain("X-Frame-Options: DENY");
    expect(answer).toContain("Cache-Control: no-store");
  });
});

describe("a body", () => {
  const FORM = { "Content-Type": "application/x-www-form-urlencoded" };

  test("that is too large is refused unread", async () => {
    const { url } = await start();
    const answer = await send(`${url}/who`, { method: "POST", headers: FORM, body: "x".repeat(1_000_001) }).catch(
      () => ({ status: 413 }),
    );
    expect(answer.status).toBe(413);
    const largest = `x=${"x".repeat(999_998)}`;
    expect((await send(`${url}/who`, { method: "POST", headers: FORM, body: largest })).status).toBe(200);
  });

  test("without a length is refused", async () => {
    const { url } = await start();
    expect((await send(`${url}/who`, { method: "POST", headers: { "Transfer-Encoding": "chunked" } })).status).toBe(
      411,
    );
  });

  test("is read as a form", async () => {
    const { url } = await start();
    const headers = { "Content-Type": "Application/X-WWW-Form-Urlencoded;charset=UTF-8" };
    const { body } = await send(`${url}/form`, { method: "POST", headers, body: "a=%E2%82%AC+1&b=1&b=2" });
    expect(JSON.parse(body)).toEqual([
      ["a", "€ 1"],
      ["b", "1"],
      ["b", "2"],
    ]);
    expect(JSON.parse((await send(`${url}/form`, { method: "POST", body: "" })).body)).toEqual([]);
  });

  test.each([
    { path: "/form", fields: 50, status: 200 },
    { path: "/form", fields: 51, status: 413 },
    { path: "/many", fields: 2_000, status: 200 },
    { path: "/many", fields: 2_001, status: 413 },
  ])("of $fields fields is answered $status at $path", async ({ path, fields, status }) => {
    const { url } = await start();
    const body = Array.from({ length: fields }, (_, at) => `f${String(at)}=1`).join("&");
    expect((await send(url + path, { method: "POST", headers: FORM, body })).status).toBe(status);
  });

  test("that an address does not accept is refused in the format of that address", async () => {
    const { url } = await start();
    const asPage = await send(`${url}/form`, {
      method: "POST",
      headers: { "Content-Type": "text/plain" },
      body: "a=1",
    });
    expect([asPage.status, asPage.headers["content-type"]]).toEqual([415, "text/plain; charset=utf-8"]);
    const asApi = await send(`${url}/api/v1/x`, { method: "POST", headers: FORM, body: "a=1" });
    expect(asApi.headers["content-type"]).toContain("application/problem+json");
    expect(JSON.parse(asApi.body)).toMatchObject({ status: 415, code: "unsupported-media-type" });
  });
});

describe("a method that an address does not support", () => {
  test.each([
    { method: "DELETE", path: "/who", status: 405, allow: "GET, HEAD, POST", type: "text/plain" },
    { method: "POST", path: "/api/v1/things", status: 405, allow: "GET, HEAD", type: "application/problem+json" },
    { method: "POST", path: "/who", status: 200, allow: undefined, type: "application/json" },
  ])("$method $path: $status", async ({ method, path, status, allow, type }) => {
    const { url } = await start();
    const answer = await send(`${url}${path}`, { method });
    expect([answer.status, answer.headers["allow"]]).toEqual([status, allow]);
    expect(answer.headers["content-type"]).toContain(type);
  });
});

describe("for the operator", () => {
  test("/healthz answers while the process runs, /readyz when it can take traffic", async () => {
    let ready: boolean | Error = false;
    const { url } = await start({}, NOW, () =>
      ready instanceof Error ? Promise.reject(ready) : Promise.resolve(ready),
    );
    expect((await send(`${url}/healthz`)).status).toBe(200);
    expect((await send(`${url}/readyz`)).status).toBe(503);
    ready = new Error("no database");
    expect((await send(`${url}/readyz`)).status).toBe(503);
    ready = true;
    expect((await send(`${url}/readyz`)).status).toBe(200);
  });

  test("/metrics is never open", async () => {
    expect((await send(`${(await start()).url}/metrics`)).status).toBe(404);
    const { url } = await start({ metricsToken: "a-token-of-16-or-more" });
    expect((await send(`${url}/metrics`)).status).toBe(401);
    expect((await send(`${url}/metrics`, { headers: { Authorization: "Bearer another-token" } })).status).toBe(401);
    await send(`${url}/who`);
    await portal.context.database.pool.query(
      "SELECT graphile_worker.add_job('send-mail', '{}', run_at => now() + interval '1 day')",
    );
    const { status, body } = await send(`${url}/metrics`, {
      headers: { Authorization: "Bearer a-token-of-16-or-more" },
    });
    expect(status).toBe(200);
    expect(body).toContain('insight_http_request_duration_seconds_count{method="GET",page="other",status="200"} 1');
    expect(body).toContain('insight_queue_jobs{task="send-mail",state="waiting"} 1');
    expect(body).toContain("insight_changes_attention 0");
    expect(body).toContain("insight_billing_attention 0");
  });

  test("a failure has the same number in the answer and in the log", async () => {
    const { url } = await start();
    const { status, headers } = await send(`${url}/broken?secret=1`);
    expect(status).toBe(500);
    await expect
      .poll(() => logged.find(({ status: found }) => found === 500))
      .toMatchObject({
        incident: headers["x-request-id"],
        path: "/broken",
        level: 40,
      });
  });
});

describe("a security event", () => {
  test.each([
    { path: "/no-401", event: "unauthorized" },
    { path: "/no-403", event: "forbidden" },
    { path: "/no-429", event: "throttled" },
    { path: "/metrics", event: "unauthorized" },
  ])("$event at $path is a line with account, address and incident, and without the account's name", async (given) => {
    const { url } = await start({ metricsToken: "a-token-of-16-or-more", trustedProxies: ["127.0.0.1"] });
    const { headers } = await send(url + given.path, { headers: { "X-Forwarded-For": "203.0.113.9" } });
    await expect.poll(() => logged.find(({ msg }) => msg === "security event")).toBeDefined();
    const line = logged.find(({ msg }) => msg === "security event");
    expect(line).toMatchObject({
      level: 30,
      event: given.event,
      incident: headers["x-request-id"],
      clientAddress: "203.0.113.9",
      account: given.path === "/metrics" ? null : accountDigest(portal.web.settings, "jan@bakkerij.example"),
    });
    expect(JSON.stringify(logged)).not.toMatch(/bakkerij/i);
    if (given.path !== "/metrics") expect(headers["retry-after"]).toBe("30");
  });

  test("a refused origin is one, whoever the session belongs to", async () => {
    const { url } = await start();
    const headers = { Cookie: cookie, Origin: "http://evil.example" };
    const answer = await send(`${url}/who`, { method: "POST", headers, body: "a=b" });
    await expect
      .poll(() => logged.find(({ msg }) => msg === "security event"))
      .toMatchObject({ event: "origin-refused", status: 403, incident: answer.headers["x-request-id"] });
  });

  test("a request that is answered is none", async () => {
    const { url } = await start();
    await send(`${url}/who`, { headers: { Cookie: cookie } });
    await expect.poll(() => logged.some(({ path }) => path === "/who")).toBe(true);
    expect(logged.filter(({ msg }) => msg === "security event")).toEqual([]);
  });
});

test.each([
  { path: "silent-429", seconds: "60" },
  { path: "silent-503", seconds: "5" },
  { path: "no-429", seconds: "30" },
])("a refusal says when to try again, even when nobody counted: $path", async ({ path, seconds }) => {
  const { url } = await start();
  expect((await send(`${url}/${path}`)).headers["retry-after"]).toBe(seconds);
});

test("a server that stops finishes what runs and takes nothing new", async () => {
  const { url, close } = await start();
  const running = send(`${url}/slow`);
  await delay(100);
  const stopped = close();
  await expect(send(`${url}/who`)).rejects.toThrow("ECONNREFUSED");
  expect(await running).toMatchObject({ status: 200, body: "slow" });
  await stopped;
});

test("a server that stops answers once more on a connection that was kept alive, and says that it closes it", async () => {
  const { url, close } = await start();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  await send(`${url}/who`, { agent });
  const stopped = close();
  await delay(100);
  expect(await send(`${url}/who`, { agent })).toMatchObject({ status: 200, headers: { connection: "close" } });
  await stopped;
  agent.destroy();
});

test("the settings of a portal behind a name make that name its only origin", () => {
  expect(loadSettings({ HOST: "0.0.0.0", BASE_URL: "https://portal.example/" }).baseUrl).toBe("https://portal.example");
});
