import pino from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { networkOf } from "~/modules/identity/server/network-of.server";
import {
  insertTestUser,
  inviteTestUser,
  signInTestUser,
  TEST_PASSWORD,
} from "~/modules/identity/testing/test-users.server";
import { accountDigest } from "~/platform/web/security-event.server";
import { insertTestCustomer } from "~/platform/testing/test-customer.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { startWeb, type RunningWeb } from "./web";

const logged: Record<string, unknown>[] = [];
let portal: TestPortal;
let web: RunningWeb;
let customerNumber: number;
beforeAll(async () => {
  portal = await createTestPortal();
  const customer = await insertTestCustomer(portal.context);
  ({ customerNumber } = customer);
  await portal.context.database.pool.query("UPDATE customers SET activated_at = now() WHERE id = $1", [
    customer.customerId,
  ]);
  const log = pino({ level: "info" }, { write: (line: string) => void logged.push(JSON.parse(line) as never) });
  const settings = { ...portal.web.settings, port: 0, baseUrl: "http://127.0.0.1:0", trustedProxies: ["127.0.0.1"] };
  web = await startWeb({ ...portal.web, settings, log });
});
beforeEach(() => {
  logged.length = 0;
});
afterAll(async () => {
  await web.close();
  await portal.close();
});

let addresses = 0;
const newAddress = (): string => `198.51.100.${String((addresses += 1))}`;

type Sent = { readonly form: Record<string, string>; readonly from?: string; readonly cookie?: string };

/** Sends a form as a browser without scripts does. */
function post(path: string, { form, from = newAddress(), cookie }: Sent): Promise<Response> {
  return fetch(web.url + path, {
    method: "POST",
    body: new URLSearchParams(form),
    redirect: "manual",
    headers: { Origin: web.url, "X-Forwarded-For": from, "Accept-Language": "nl", ...(cookie && { Cookie: cookie }) },
  });
}

const setCookiesOf = (answer: Response): string[] => answer.headers.getSetCookie().sort();
const cookiesOf = (answer: Response): string =>
  setCookiesOf(answer)
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

/** Returns the security event of an answer, whose line is logged a moment later. */
async function securityLine(answer: Response): Promise<Record<string, unknown> | undefined> {
  const incident = answer.headers.get("X-Request-Id");
  const find = () => logged.find((line) => line["msg"] === "security event" && line["incident"] === incident);
  await expect.poll(find).toBeDefined();
  return find();
}

describe("the sign-in page", () => {
  test("starts a session and makes the device known", async () => {
    const { email } = await insertTestUser(portal.context, customerNumber);
    const answer = await post("/login", { form: { email, password: TEST_PASSWORD } });
    expect(answer.status).toBe(302);
    expect(setCookiesOf(answer)).toEqual([
      expect.stringMatching(/^device=[\w.-]+; HttpOnly; Max-Age=\d+; Path=\/; SameSite=Strict$/),
      expect.stringMatching(/^session=\w+; HttpOnly; Max-Age=43200; Path=\/; SameSite=Lax$/),
    ]);
  });

  test("says when to try again, and the log says what was tried", async () => {
    const { email } = await insertTestUser(portal.context, customerNumber);
    const from = newAddress();
    const form = { email, password: "iets heel anders" };
    const refused = await post("/login", { form, from });
    expect(refused.status).toBe(400);
    expect(refused.headers.get("Retry-After")).toBeNull();
    const account = accountDigest(portal.web.settings, email);
    expect(await securityLine(refused)).toMatchObject({
      level: 30,
      event: "sign-in-refused",
      account,
      clientAddress: from,
    });
    for (let round = 0; round < 4; round += 1) await post("/login", { form, from });
    const throttled = await post("/login", { form: { email, password: TEST_PASSWORD }, from });
    expect(throttled.status).toBe(429);
    expect(Number(throttled.headers.get("Retry-After"))).toBeGreaterThan(30);
    expect(await throttled.text()).toContain("Probeer het over 1 minuut opnieuw");
    expect(await securityLine(throttled)).toMatchObject({ event: "throttled", account, clientAddress: from });
    expect(JSON.stringify(logged)).not.toContain(email);
  });

  test("lets the owner in on a known device, and a colleague of the same office, while strangers wait", async () => {
    const [owner, colleague] = [
      await insertTestUser(portal.context, customerNumber),
      await insertTestUser(portal.context, customerNumber),
    ];
    const office = newAddress();
    const right = { email: owner.email, password: TEST_PASSWORD };
    const device = cookiesOf(await post("/login", { form: right })).replace(/; session=.*$/, "");
    for (let round = 0; round < 15; round += 1)
      await post("/login", { form: { ...right, password: "iets heel anders" } });
    for (let round = 0; round < 8; round += 1)
      await post("/login", { form: { ...right, password: "mis" }, from: office });
    expect((await post("/login", { form: right })).status).toBe(429);
    expect((await post("/login", { form: right, cookie: device, from: office })).status).toBe(302);
    const theirs = { email: colleague.email, password: TEST_PASSWORD };
    expect((await post("/login", { form: theirs, from: office })).status).toBe(302);
  });
});

