import { performance } from "node:perf_hooks";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { insertTestCustomer, type TestCustomer } from "~/platform/testing/test-customer.server";
import {
  cookieOf,
  insertTestUser,
  inviteTestUser,
  sessionOf,
  signInTestUser,
  newAddress,
  TEST_PASSWORD,
} from "../testing/test-users.server";
import { MIN_REFUSAL_MS } from "./verify-password.server";
import { signIn } from "./sign-in.server";
import { signOut, signOutEverywhere } from "./sign-out.server";

let portal: TestPortal;
let customer: TestCustomer;
beforeAll(async () => {
  portal = await createTestPortal();
  customer = await insertTestCustomer(portal.context);
});
afterAll(() => portal.close());

const attempt = (email: string, password: string, clientAddress: string) =>
  signIn(portal.web, { email, password, clientAddress });

describe("signing in", () => {
  test("with the right password starts a session that has all that a page needs", async () => {
    const { email, userId } = await insertTestUser(portal.context, customer.customerNumber, { role: "member" });
    const result = await attempt(` ${email.toUpperCase()} `, TEST_PASSWORD, newAddress());
    expect(result.outcome).toBe("signed-in");
    const setCookie = result.outcome === "signed-in" ? result.setCookie : "";
    expect(setCookie).toMatch(/^session=[a-z0-9]{40}; HttpOnly; Max-Age=43200; Path=\/; SameSite=Lax$/);
    const session = await sessionOf(portal.web, cookieOf(setCookie));
    expect(session).toMatchObject({
      userId,
      email,
      role: "member",
      active: true,
      language: "nl",
      pendingRequests: 0,
      ...only(customer),
    });
  });

  test("keeps no more than a digest of the session's id", async () => {
    const { email } = await insertTestUser(portal.context, customer.customerNumber);
    const cookie = await signInTestUser(portal.web, email);
    const id = cookie.split("=")[1] ?? "";
    const { rows } = await portal.context.database.pool.query<{ id: string }>("SELECT id FROM sessions");
    expect(rows.map((row) => row.id)).not.toContain(id);
    expect(rows.every((row) => /^[0-9a-f]{64}$/.test(row.id))).toBe(true);
    expect(await sessionOf(portal.web, `session=${(await sessionOf(portal.web, cookie))?.sessionId ?? ""}`)).toBeNull();
  });

  test("ends the session that this browser had", async () => {
    const { email } = await insertTestUser(portal.context, customer.customerNumber);
    const before = await signInTestUser(portal.web, email);
    const current = await sessionOf(portal.web, before);
    const result = await signIn(portal.web, { email, password: TEST_PASSWORD, clientAddress: newAddress(), current });
    expect(result.outcome).toBe("signed-in");
    expect(await sessionOf(portal.web, before)).toBeNull();
  });
});

describe("a refusal tells nothing", () => {
  test("the answer is the same for an unknown address, a wrong password, and no password yet", async () => {
    const { email } = await insertTestUser(portal.context, customer.customerNumber);
    const invited = await inviteTestUser(portal.context, customer.customerNumber);
    const answers = [
      await attempt(email, "iets heel anders", newAddress()),
      await attempt("niemand@nergens.example", "iets heel anders", newAddress()),
      await attempt(invited.email, "iets heel anders", newAddress()),
    ];
    expect(answers).toEqual([{ outcome: "refused" }, { outcome: "refused" }, { outcome: "refused" }]);
  });

  test("it comes only after everything about a known account is written", async () => {
    const { email } = await insertTestUser(portal.context, customer.customerNumber);
    for (const address of [email, "niemand@nergens.example"]) {
      const started = performance.now();
      await attempt(address, "iets heel anders", newAddress());
      expect(performance.now() - started).toBeGreaterThanOrEqual(MIN_REFUSAL_MS);
    }
  });

  test("too many attempts get the same answer for a known and an unknown address", async () => {
    const { email } = await insertTestUser(portal.context, customer.customerNumber);
    for (const address of [email, "niemand@nergens.example"]) {
      const from = newAddress();
      const answers = await Promise.all(Array.from({ length: 8 }, () => attempt(address, "iets heel anders", from)));
      expect(answers.map(({ outcome }) => outcome).sort()).toEqual([
        ...Array<string>(5).fill("refused"),
        ...Array<string>(3).fill("throttled"),
      ]);
    }
  });
});

describe("signing out", () => {
  test("ends this session alone", async () => {
    const { email } = await insertTestUser(portal.context, customer.customerNumber);
    const [here, there] = [await signInTestUser(portal.web, email), await signInTestUser(portal.web, email)];
    const session = await sessionOf(portal.web, here);
    if (session === null) throw new Error("no session");
    expect(await signOut(portal.web, session)).toBe("session=; HttpOnly; Max-Age=0; Path=/; SameSite=Lax");
    expect(await sessionOf(portal.web, here)).toBeNull();
    expect(await sessionOf(portal.web, there)).not.toBeNull();
  });

  test("everywhere ends all of this user and nobody else's", async () => {
    const [mine, another] = [
      await insertTestUser(portal.context, customer.customerNumber),
      await insertTestUser(portal.context, customer.customerNumber),
    ];
    const [here, there, elsewhere] = [
      await signInTestUser(portal.web, mine.email),
      await signInTestUser(portal.web, mine.email),
      await signInTestUser(portal.web, another.email),
    ];
    const session = await sessionOf(portal.web, here);
    if (session === null) throw new Error("no session");
    await signOutEverywhere(portal.web, session);
    expect([await sessionOf(portal.web, here), await sessionOf(portal.web, there)]).toEqual([null, null]);
    expect(await sessionOf(portal.web, elsewhere)).not.toBeNull();
  });
});

function only({ customerId, customerNumber }: TestCustomer): { customerId: string; customerNumber: number } {
  return { customerId, customerNumber };
}
