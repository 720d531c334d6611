import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { insertTestCustomer, type TestCustomer } from "~/platform/testing/test-customer.server";
import {
  cookieOf,
  insertTestUser,
  sessionOf,
  signInTestUser,
  passForCounters,
  newAddress,
  TEST_PASSWORD,
} from "../testing/test-users.server";
import { changePassword } from "./change-password.server";
import { networkOf } from "./network-of.server";
import { removeExpired } from "./remove-expired.server";
import { signIn, type SignInResult } from "./sign-in.server";

const WRONG = "iets heel anders";

let portal: TestPortal;
let customer: TestCustomer;
beforeAll(async () => {
  portal = await createTestPortal();
  customer = await insertTestCustomer(portal.context);
});
afterAll(() => portal.close());

const newUser = (): Promise<{ email: string; userId: string }> =>
  insertTestUser(portal.context, customer.customerNumber);

const attempt = (email: string, password: string, clientAddress: string, cookieHeader: string | null = null) =>
  signIn(portal.web, { email, password, clientAddress, cookieHeader });

const waitOf = (result: SignInResult): number => (result.outcome === "throttled" ? result.retryAfterSeconds : 0);

const pass = (seconds: number): Promise<unknown> => passForCounters(portal.context, seconds);

/** Returns the number of wrong attempts that are counted for an address. */
async function countedFor(address: string): Promise<number> {
  const { rows } = await portal.context.database.pool.query<{ level: number }>(
    "SELECT level FROM guard_counters WHERE scope = 'sign-in/network' AND key = guard_bucket($1)",
    [networkOf(address)],
  );
  return Math.ceil(rows[0]?.level ?? 0);
}

/** Guesses, each time from another address, until the account has to wait. Returns how many guesses that took. */
async function exhaust(email: string): Promise<number> {
  for (let guesses = 0; guesses < 20; guesses += 1) {
    if ((await attempt(email, WRONG, newAddress())).outcome === "throttled") return guesses;
  }
  throw new Error("guesses are not limited");
}

/** Returns the `Cookie` header of a device on which the user signed in. */
async function deviceOf(email: string, before: string | null = null): Promise<string> {
  const result = await attempt(email, TEST_PASSWORD, newAddress(), before);
  if (result.outcome !== "signed-in") throw new Error(result.outcome);
  return cookieOf(result.deviceCookie);
}

describe("guesses against one account from many addresses", () => {
  test.each([
    { who: "a user", email: async () => (await newUser()).email },
    { who: "nobody", email: () => Promise.resolve("niemand@nergens.example") },
  ])("wait ever longer, all of them together: the account is $who", async ({ email: of }) => {
    const email = await of();
    expect(await exhaust(email)).toBe(10);
    const waits: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      const wait = waitOf(await attempt(email, WRONG, newAddress()));
      waits.push(wait);
      await pass(wait + 1);
      expect((await attempt(email, WRONG, newAddress())).outcome).toBe("refused");
    }
    const expected = [30, 60, 120, 240, 480, 960, 1920, 3600, 3600];
    for (const [round, wait] of waits.entries()) {
      // A second or two pass while the test runs.
      expect(wait).toBeLessThanOrEqual(expected[round] ?? 0);
      expect(wait).toBeGreaterThan((expected[round] ?? 0) / 2);
    }
    await pass(86_400 * 2);
    await removeExpired(portal.web);
  });

  test("wait in another process too, even with the right password, and for no other account", async () => {
    const [{ email }, other] = [await newUser(), await newUser()];
    await exhaust(email);
    const elsewhere = { email, password: TEST_PASSWORD, clientAddress: newAddress() };
    expect((await signIn(portal.context, elsewhere)).outcome).toBe("throttled");
    expect((await attempt(email, TEST_PASSWORD, newAddress())).outcome).toBe("throttled");
    expect((await attempt(other.email, TEST_PASSWORD, newAddress())).outcome).toBe("signed-in");
  });

  test("made at once are no more than those made one by one", async () => {
    const { email } = await newUser();
    const results = await Promise.all(Array.from({ length: 30 }, () => attempt(email, WRONG, newAddress())));
    expect(results.filter(({ outcome }) => outcome === "refused")).toHaveLength(10);
  });

  test("are forgotten after a success", async () => {
    const { email } = await newUser();
    for (let time = 0; time < 3; time += 1) {
      for (let round = 0; round < 9; round += 1) await attempt(email, WRONG, newAddress());
      expect((await attempt(email, TEST_PASSWORD, newAddress())).outcome).toBe("signed-in");
    }
  });
});

