import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import type { PreparedRequest, Signed } from "~/modules/changes/domain/prepared/prepared-request";
import { listChangeRequests } from "~/modules/changes/server/get-change-request.server";
import { getPrepared } from "~/modules/changes/server/prepared/get-prepared.server";
import { prepareChange } from "~/modules/changes/server/prepared/prepare-change.server";
import { submitChange } from "~/modules/changes/server/submit-change.server";
import { givenCustomer, type Customer } from "~/modules/changes/testing/given-customer";
import { preparationOf, signedFor } from "~/modules/changes/testing/preparation";
import { removing, submissionOf } from "~/modules/changes/testing/submission";
import { fixedClock } from "~/platform/clock.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { outgoingMails } from "./tasks/outgoing-mails";
import { workerTasks } from "./tasks/worker-tasks";
import { runDueJobs } from "./run-due-jobs";
import { startInsight, type Child } from "./testing/child-process";
import { startWorker } from "./worker";
import type { MailJob } from "~/modules/notifications/domain/mail-job";

const MORNING = "2026-12-01T05:00:00Z";
const noMail = (): Promise<void> => Promise.resolve();

let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
  await loadReferenceData(portal.context, readTariffFiles());
});
afterAll(() => portal.close());

const at = (instant: string) => portal.at(fixedClock(new Date(instant)));

type Waiting = Customer & { readonly prepared: PreparedRequest };

/** A customer who on 21 November 2026 prepared the removal of some users. */
async function waiting(
  signed: Signed = signedFor("2026-12-01", { lastOn: localDate("2026-12-31") }),
  { users = 10, go = [0] }: { readonly users?: number; readonly go?: readonly number[] } = {},
): Promise<Waiting> {
  const customer = await givenCustomer(portal.context, { profiles: Array.from({ length: users }, () => ({})) });
  const { customerId, submitter, profileIds } = customer;
  const lines = removing(...go.map((index) => profileIds[index]));
  const result = await prepareChange(portal.web, customerId, submitter, preparationOf(lines, signed));
  if (result.kind !== "prepared") throw new Error(JSON.stringify(result));
  return { ...customer, prepared: result.prepared };
}

const now = ({ customerId, prepared }: Waiting) => getPrepared(portal.web, customerId, prepared.id);
const requestsOf = async ({ customerId }: Waiting) => (await listChangeRequests(portal.web, customerId)).changeRequests;

/** Works the queue at a moment, and returns the mails that were sent. */
async function workAt(instant: string): Promise<MailJob[]> {
  const mails: MailJob[] = [];
  const { context } = at(instant);
  await runDueJobs(
    context,
    workerTasks(context, (job) => {
      mails.push(job as MailJob);
      return Promise.resolve();
    }),
  );
  return mails;
}

