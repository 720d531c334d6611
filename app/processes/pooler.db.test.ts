import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { startTestSession } from "~/modules/identity/testing/test-users.server";
import { givenCustomer } from "~/modules/changes/testing/given-customer";
import { portalProblems } from "~/platform/database/database-identity.server";
import { openDatabase, type Database } from "~/platform/database/database.server";
import { createLog } from "~/platform/log.server";
import { sharesSessions } from "~/platform/database/session-pooling.server";
import { openPooler, type Pooler } from "~/platform/testing/pooler";
import { insertTestCustomer } from "~/platform/testing/test-customer.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { startInsight, type Child } from "./testing/child-process";

const program = process.env["POOLER_PROGRAM"] ?? "";
const log = createLog({ logLevel: "fatal" });

test("PgBouncer is installed where the tests must run", () => {
  expect(process.env["CI"] === undefined || program !== "", "there is no PgBouncer").toBe(true);
});

const reason = program === "" ? " (skipped: there is no PgBouncer)" : "";

describe.skipIf(program === "")(`through a PgBouncer in transaction mode${reason}`, () => {
  let portal: TestPortal;
  let pooler: Pooler;
  const children: Child[] = [];
  const directory = mkdtempSync(join(tmpdir(), "pooler-test-"));

  beforeAll(async () => {
    portal = await createTestPortal();
    pooler = await openPooler(program, [portal.databaseUrl, portal.webUrl]);
  });
  afterAll(async () => {
    for (const child of children) child.process.kill("SIGKILL");
    await pooler.close();
    await portal.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const openWeb = (): Database =>
    openDatabase({ url: pooler.through(portal.webUrl), role: "web", poolSize: 4, log, prepares: false });

  test("each transaction sees only its own tenant, whichever session of the server it gets", async () => {
    const customers = await Promise.all(
      ["One", "Two", "Three"].map(async (name) => ({ name, ...(await insertTestCustomer(portal.context, { name })) })),
    );
    const webs = [openWeb(), openWeb()];
    for (const web of webs) expect(await portalProblems(web)).toEqual([]);
    const asked = Array.from({ length: 120 }, async (_, at) => {
      const { name, customerId } = customers[at % customers.length] ?? { name: "", customerId: "" };
      const web = webs[at % webs.length] ?? openWeb();
      const seen =
        at % 4 < 2
          ? await web.readCustomer(customerId, (tx) => tx.$queryRaw<{ name: string }[]>`SELECT name FROM customers`)
          : await web.withCustomer(customerId, (tx) => tx.customer.findMany({ select: { name: true } }));
      expect(seen).toEqual([{ name }]);
    });
    await Promise.all(asked);
    for (const web of webs) expect(await web.query("SELECT name FROM customers")).toEqual([]);
    await Promise.all(webs.map((web) => web.close()));
  });

  test("an owner whose role the pooler dropped is detected before any page is shown", async () => {
    const url = pooler.through(portal.databaseUrl);
    const web = openDatabase({ url, role: "web", poolSize: 1, log, prepares: false, asOwner: true });
    expect((await portalProblems(web, { asOwner: true })).join()).toContain("a pooler dropped its role");
    await web.close();
  });

  test("a pooler that shares sessions is told apart from a server", async () => {
    expect(await sharesSessions(pooler.through(portal.databaseUrl), log)).toBe(true);
    expect(await sharesSessions(portal.databaseUrl, log)).toBe(false);
  });

  const start = (args: readonly string[], settings: Readonly<Record<string, string>>): Child => {
    const child = startInsight(args, {
      DATA_DIRECTORY: directory,
      DATABASE_PREPARED_STATEMENTS: "no",
      LINK_SECRET: "test-secret-test-secret-test-secret!",
      INSIGHT_CLOCK: "2026-11-21T10:00:00+01:00",
      ...settings,
    });
    children.push(child);
    return child;
  };

  test("the portal serves its pages, many at once", async () => {
    const { customerId, submitter } = await givenCustomer(portal.context);
    const cookie = await startTestSession(portal.web, { customerId, userId: submitter.userId });
    const web = start(["web"], {
      DATABASE_URL: portal.databaseUrl,
      DATABASE_WEB_URL: pooler.through(portal.webUrl),
      PORT: "0",
    });
    const [, url = ""] = await web.untilMessage(/Serving (http:\S+)/);
    const paths = [
      "/",
      "/contract",
      "/modules",
      "/changes",
      "/changes/prepared",
      "/changes/shrink?to=2",
      "/changes/new",
      "/invoices",
      "/usage",
      "/service",
      "/account",
    ];
    const answers = await Promise.all(
      [...paths, ...paths, ...paths].map((path) => fetch(`${url}${path}`, { headers: { cookie } })),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const wrong = await fetch(`${url}/login`, {
      method: "POST",
      headers: { origin: url },
      body: new URLSearchParams({ email: "nobody@example.nl", password: "wrong wrong wrong" }),
    });
    expect(wrong.status).toBeLessThan(500);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    web.process.kill("SIGTERM");
    expect(await web.ended).toBe(0);
  }, 60_000);

  test("the worker refuses it: it needs sessions of its own", async () => {
    const worker = start(["worker"], { DATABASE_URL: pooler.through(portal.databaseUrl) });
    expect(await worker.ended).toBe(1);
    expect(worker.messages()).toContain("DATABASE_URL leads to a pooler that shares sessions");
  }, 60_000);
});