describe("a device on which the user signed in before", () => {
  test("signs in while strangers have to wait, and does not help them", async () => {
    const { email } = await newUser();
    const device = await deviceOf(email);
    await exhaust(email);
    expect((await attempt(email, TEST_PASSWORD, newAddress(), device)).outcome).toBe("signed-in");
    expect((await attempt(email, TEST_PASSWORD, newAddress())).outcome).toBe("throttled");
  });

  test("signs in from an address from which too much was tried", async () => {
    const { email } = await newUser();
    const from = newAddress();
    const device = await deviceOf(email);
    await exhaustNetwork(from);
    expect((await attempt(email, TEST_PASSWORD, from)).outcome).toBe("throttled");
    expect((await attempt(email, TEST_PASSWORD, from, device)).outcome).toBe("signed-in");
  });

  test("is known by a cookie that no script can read and no other site can make the browser send", async () => {
    const { email } = await newUser();
    const result = await attempt(email, TEST_PASSWORD, newAddress());
    const set = result.outcome === "signed-in" ? result.deviceCookie : "";
    expect(set).toMatch(/^device=[\w-]{22}\.[\w-]{22}; HttpOnly; Max-Age=34560000; Path=\/; SameSite=Strict$/);
    const web = { ...portal.web, settings: { ...portal.web.settings, baseUrl: "https://portal.example" } };
    const secure = await signIn(web, { email, password: TEST_PASSWORD, clientAddress: newAddress() });
    expect(secure.outcome === "signed-in" && secure.deviceCookie).toMatch(/^__Host-device=.*; Secure$/);
  });

  test.each([
    { what: "another user's", cookie: async () => deviceOf((await newUser()).email) },
    { what: "a made-up one", cookie: () => Promise.resolve(`device=${"a".repeat(22)}.${"b".repeat(22)}`) },
    {
      what: "one of another portal",
      cookie: async (email: string) => {
        const settings = { ...portal.web.settings, linkSecret: "another-secret-another-secret-another" };
        const result = await signIn(
          { ...portal.web, settings },
          { email, password: TEST_PASSWORD, clientAddress: "::1" },
        );
        return result.outcome === "signed-in" ? cookieOf(result.deviceCookie) : "";
      },
    },
  ])("is not known by $what", async ({ cookie }) => {
    const { email } = await newUser();
    const device = await cookie(email);
    await exhaust(email);
    expect((await attempt(email, TEST_PASSWORD, newAddress(), device)).outcome).toBe("throttled");
  });

  test("may be several users', and stays so when another signs in", async () => {
    const [mine, theirs] = [await newUser(), await newUser()];
    const shared = await deviceOf(theirs.email, await deviceOf(mine.email));
    for (const { email } of [mine, theirs]) {
      await exhaust(email);
      expect((await attempt(email, TEST_PASSWORD, newAddress(), shared)).outcome).toBe("signed-in");
    }
  });

  test("has its own count of guesses, which blocks no other device", async () => {
    const { email } = await newUser();
    const [stolen, own] = [await deviceOf(email), await deviceOf(email)];
    const guesses = Array.from({ length: 12 }, () => attempt(email, WRONG, newAddress(), stolen));
    const outcomes = (await Promise.all(guesses)).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === "refused")).toHaveLength(10);
    expect((await attempt(email, TEST_PASSWORD, newAddress(), stolen)).outcome).toBe("throttled");
    expect((await attempt(email, TEST_PASSWORD, newAddress(), own)).outcome).toBe("signed-in");
  });
});

describe("one address", () => {
  test("may try an account five times, and being refused blocks nobody else of that office", async () => {
    const [{ email }, colleague] = [await newUser(), await newUser()];
    const office = newAddress();
    const outcomes: string[] = [];
    for (let round = 0; round < 120; round += 1) outcomes.push((await attempt(email, WRONG, office)).outcome);
    expect(outcomes.slice(0, 6)).toEqual([...Array<string>(5).fill("refused"), "throttled"]);
    expect(new Set(outcomes.slice(5))).toEqual(new Set(["throttled"]));
    expect(await countedFor(office)).toBe(5);
    expect((await attempt(colleague.email, TEST_PASSWORD, office)).outcome).toBe("signed-in");
    expect((await attempt(email, TEST_PASSWORD, newAddress())).outcome).toBe("signed-in");
  });

  test("that tries many accounts has to wait", async () => {
    const from = newAddress();
    await exhaustNetwork(from);
    expect(waitOf(await attempt("nog-iemand@nergens.example", WRONG, from))).toBeGreaterThan(0);
  });
});

