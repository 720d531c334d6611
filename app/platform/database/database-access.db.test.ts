import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { SESSION_LIFETIME } from "~/modules/identity/server/sessions.server";
import { enqueueJob, removeJob, type Job } from "../queue/queue.server";
import { insertTestCustomer, type TestCustomer } from "../testing/test-customer.server";
import { createTestPortal, type TestPortal } from "../testing/test-database.server";
import { insertTestRows } from "../testing/test-rows.server";

type Rows = {
  readonly requestId: string;
  readonly preparedId: string;
  readonly userId: string;
  readonly invoiceId: string;
  readonly tokenId: string;
};

const RUN_AT = new Date("2026-12-01T05:00:00Z");

let portal: TestPortal;
let mine: TestCustomer & Rows;
let theirs: TestCustomer & Rows;
beforeAll(async () => {
  portal = await createTestPortal();
  mine = await customerWithRows();
  theirs = await customerWithRows();
});
beforeEach(() => portal.context.database.pool.query("DELETE FROM graphile_worker._private_jobs"));
afterAll(() => portal.close());

async function customerWithRows(): Promise<TestCustomer & Rows> {
  const customer = await insertTestCustomer(portal.context);
  await insertTestRows(portal.context, customer);
  const { rows } = await portal.context.database.pool.query<Rows>(
    `SELECT r.id AS "requestId", p.id AS "preparedId", u.id AS "userId", i.id AS "invoiceId", t.id AS "tokenId"
       FROM users u JOIN change_requests r USING (customer_id) JOIN prepared_requests p USING (customer_id) JOIN invoices i USING (customer_id) JOIN user_tokens t USING (customer_id)
      WHERE u.customer_id = $1`,
    [customer.customerId],
  );
  if (rows[0] === undefined) throw new Error("no rows");
  return { ...customer, ...rows[0] };
}

const execution = ({ customerId, requestId }: TestCustomer & Rows): Job => ({
  task: "execute-change",
  payload: { customerId, requestId, date: "2026-12-01", dueAt: RUN_AT.toISOString() },
  runAt: RUN_AT,
  key: `change:${requestId}:2026-12-01`,
});

const attempt = ({ customerId, preparedId }: TestCustomer & Rows): Job => ({
  task: "submit-prepared",
  payload: { customerId, preparedId, dueAt: RUN_AT.toISOString() },
  runAt: RUN_AT,
  key: `prepared:${preparedId}`,
});

const resetMail = ({ customerId, userId, tokenId }: TestCustomer & Rows): Job => ({
  task: "send-mail",
  payload: { kind: "password-reset", customerId, userId, tokenId },
  runAt: RUN_AT,
  key: `mail:password-reset:${tokenId}`,
});

const invoiceMail = ({ customerId, invoiceId }: TestCustomer & Rows): Job => ({
  task: "send-mail",
  payload: { kind: "invoice", customerId, invoiceId },
  runAt: RUN_AT,
  key: `mail:invoice:${invoiceId}`,
});

const asPortal = (job: Job, customer = mine): Promise<void> =>
  portal.web.database.withCustomer(customer.customerId, (tx) => enqueueJob(tx, job));

const asClerk = (job: Job, customer = mine): Promise<void> =>
  portal.context.database.withCustomer(customer.customerId, (tx) => enqueueJob(tx, job));

async function keys(): Promise<string[]> {
  const { rows } = await portal.context.database.pool.query<{ key: string }>(
    "SELECT key FROM graphile_worker.jobs ORDER BY key",
  );
  return rows.map(({ key }) => key);
}

