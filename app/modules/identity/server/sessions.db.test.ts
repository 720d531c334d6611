import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { fixedClock } from "~/platform/clock.server";
import { openSessions, SESSION_IDLE, SESSION_LIFETIME } from "./sessions.server";
import { insertTestCustomer } from "~/platform/testing/test-customer.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";

const NOW = new Date("2026-11-21T09:00:00Z");
const HOUR_MS = 3_600_000;

let portal: TestPortal;
let owner: { customerId: string; userId: string };
beforeAll(async () => {
  portal = await createTestPortal(fixedClock(NOW));
  const { customerId } = await insertTestCustomer(portal.context);
  owner = { customerId, userId: portal.context.newId.uuid() };
  await portal.context.database.withCustomer(customerId, (tx) =>
    tx.user.create({
      data: { id: owner.userId, customerId, email: "jan@bakkerij.example", name: "Jan", role: "owner", createdAt: NOW },
    }),
  );
});
beforeEach(() => portal.context.database.pool.query("DELETE FROM sessions"));
afterAll(() => portal.close());

const sessionsAfter = (ms: number) => openSessions(portal.at(fixedClock(new Date(NOW.getTime() + ms))).web);

async function startSession(): Promise<string> {
  const setCookie = await portal.web.database.withCustomer(owner.customerId, (tx) =>
    openSessions(portal.web).start(tx, owner),
  );
  return setCookie.split(";", 1)[0] ?? "";
}

describe("a session by the portal's own clock, whatever its time", () => {
  test("ends when it is not used for the idle time", async () => {
    const cookie = await startSession();
    expect(await sessionsAfter(SESSION_IDLE.milliseconds() / 2 - 60_000).find(cookie)).toMatchObject({
      setCookie: null,
    });
    expect(await sessionsAfter(SESSION_IDLE.milliseconds() + 1000).find(cookie)).toBeNull();
    const { rows } = await portal.context.database.pool.query("SELECT FROM sessions");
    expect(rows).toEqual([]);
  });

  test("is extended once half of the idle time has passed, in the browser too", async () => {
    const cookie = await startSession();
    const extended = await sessionsAfter(7 * HOUR_MS).find(cookie);
    expect(extended?.setCookie).toContain(`${cookie};`);
    expect(await sessionsAfter(18 * HOUR_MS).find(cookie)).not.toBeNull();
  });

  test("ends after its lifetime, however often it is used", async () => {
    const cookie = await startSession();
    const lifetime = SESSION_LIFETIME.milliseconds();
    for (let ms = 0; ms < lifetime; ms += 10 * HOUR_MS) expect(await sessionsAfter(ms).find(cookie)).not.toBeNull();
    expect(await sessionsAfter(lifetime - 1000).find(cookie)).not.toBeNull();
    expect(await sessionsAfter(lifetime).find(cookie)).toBeNull();
  });

  test("is removed when it has run out", async () => {
    await startSession();
    await sessionsAfter(13 * HOUR_MS).removeExpired();
    const { rows } = await portal.context.database.pool.query("SELECT FROM sessions");
    expect(rows).toEqual([]);
  });
});

describe("a session", () => {
  test.each([
    { cookie: null, because: "there is no cookie" },
    { cookie: "theme=dark", because: "there is another cookie" },
    { cookie: "session=nothing-we-gave-out", because: "nobody has that id" },
    { cookie: "__Host-session=abc", because: "over http the name is another" },
  ])("is not found when $because", async ({ cookie }) => {
    expect(await openSessions(portal.web).find(cookie)).toBeNull();
  });

  test("over https goes to this host alone, and never over http", async () => {
    const settings = { ...portal.web.settings, baseUrl: "https://portal.example" };
    const secure = openSessions({ ...portal.web, settings });
    const setCookie = await portal.web.database.withCustomer(owner.customerId, (tx) => secure.start(tx, owner));
    expect(setCookie).toMatch(/^__Host-session=\w+; HttpOnly; Max-Age=43200; Path=\/; SameSite=Lax; Secure$/);
    expect(await secure.find(setCookie.split(";", 1)[0] ?? "")).not.toBeNull();
  });

  test("is looked up in one statement", async () => {
    const cookie = await startSession();
    const { database } = portal.web;
    const statements: unknown[] = [];
    const query: typeof database.query = (text, values) => {
      statements.push(text);
      return database.query(text, values);
    };
    await openSessions({ ...portal.web, database: { ...portal.web.database, query } }).find(cookie);
    expect(statements).toHaveLength(1);
  });
});
