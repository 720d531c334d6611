import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import type { ChangeLine } from "~/modules/changes/domain/change-line";
import { getChangeRequest } from "~/modules/changes/server/get-change-request.server";
import { submitChange } from "~/modules/changes/server/submit-change.server";
import { givenCustomer, type Customer, type GivenCustomer } from "~/modules/changes/testing/given-customer";
import { removing, submissionOf } from "~/modules/changes/testing/submission";
import { localDate } from "~/kernel/local-date";
import { fixedClock } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import { unlockDeadWorkers } from "~/platform/queue/unlock-dead-workers.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { runDueJobs } from "./run-due-jobs";
import { startInsight, type Child } from "./testing/child-process";
import { startWorker } from "./worker";
import { workerTasks, type SendMailTask } from "./tasks/worker-tasks";

const DUE = "2026-11-23T07:00:00Z";
const noMail = (): Promise<void> => Promise.resolve();
const runJobs = (context: ServerContext, sendMail: SendMailTask): Promise<void> =>
  runDueJobs(context, workerTasks(context, sendMail));

let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
  await loadReferenceData(portal.context, readTariffFiles());
});
afterAll(() => portal.close());

type Queued = Customer & { readonly requestId: string };

async function queued(
  customer: GivenCustomer,
  lines: (made: Customer) => ChangeLine[],
  { at = "2026-11-21T09:00:00Z", fee = 0 } = {},
): Promise<Queued> {
  const { context, web } = portal.at(fixedClock(new Date(at)));
  const made = await givenCustomer(context, customer);
  const result = await submitChange(
    web,
    made.customerId,
    made.submitter,
    submissionOf(lines(made), { acceptBuyOutCents: fee }),
  );
  if (result.kind !== "queued") throw new Error(`Not queued: ${result.kind}`);
  return { ...made, requestId: result.request.id };
}

async function executedEvents({ customerId, requestId }: Queued): Promise<(number | null)[]> {
  const { events } = await getChangeRequest(portal.web, customerId, requestId);
  return events.flatMap(({ kind, index }) => (kind === "line-executed" ? [index] : []));
}

function statusOf({ customerId, requestId }: Queued): Promise<string> {
  return getChangeRequest(portal.web, customerId, requestId).then(({ status }) => status);
}

describe("R3.5 from submission to execution, with a moved clock", () => {
  test("a removal waits for 08:00 on its date, and is done then", async () => {
    const it = await queued({}, ({ profileIds }) => removing(profileIds[0]));
    await runJobs(portal.at(fixedClock(new Date("2026-11-23T06:59:59Z"))).context, noMail);
    expect(await statusOf(it)).toBe("queued");
    const mails: unknown[] = [];
    await runJobs(portal.at(fixedClock(new Date(DUE))).context, (job) => {
      mails.push(job);
      return Promise.resolve();
    });
    expect(await statusOf(it)).toBe("completed");
    expect(mails).toContainEqual({
      kind: "change-executed",
      customerId: it.customerId,
      requestId: it.requestId,
      positions: [0],
    });
  });

  test("a job that the database thinks due is put back while it is too early by our clock", async () => {
    const customer = { startDate: localDate("2020-03-01") };
    const it = await queued(customer, ({ profileIds }) => removing(profileIds[0]), { at: "2020-06-02T09:00:00Z" });
    await runJobs(portal.at(fixedClock(new Date("2020-06-03T05:59:59Z"))).context, noMail);
    expect(await statusOf(it)).toBe("queued");
    await runJobs(portal.at(fixedClock(new Date("2020-06-03T06:00:00Z"))).context, noMail);
    expect(await statusOf(it)).toBe("completed");
  });

  test("a job that fails is logged, and stays for another try", async () => {
    const it = await queued({}, ({ profileIds }) => removing(profileIds[0]));
    const failing = (): Promise<void> => Promise.reject(new Error("no mail server"));
    await expect(runJobs(portal.context, failing)).rejects.toThrow("no mail server");
    const { rows } = await portal.context.database.pool.query(
      "DELETE FROM graphile_worker._private_jobs WHERE key = $1 RETURNING attempts",
      [`mail:change-queued:${it.requestId}`],
    );
    expect(rows).toEqual([{ attempts: 1 }]);
  });
});

