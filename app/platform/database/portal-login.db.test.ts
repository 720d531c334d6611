import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { portalProblems } from "./database-identity.server";
import { openDatabase } from "./database.server";
import { createLog } from "../log.server";
import { ensurePortalLogin, portalUrlOf } from "./portal-login.server";
import { insertTestCustomer, type TestCustomer } from "../testing/test-customer.server";
import { createTestPortal, type TestPortal } from "../testing/test-database.server";

const log = createLog({ logLevel: "fatal" });

let portal: TestPortal;
let mine: TestCustomer;
let theirs: TestCustomer;
beforeAll(async () => {
  portal = await createTestPortal();
  mine = await insertTestCustomer(portal.context, { name: "Mine" });
  theirs = await insertTestCustomer(portal.context, { name: "Theirs" });
});
afterAll(() => portal.close());

/** Each is tried on the portal's own pool, outside a transaction and inside a customer's. */
const ESCAPES = [
  "SET ROLE NONE",
  "RESET ROLE",
  "SELECT set_config('role', 'none', false)",
  "SELECT set_config('role', 'insight', true)",
  "SELECT set_config('role', 'insight_operator', false)",
  "SET ROLE insight_operator",
  "SET ROLE insight_clerk",
  "SET ROLE postgres",
  "SET SESSION AUTHORIZATION postgres",
  "RESET SESSION AUTHORIZATION",
  "SET LOCAL row_security = off",
];

const FORBIDDEN = [
  "ALTER TABLE customers DISABLE ROW LEVEL SECURITY",
  "ALTER TABLE customers NO FORCE ROW LEVEL SECURITY",
  "DROP POLICY tenant ON customers",
  "ALTER ROLE CURRENT_USER BYPASSRLS",
  "GRANT insight_operator TO CURRENT_USER",
  "CREATE ROLE friend",
  "CREATE TABLE mine (id int)",
  "CREATE FUNCTION mine() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
  "COPY customers TO PROGRAM 'true'",
  "SELECT pg_read_file('PG_VERSION')",
  "UPDATE customers SET name = 'x'",
  "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'insight'",
];

describe("the portal's own connection", () => {
  const asMine = <T>(statements: readonly string[], last: string): Promise<T[]> =>
    portal.web.database.withCustomer(mine.customerId, async (tx) => {
      for (const statement of statements) await tx.$executeRawUnsafe(statement);
      return tx.$queryRawUnsafe<T[]>(last);
    });

  test.each(ESCAPES)("keeps its role, and sees only its own tenant: %s", async (escape) => {
    for (const database of [portal.web.database]) {
      await database.query(escape).catch(() => undefined);
      expect(await database.query("SELECT current_user::text AS who")).toEqual([{ who: portalUser() }]);
      expect(await database.query("SELECT name FROM customers")).toEqual([]);
    }
    const seen = await asMine<{ name: string }>([escape], "SELECT name FROM customers").catch(
      (error: unknown) => error,
    );
    if (Array.isArray(seen)) expect(seen.filter(({ name }: { name: string }) => name !== "Mine")).toEqual([]);
    else
      expect(String(seen)).toMatch(/permission denied|must be|would be affected|cannot run inside|25001|42501|0LP01/i);
  });

  test.each(FORBIDDEN)("may not, whatever role it tried to take before: %s", async (statement) => {
    for (const escape of [[], ["SET LOCAL ROLE NONE"], ["RESET ROLE"]]) {
      await expect(asMine(escape, statement)).rejects.toThrow(/permission denied|must be|only roles|could not|42501/i);
    }
  });

  test("in the name of another tenant it sees only that one: a transaction sees the tenant that it names", async () => {
    const names = await asMine<{ name: string }>(
      [`SELECT set_config('insight.customer_id', '${theirs.customerId}', true)`],
      "SELECT name FROM customers",
    );
    expect(names).toEqual([{ name: "Theirs" }]);
    expect(await portal.web.database.query("SELECT name FROM customers")).toEqual([]);
  });

  test("is a member of the portal's role and of nothing else", async () => {
    expect(await portalProblems(portal.web.database)).toEqual([]);
  });

  test("the owner of the tables and a member of other roles are detected", async () => {
    for (const [url, complaint] of [
      [portal.databaseUrl, "owns tables"],
      [portal.databaseUrl, "is a member of"],
    ] as const) {
      const wrong = openDatabase({ url, role: "web", poolSize: 1, log });
      expect((await portalProblems(wrong)).join("\n")).toContain(complaint);
      await wrong.close();
    }
  });

  test("a role that a pooler dropped is detected", async () => {
    const dropped = openDatabase({ url: portal.databaseUrl, role: "web", poolSize: 1, log });
    expect((await portalProblems(dropped, { asOwner: true })).join()).toContain("instead of insight_web");
    await dropped.close();
    const taken = openDatabase({ url: portal.databaseUrl, role: "web", poolSize: 1, log, asOwner: true });
    expect(await portalProblems(taken, { asOwner: true })).toEqual([]);
    await taken.close();
  });
});

describe("the login that follows from the owner's", () => {
  test("is computed from the owner's name and password, and is null when either is missing", () => {
    const url = portalUrlOf("postgresql://own%40er:pa%2Fss@db.example:5433/insight?sslmode=require");
    expect(url).toMatch(/^postgresql:\/\/own%40er_portal:[\w-]{43}@db\.example:5433\/insight\?sslmode=require$/);
    expect(url).toBe(portalUrlOf("postgresql://own%40er:pa%2Fss@db.example:5433/insight?sslmode=require"));
    expect(url).not.toBe(portalUrlOf("postgresql://own%40er:other@db.example:5433/insight?sslmode=require"));
    expect(portalUrlOf("postgresql://owner@db.example/insight")).toBeNull();
    expect(portalUrlOf("postgresql://db.example/insight")).toBeNull();
    const long = new URL(portalUrlOf(`postgresql://${"o".repeat(63)}:p@db.example/insight`) ?? "");
    expect(long.username).toHaveLength(63);
  });

  test("is created for an owner whose password changed, and again when it exists", async () => {
    const owner = `owner_${portal.context.newId.uuid().slice(0, 8)}`;
    await portal.context.database.query(`CREATE ROLE ${owner} LOGIN CREATEROLE PASSWORD 'first'`);
    await portal.context.database.query(`GRANT insight_web TO ${owner} WITH ADMIN OPTION`);
    const urlWith = (password: string): string => {
      const url = new URL(portal.databaseUrl);
      [url.username, url.password] = [owner, password];
      return url.href;
    };
    await ensurePortalLogin(urlWith("first"), log);
    await ensurePortalLogin(urlWith("first"), log);
    await portal.context.database.query(`ALTER ROLE ${owner} PASSWORD 'second'`);
    await ensurePortalLogin(urlWith("second"), log);
    const own = openDatabase({ url: portalUrlOf(urlWith("second")) ?? "", role: "web", poolSize: 1, log });
    expect(await portalProblems(own)).toEqual([]);
    await own.close();
    await portal.context.database.query(`DROP ROLE ${owner}_portal, ${owner}`).catch(() => undefined);
  });
});

function portalUser(): string {
  return new URL(portal.webUrl).username;
}
