import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

import { createApiToken } from "~/modules/identity/server/api-tokens.server";
import { startTestSession } from "~/modules/identity/testing/test-users.server";
import { submitChange } from "~/modules/changes/server/submit-change.server";
import { givenCustomer, type Customer } from "~/modules/changes/testing/given-customer";
import { removing, submissionOf } from "~/modules/changes/testing/submission";
import { insertUsageCustomer } from "~/modules/usage/testing/usage-customer.server";
import { usageFile, usageLine } from "~/modules/usage/testing/usage-lines";
import type { OwnPostgres } from "~/platform/testing/own-postgres";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { startInsight, type Child } from "./testing/child-process";
import { openMigratedPostgres } from "./testing/migrated-postgres";

const MORNING = "2026-11-21T10:00:00+01:00";
const METRICS_TOKEN = "metrics-metrics-metrics";
const STACK = /^\s+at /m;

let server: OwnPostgres;
let portal: TestPortal;
let customer: Customer;
let cookie: string;
let token: string;
const directory = mkdtempSync(join(tmpdir(), "lost-database-"));
const children: Child[] = [];

beforeAll(async () => {
  server = await openMigratedPostgres();
  portal = await createTestPortal(undefined, { templateUrl: server.url });
  customer = await givenCustomer(portal.context);
  const { customerId, submitter } = customer;
  cookie = await startTestSession(portal.web, { customerId, userId: submitter.userId });
  ({ token } = await createApiToken(portal.context, { email: submitter.email, createdBy: null }));
}, 120_000);
afterEach(async () => {
  for (const child of children.splice(0)) child.process.kill("SIGKILL");
  await server.start();
});
afterAll(async () => {
  for (const child of children) child.process.kill("SIGKILL");
  await portal.close();
  await server.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Starts a process that ends with its test at the latest. */
function start(args: readonly string[], settings: Readonly<Record<string, string>> = {}): Child {
  const child = startLasting(args, settings);
  children.push(child);
  return child;
}

function startLasting(args: readonly string[], settings: Readonly<Record<string, string>> = {}): Child {
  return startInsight(args, {
    DATABASE_URL: portal.databaseUrl,
    DATA_DIRECTORY: directory,
    LINK_SECRET: "test-secret-test-secret-test-secret!",
    INSIGHT_CLOCK: MORNING,
    METRICS_TOKEN,
    LOG_LEVEL: "warn",
    ...settings,
  });
}

const page = (url: string): Promise<Response> => fetch(`${url}/contract`, { headers: { cookie } });
const invoicesByApi = (url: string): Promise<Response> =>
  fetch(`${url}/api/v1/invoices`, { headers: { authorization: `Bearer ${token}` } });

describe("a database that is lost again and again under one web and one worker", () => {
  let web: Child;
  let worker: Child;
  let url: string;
  beforeAll(async () => {
    web = startLasting(["web"], { PORT: "0", DRAIN_SECONDS: "3" });
    worker = startLasting(["worker"]);
    [, url = ""] = await web.untilMessage(/Serving (http:\S+)/);
    await worker.untilMessage(/Working the queue/);
  }, 60_000);
  afterAll(() => {
    for (const child of [web, worker]) child.process.kill("SIGKILL");
  });
  const expectBothGoOn = (): void => {
    for (const child of [web, worker]) {
      expect(child.process.exitCode).toBeNull();
      expect(child.messages()).not.toMatch(STACK);
    }
  };

  test.each(["fast", "immediate"] as const)(
    "and comes back (%s): web and worker continue by themselves, and say in the meantime what is wrong",
    async (ending) => {
      expect((await page(url)).status).toBe(200);
      expect((await invoicesByApi(url)).status).toBe(200);

      const metrics = async (): Promise<[number, string]> => {
        const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
        return [answer.status, await answer.text()];
      };
      expect(await metrics()).toEqual([200, expect.stringContaining("insight_database_up 1")]);

      await server.stop(ending);
      const away = await page(url);
      expect([away.status, away.headers.get("retry-after")]).toEqual([503, "5"]);
      expect(await away.text()).toContain("Het portaal kan even niet bij de gegevens");
      const answer = await invoicesByApi(url);
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
      expect(answer.headers.get("content-type")).toContain("application/problem+json");
      expect(await answer.json()).toMatchObject({ status: 503, code: "unavailable" });
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      const readiness = await fetch(`${url}/readyz`);
      expect([readiness.status, await readiness.text()]).toEqual([503, "not ready: the database is away\n"]);
      expect(await metrics()).toEqual([200, expect.stringContaining("insight_database_up 0")]);

      await server.start();
      await expect.poll(async () => (await page(url)).status, { timeout: 15_000 }).toBe(200);
      expect((await invoicesByApi(url)).status).toBe(200);
      await expect.poll(async () => (await fetch(`${url}/readyz`)).status, { timeout: 15_000 }).toBe(200);
      const { customerId, submitter, profileIds } = customer;
      const at = ending === "fast" ? 0 : 1;
      const submitted = await submitChange(
        portal.web,
        customerId,
        submitter,
        submissionOf(removing(...profileIds.slice(at, at + 1))),
      );
      expect(submitted.kind).toBe("queued");
      const waiting = async (): Promise<number> => {
        const [row] = await portal.context.database.query<{ mails: number }>(
          "SELECT count(*)::int AS mails FROM graphile_worker.jobs WHERE task_identifier = 'send-mail'",
        );
        return row?.mails ?? -1;
      };
      await expect.poll(waiting, { timeout: 30_000 }).toBe(0);
      expectBothGoOn();
    },
    120_000,
  );

  test("killing its backends ends no process, and every page is answered", async () => {
    for (let round = 0; round < 5; round += 1) {
      const pages = Array.from({ length: 8 }, () => page(url));
      await portal.context.database.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = current_user",
      );
      for (const { status } of await Promise.all(pages)) expect([200, 503]).toContain(status);
    }
    expect((await page(url)).status).toBe(200);
    expectBothGoOn();
  }, 60_000);

  test("asked to stop, the web first becomes not ready and answers until it has drained, and both end", async () => {
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    for (const child of [web, worker]) child.process.kill("SIGTERM");
    await expect.poll(async () => (await fetch(`${url}/readyz`)).status).toBe(503);
    const last = await page(url);
    expect([last.status, last.headers.get("connection")]).toEqual([200, "close"]);
    for (const child of [web, worker]) {
      expect(await child.ended).toBe(0);
      expect(child.messages()).not.toMatch(STACK);
    }
  }, 60_000);
});

describe("a database that is lost", () => {
  test("at the start: web and worker say so and wait", async () => {
    await server.stop("fast");
    const web = start(["web"], { PORT: "0" });
    const worker = start(["worker"]);
    await Promise.all([web, worker].map((child) => child.untilMessage(/Waiting for the database/)));
    await server.start();
    await Promise.all([web.untilMessage(/Serving http/), worker.untilMessage(/Working the queue/)]);
    for (const child of [web, worker]) {
      child.process.kill("SIGTERM");
      expect(await child.ended).toBe(0);
    }
  }, 60_000);

  test("at the start: a web that is asked to stop while it waits stops", async () => {
    await server.stop("fast");
    const web = start(["web"], { PORT: "0" });
    await web.untilMessage(/Waiting for the database/);
    web.process.kill("SIGTERM");
    expect(await web.ended).toBe(0);
    await server.start();
  }, 60_000);

  test("during an import: one line, no stack, and the same file can be continued", async () => {
    await insertUsageCustomer(portal.context, [{ e164: "+31201234569" }]);
    const file = join(directory, "calls.csv");
    const lines = Array.from({ length: 100_000 }, (_, at) =>
      usageLine({ recordId: `lost-${String(at)}`, durationSeconds: at % 70, from: "+31201234569" }),
    );
    writeFileSync(file, usageFile() + lines.map((line) => `${line}\n`).join(""));
    const records = async (): Promise<number> => {
      const [row] = await portal.context.database.query<{ count: number }>(
        "SELECT count(*)::int AS count FROM usage_records WHERE record_id LIKE 'lost-%'",
      );
      return row?.count ?? -1;
    };
    const killed = start(["import-usage", file]);
    await expect.poll(records, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0);
    await server.stop("immediate");
    expect(await killed.ended).toBe(1);
    expect(killed.messages()).toContain("The database is away");
    expect(killed.messages()).not.toMatch(STACK);
    await server.start();
    const again = start(["import-usage", file]);
    expect(await again.ended).toBe(0);
    expect(await records()).toBe(lines.length);
  }, 120_000);

  test("before a command: one line, no stack", async () => {
    await server.stop("fast");
    for (const args of [
      ["bill", "--period", "2026-11"],
      ["audit", "verify"],
      ["db", "migrate"],
    ]) {
      const command = start(args);
      expect(await command.ended).toBe(1);
      expect(command.messages()).toContain("The database is away");
      expect(command.messages()).not.toMatch(STACK);
      expect(command.printed()).toBe("");
    }
    await server.start();
  }, 60_000);
});