describe("other pages that make one wait", () => {
  test("the password on the account page", async () => {
    const { email } = await insertTestUser(portal.context, customerNumber);
    const cookie = await signInTestUser(portal.web, email);
    const form = { intent: "change-password", current: "iets heel anders", next: "zeven eenden op een rij" };
    for (let round = 0; round < 10; round += 1) {
      const refused = await post("/account", { form, cookie });
      expect(refused.status).toBe(400);
      expect(await securityLine(refused)).toMatchObject({
        event: "password-refused",
        account: accountDigest(portal.web.settings, email),
      });
    }
    const throttled = await post("/account", { form, cookie });
    expect(throttled.status).toBe(429);
    expect(Number(throttled.headers.get("Retry-After"))).toBeGreaterThan(30);
  });

  test("the reset page, for one requester; for one account it says when the link was sent", async () => {
    const { email } = await insertTestUser(portal.context, customerNumber);
    for (let round = 0; round < 3; round += 1) {
      expect((await post("/reset", { form: { email } })).headers.get("Location")).toBe("/reset?sent");
    }
    const limited = await post("/reset", { form: { email } });
    const again = limited.headers.get("Location") ?? "";
    expect(again).toMatch(/^\/reset\?sent=\d\d:\d\d$/);
    expect(await securityLine(limited)).toMatchObject({ event: "reset-limited" });
    const page = await (await fetch(web.url + again, { headers: { "Accept-Language": "nl" } })).text();
    expect(page).toContain(`is om ${again.slice(-5).replace(":", ".")} uur ook al een link gevraagd`);
    const from = newAddress();
    await portal.context.database.pool.query(
      "INSERT INTO guard_counters VALUES ('reset/network', guard_bucket($1), 31, clock_timestamp())",
      [networkOf(from)],
    );
    const throttled = await post("/reset", { form: { email: "iemand@nergens.example" }, from });
    expect(throttled.status).toBe(429);
    expect(Number(throttled.headers.get("Retry-After"))).toBeGreaterThan(60);
  });
});

test("signing out clears what the browser kept, but not that the device is known", async () => {
  const { email } = await insertTestUser(portal.context, customerNumber);
  const form = { email, password: TEST_PASSWORD };
  for (const [path, sent] of [
    ["/logout", {}],
    ["/account", { intent: "sign-out-everywhere" }],
  ] as const) {
    const cookie = cookiesOf(await post("/login", { form }));
    const answer = await post(path, { form: sent, cookie });
    expect(answer.status).toBe(302);
    expect(answer.headers.get("Clear-Site-Data")).toBe('"cache", "storage"');
    expect(setCookiesOf(answer)).toEqual(["session=; HttpOnly; Max-Age=0; Path=/; SameSite=Lax"]);
  }
});

describe("a password that is easily guessed is refused at its field", () => {
  test.each([
    { password: "Liverpool-2026", said: "veelgebruikte en gelekte wachtwoorden" },
    { password: "$unsh1ne 123456", said: "veelgebruikte en gelekte wachtwoorden" },
    { password: "fietsen met Vermeulen", said: "een woord uit je naam" },
    { password: "eerlijk als een bakkerij", said: "een woord uit je naam" },
  ])("$password", async ({ password, said }) => {
    const { token } = await inviteTestUser(portal.context, customerNumber, { name: "Els Vermeulen" });
    const answer = await post(`/invitation/${token}`, { form: { password } });
    expect(answer.status).toBe(400);
    const page = await answer.text();
    const field = /<input[^>]*name="password"[^>]*>/.exec(page)?.[0] ?? "";
    expect(field).toContain('aria-invalid="true"');
    const describedBy = (/aria-describedby="([^"]*)"/.exec(field)?.[1] ?? "").split(" ");
    const sentences = describedBy.map((id) => new RegExp(`id="${id}"[^>]*>(.*?)</p>`, "s").exec(page)?.[1] ?? "");
    expect(sentences.join(" ")).toContain(said);
  });
});