describe("R3.6 submitted by the worker, without anybody signed in", () => {
  test("through the opening of a contract year: tried each working day, received on the first on which it is free", async () => {
    const it = await waiting(signedFor("2027-02-25", { lastOn: localDate("2027-03-05") }), { go: [2, 3] });
    const { customerId, submitter, profileIds } = it;
    const gone = await submitChange(
      portal.web,
      customerId,
      submitter,
      submissionOf(removing(...profileIds.slice(0, 2))),
    );
    expect(gone.kind).toBe("queued");
    const mine = (mails: MailJob[]) => mails.filter((job) => job.customerId === customerId);
    expect(mine(await workAt("2026-11-23T08:00:00+01:00")).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["prepared-signed", "change-queued", "change-executed"]),
    );
    expect(await workAt("2027-02-25T05:59:59+01:00")).toEqual([]);
    const failed = { kind: "prepared-failed", customerId, preparedId: it.prepared.id };
    expect(await workAt("2027-02-25T06:00:00+01:00")).toEqual([{ ...failed, on: "2027-02-25" }]);
    // The same reason as the day before: no second mail.
    expect(await workAt("2027-02-26T06:00:00+01:00")).toEqual([]);
    expect(await workAt("2027-02-27T06:00:00+01:00")).toEqual([]);
    const received = await workAt("2027-03-01T06:00:00+01:00");
    const [request, ...others] = await requestsOf(it);
    expect(others).toHaveLength(1);
    expect(request).toMatchObject({ receivedOn: "2027-03-01", preview: { totals: { buyOutCents: 0 } } });
    expect(received).toEqual([{ kind: "change-queued", customerId, requestId: request?.id }]);
    expect((await now(it)).attempts.map(({ on }) => on)).toEqual(["2027-02-25", "2027-02-26"]);

    const messageOf = async (job: MailJob) => (await outgoingMails(portal.context, job))[0]?.message;
    expect(await messageOf({ ...failed, on: "2027-02-25" } as MailJob)).toMatchObject({
      attempt: { nextOn: "2027-02-26", because: [expect.stringContaining("De afkoopsom zou") as string] },
    });
    expect(received[0] && (await messageOf(received[0]))).toMatchObject({ preparedOn: "2026-11-21" });
    await workAt("2027-03-02T08:00:00+01:00");
    expect((await requestsOf(it))[0]?.status).toBe("completed");
  });

  test("a worker that was down for days catches up at once, whatever the hour", async () => {
    const it = await waiting();
    const over = await waiting(signedFor("2026-12-01", { lastOn: localDate("2026-12-04") }));
    const mails = await workAt("2026-12-06T03:00:00+01:00");
    expect(await requestsOf(it)).toMatchObject([{ receivedOn: "2026-12-06", completionDate: "2026-12-07" }]);
    expect(await now(over)).toMatchObject({ status: "lapsed", attempts: [{ reason: { kind: "too-late" } }] });
    expect(mails).toContainEqual({
      kind: "prepared-failed",
      customerId: over.customerId,
      preparedId: over.prepared.id,
      on: "2026-12-06",
    });
  });

  test("a job that the database thinks due is put back while it is too early by our clock", async () => {
    // The database's clock is years ahead of the portal's.
    const early = at("2020-06-02T09:00:00Z");
    const customer = await givenCustomer(early.context, { startDate: localDate("2020-03-01") });
    const { customerId, submitter, profileIds } = customer;
    const preparation = preparationOf(removing(profileIds[0]), signedFor("2020-06-05"));
    const result = await prepareChange(early.web, customerId, submitter, preparation);
    if (result.kind !== "prepared") throw new Error(JSON.stringify(result));
    const it = { ...customer, prepared: result.prepared };
    for (const instant of ["2020-06-03T09:00:00Z", "2020-06-05T03:59:59Z"]) {
      await workAt(instant);
      expect((await now(it)).status).toBe("waiting");
    }
    await workAt("2020-06-05T04:00:00Z");
    expect((await now(it)).status).toBe("received");
  });

  test("two workers on one database receive each of them once", async () => {
    const all: Waiting[] = [];
    for (let count = 0; count < 6; count += 1) all.push(await waiting());
    const { context } = at(MORNING);
    const workers = await Promise.all([
      startWorker(context, { sendMail: noMail }),
      startWorker(context, { sendMail: noMail }),
    ]);
    try {
      await expect
        .poll(() => Promise.all(all.map(async (it) => (await now(it)).status)), { timeout: 30_000 })
        .toEqual(all.map(() => "received"));
    } finally {
      await Promise.all(workers.map((worker) => worker.stop()));
    }
    for (const it of all) expect(await requestsOf(it)).toHaveLength(1);
  });
});

describe("R3.6 a worker that is killed between judging and storing", () => {
  const directory = mkdtempSync(join(tmpdir(), "killed-prepared-"));
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
      INSIGHT_CLOCK: MORNING,
      LOG_LEVEL: "error",
    });
    children.push(child);
    await child.untilMessage(/Working the queue/);
    return child;
  }

  test("leaves nothing behind; the next one receives it once", async () => {
    const it = await waiting();
    // Holding the head of the customer's audit log stops the worker after it has stored the request.
    const holder = new pg.Client({ connectionString: portal.databaseUrl });
    await holder.connect();
    try {
      await holder.query("BEGIN");
      await holder.query("SELECT FROM audit_heads WHERE customer_id = $1 FOR UPDATE", [it.customerId]);
      const child = await startChild();
      const stopped = async (): Promise<number> => {
        const { rows } = await portal.context.database.pool.query<{ count: number }>(
          `SELECT count(*)::int AS count FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%audit_entries%'`,
        );
        return rows[0]?.count ?? 0;
      };
      await expect.poll(stopped, { timeout: 30_000, interval: 50 }).toBe(1);
      child.process.kill("SIGKILL");
      expect(await child.ended).toBeNull();
      await holder.query("ROLLBACK");
      await expect.poll(stopped, { timeout: 10_000, interval: 50 }).toBe(0);
    } finally {
      await holder.end();
    }
    expect(await requestsOf(it)).toEqual([]);
    expect((await now(it)).status).toBe("waiting");
    await startChild();
    await expect.poll(async () => (await now(it)).status, { timeout: 30_000 }).toBe("received");
    expect(await requestsOf(it)).toHaveLength(1);
  }, 120_000);
});