describe("the door to the queue", () => {
  test("accepts jobs of the portal for the customer of the transaction, and those of the clerk", async () => {
    await asPortal(execution(mine));
    await asPortal(attempt(mine));
    await asPortal(resetMail(mine));
    await asClerk(invoiceMail(mine));
    const all = [execution(mine), attempt(mine), invoiceMail(mine), resetMail(mine)];
    expect(await keys()).toEqual(all.map(({ key }) => key).sort());
  });

  test.each<{ because: string; job: () => Job; says: string }>([
    { because: "another customer", job: () => execution(theirs), says: "about the customer" },
    {
      because: "another customer's request under one's own name",
      job: () => ({ ...execution(mine), payload: { ...execution(mine).payload, requestId: theirs.requestId } }),
      says: "about the customer",
    },
    {
      because: "another customer's prepared request",
      job: () => ({ ...attempt(mine), payload: { ...attempt(mine).payload, preparedId: theirs.preparedId } }),
      says: "about the customer",
    },
    {
      because: "another customer's link",
      job: () => ({ ...resetMail(mine), payload: { ...resetMail(mine).payload, tokenId: theirs.tokenId } }),
      says: "about the customer",
    },
    {
      because: "another customer's user",
      job: () => ({ ...resetMail(mine), payload: { ...resetMail(mine).payload, userId: theirs.userId } }),
      says: "about the customer",
    },
    { because: "no customer", job: () => ({ ...execution(mine), payload: {} }), says: "about the customer" },
    {
      because: "the place of another customer's job",
      job: () => ({ ...execution(mine), key: execution(theirs).key }),
      says: "names what the job is about",
    },
    { because: "an unknown task", job: () => ({ ...execution(mine), task: "bill" }), says: "No such task" },
    {
      because: "a payload that is too large",
      job: () => ({ ...execution(mine), payload: { ...execution(mine).payload, more: "x".repeat(20_000) } }),
      says: "small object",
    },
    {
      because: "a moment that never comes",
      job: () => ({ ...execution(mine), runAt: new Date("2300-01-01") }),
      says: "between 2000",
    },
  ])("refuses $because, to both portal and clerk", async ({ job, says }) => {
    await expect(asPortal(job())).rejects.toThrow(says);
    await expect(asClerk(job())).rejects.toThrow(says);
    expect(await keys()).toEqual([]);
  });

  test.each(["invitation", "portal-open", "invoice", "change-executed", "change-rejected", "prepared-failed"])(
    "refuses a mail of the kind %s from the portal, not from the clerk",
    async (kind) => {
      const { customerId } = mine;
      const job = { ...invoiceMail(mine), payload: { kind, customerId }, key: `mail:${kind}:${customerId}` };
      await expect(asPortal(job)).rejects.toThrow("The portal does not cause this job");
      await asClerk(job);
      expect(await keys()).toEqual([job.key]);
    },
  );

  test.each(["none", "insight_web", "insight_clerk"])(
    "is not opened by a portal that takes the role %s",
    async (role) => {
      const opened = portal.web.database.withCustomer(mine.customerId, async (tx) => {
        await tx.$executeRaw`SELECT set_config('role', ${role}, true)`;
        await enqueueJob(tx, invoiceMail(mine));
      });
      await expect(opened).rejects.toThrow(/The portal does not cause this job|permission denied to set role/);
    },
  );

  test("removes nothing but the customer's own jobs", async () => {
    await asPortal(execution(theirs), theirs);
    const { key } = execution(theirs);
    for (const { database } of [portal.web, portal.context]) {
      await expect(database.withCustomer(mine.customerId, (tx) => removeJob(tx, key))).rejects.toThrow("not about");
    }
    await expect(portal.web.database.withoutCustomer((tx) => removeJob(tx, key))).rejects.toThrow("not about");
    expect(await keys()).toEqual([key]);
    await portal.web.database.withCustomer(theirs.customerId, (tx) => removeJob(tx, key));
    expect(await keys()).toEqual([]);
    await portal.web.database.withCustomer(mine.customerId, (tx) => removeJob(tx, key));
  });
});

describe("the functions of sessions", () => {
  async function start(createdAt: Date, id: string): Promise<Date> {
    const { customerId, userId } = mine;
    await portal.web.database.withCustomer(customerId, (tx) =>
      tx.session.create({ data: { id, customerId, userId, createdAt, expiresAt: createdAt } }),
    );
    return createdAt;
  }

  test("extend none beyond its lifetime", async () => {
    const createdAt = await start(new Date(), "a");
    const { pool } = portal.web.database;
    await pool.query("SELECT extend_session('a', 'infinity')");
    const { rows } = await pool.query<{ expires_at: Date }>("SELECT expires_at FROM find_session('a')");
    expect(rows[0]?.expires_at.getTime()).toBe(createdAt.getTime() + SESSION_LIFETIME.milliseconds());
  });

  test("start none that outlives its lifetime", async () => {
    const { customerId, userId } = mine;
    const expiresAt = new Date(Date.now() + SESSION_LIFETIME.milliseconds() + 60_000);
    const started = portal.web.database.withCustomer(customerId, (tx) =>
      tx.session.create({ data: { id: "b", customerId, userId, createdAt: new Date(), expiresAt } }),
    );
    await expect(started).rejects.toThrow("sessions_lifetime");
  });

  test("end all that have expired, and no others", async () => {
    await start(new Date(Date.now() - 60_000), "over");
    await start(new Date(Date.now() + 60_000), "running");
    await portal.web.database.pool.query("SELECT delete_expired_sessions('infinity')");
    const { rows } = await portal.context.database.pool.query<{ id: string }>("SELECT id FROM sessions");
    expect(rows.map(({ id }) => id)).toContain("running");
    expect(rows.map(({ id }) => id)).not.toContain("over");
  });
});