describe("several workers on one database", () => {
  test("execute each line once", async () => {
    const requests: Queued[] = [];
    for (let at = 0; at < 12; at += 1) {
      requests.push(
        await queued({ profiles: Array.from({ length: 12 }, () => ({})) }, ({ profileIds }) =>
          removing(...profileIds.slice(0, 3)),
        ),
      );
    }
    const { context } = portal.at(fixedClock(new Date(DUE)));
    const workers = await Promise.all([
      startWorker(context, { sendMail: noMail }),
      startWorker(context, { sendMail: noMail }),
    ]);
    try {
      await expect
        .poll(() => Promise.all(requests.map(statusOf)), { timeout: 30_000 })
        .toEqual(requests.map(() => "completed"));
    } finally {
      await Promise.all(workers.map((worker) => worker.stop()));
    }
    for (const it of requests) expect(await executedEvents(it)).toEqual([0, 1, 2]);
  });
});

describe("a worker that loses the proof that it is alive", () => {
  test("starts again and goes on", async () => {
    const { context } = portal.at(fixedClock(new Date(DUE)));
    const worker = await startWorker(context, { sendMail: noMail });
    try {
      const { pool } = context.database;
      const held = async (): Promise<number | null> =>
        (
          await pool.query(
            `SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)
              WHERE datname = current_database() AND application_name = 'insight-worker-locks' AND granted AND locktype = 'advisory'`,
          )
        ).rowCount;
      await expect.poll(held, { timeout: 20_000 }).toBe(2);
      await pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND application_name = 'insight-worker-locks'`,
      );
      const it = await queued({}, ({ profileIds }) => removing(profileIds[0]));
      await expect.poll(() => statusOf(it), { timeout: 20_000 }).toBe("completed");
    } finally {
      await worker.stop();
    }
  });
});

describe("a worker that is killed", () => {
  const directory = mkdtempSync(join(tmpdir(), "killed-worker-"));
  const children: Child[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.process.kill("SIGKILL");
  });
  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  async function startChild(): Promise<Child> {
    const child = startInsight(["worker"], {
      DATABASE_URL: portal.databaseUrl,
      DATA_DIRECTORY: directory,
      LINK_SECRET: "test-secret-test-secret-test-secret!",
      INSIGHT_CLOCK: DUE,
      LOG_LEVEL: "error",
    });
    children.push(child);
    await child.untilMessage(/Working the queue/);
    return child;
  }

  test("in the middle of two hundred lines: the next one goes on at once, and each is executed exactly once", async () => {
    // Of 201, 50 leave without a fee; the others cost 14 terms.
    const fee = 150 * 14 * 750;
    const it = await queued(
      { profiles: Array.from({ length: 201 }, () => ({})) },
      ({ profileIds }) => removing(...profileIds.slice(0, 200)),
      { fee },
    );
    const done = async (): Promise<number> => (await executedEvents(it)).length;
    for (const atLeast of [20, 90]) {
      const child = await startChild();
      await expect.poll(done, { timeout: 30_000, interval: 20 }).toBeGreaterThan(atLeast);
      child.process.kill("SIGKILL");
      expect(await child.ended).toBeNull();
      expect(await done()).toBeLessThan(200);
    }
    await startChild();
    await expect.poll(() => statusOf(it), { timeout: 90_000 }).toBe("completed");
    expect(await executedEvents(it)).toEqual(Array.from({ length: 200 }, (_, index) => index));
    const { rows } = await portal.context.database.pool.query(
      `SELECT (SELECT count(*)::int FROM profiles WHERE customer_id = $1 AND active_until IS NULL) AS left,
              (SELECT count(*)::int FROM subscriptions WHERE customer_id = $1 AND closed_by_line_id IS NOT NULL) AS ended,
              (SELECT sum(net_cents)::int FROM charges WHERE customer_id = $1) AS fee`,
      [it.customerId],
    );
    expect(rows).toEqual([{ left: 1, ended: 200, fee }]);
  }, 180_000);
});

describe("jobs of dead workers", () => {
  test("are given back; those of a living worker are not", async () => {
    const { context } = portal.at(fixedClock(new Date(DUE)));
    const { pool } = context.database;
    await queued({}, ({ profileIds }) => removing(profileIds[0]));
    let finish = (): void => undefined;
    let start = (): void => undefined;
    const started = new Promise<void>((resolve) => (start = resolve));
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const worker = await startWorker(context, { sendMail: () => (start(), finished) });
    await started;
    expect(await unlockDeadWorkers(pool)).toEqual([]);
    finish();
    await worker.stop();

    const late = await queued({}, ({ profileIds }) => removing(profileIds[0]));
    const key = `change:${late.requestId}:2026-11-23`;
    await pool.query(
      "UPDATE graphile_worker._private_jobs SET locked_by = 'worker-dead', locked_at = now() WHERE key = $1",
      [key],
    );
    expect(await unlockDeadWorkers(pool)).toEqual(["worker-dead"]);
    const { rows } = await pool.query("SELECT locked_by FROM graphile_worker._private_jobs WHERE key = $1", [key]);
    expect(rows).toEqual([{ locked_by: null }]);
  });
});