test("whatever strangers make up, there are at most 65,536 counters a scope, apart from those of users", async () => {
  const { rows } = await portal.context.database.pool.query<{ found: number; other: number }>(
    `SELECT count(DISTINCT guard_bucket('x' || n))::int AS found, count(*) FILTER (WHERE guard_bucket('x' || n) !~ '^[0-9a-f]{4}$')::int AS other
       FROM generate_series(1, 20000) n`,
  );
  expect(rows[0]?.found).toBeGreaterThan(15_000);
  expect(rows[0]?.other).toBe(0);
  const { email, userId } = await newUser();
  await attempt(email, WRONG, newAddress());
  await attempt("wie-dan-ook@nergens.example", WRONG, newAddress());
  const keys = await portal.context.database.pool.query<{ key: string }>("SELECT key FROM guard_counters");
  expect(keys.rows.map(({ key }) => key)).toContain(userId);
  const users = await portal.context.database.pool.query<{ id: string }>("SELECT id FROM users");
  const known = new Set(users.rows.map(({ id }) => id));
  for (const { key } of keys.rows) expect(known.has(key) || /^[0-9a-f]{4}$/.test(key)).toBe(true);
  await pass(86_400 * 2);
  await removeExpired(portal.web);
  expect((await portal.context.database.pool.query("SELECT FROM guard_counters")).rowCount).toBe(0);
});

test("guesses of a password in a stolen session wait as well, and block nothing else for the user", async () => {
  const { email } = await newUser();
  const session = await sessionOf(portal.web, await signInTestUser(portal.web, email));
  if (session === null) throw new Error("no session");
  const guess = { current: WRONG, next: "zeven eenden op een rij", clientAddress: newAddress() };
  const results = await Promise.all(Array.from({ length: 12 }, () => changePassword(portal.web, session, guess)));
  expect(results.filter(({ outcome }) => outcome === "wrong-password")).toHaveLength(10);
  expect((await attempt(email, TEST_PASSWORD, newAddress())).outcome).toBe("signed-in");
});

describe("what the portal can learn of a password", () => {
  const parametersOf = async (email: string, role: "web" | "context" = "web"): Promise<string> => {
    const { rows } = await portal[role].database.pool.query<{ parameters: string }>(
      "SELECT parameters FROM password_parameters($1, 'sign-in', '10.0.0.1', NULL)",
      [email],
    );
    return rows[0]?.parameters ?? "";
  };

  test("is its salt, for an unknown address too, and the same each time", async () => {
    const { email } = await newUser();
    for (const address of [email, "niemand@nergens.example"]) {
      const parameters = await parametersOf(address);
      expect(parameters).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}$/);
      expect(await parametersOf(address.toUpperCase())).toBe(parameters);
    }
    expect(await parametersOf("a@nergens.example")).not.toBe(await parametersOf("b@nergens.example"));
  });

  test("is no more through a route that it makes up", async () => {
    await expect(
      portal.web.database.pool.query("SELECT * FROM verify_password('x', 'x', 'my-own-route', '', '', '')"),
    ).rejects.toThrow("No such route");
    const empty = await portal.web.database.pool.query("SELECT * FROM verify_password('x', '', 'sign-in', '', '', '')");
    expect(empty.rows).toMatchObject([{ user_id: null }]);
  });

  test("no other function that it may call gives the hash away", async () => {
    const { rows } = await portal.context.database.pool.query<{ name: string }>(
      `SELECT proname AS name FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace AND has_function_privilege('insight_web', oid, 'EXECUTE')
          AND (prosrc LIKE '%password_hash%' OR prosrc ~* '(select|returning)\\s+(\\w+\\.)?\\*[^;]*\\musers\\M') ORDER BY proname`,
    );
    expect(rows.map(({ name }) => name)).toEqual(["password_parameters", "verify_password"]);
  });
});

/** Sets the counter of an address to 101 wrong attempts. */
async function exhaustNetwork(address: string): Promise<void> {
  await portal.context.database.pool.query(
    `INSERT INTO guard_counters (scope, key, level, at) VALUES ('sign-in/network', guard_bucket($1), 101, clock_timestamp())
     ON CONFLICT (scope, key) DO UPDATE SET level = 101, at = clock_timestamp()`,
    [networkOf(address)],
  );
}
