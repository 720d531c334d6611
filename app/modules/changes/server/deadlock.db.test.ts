import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { fixedClock } from "~/platform/clock.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { dataStatements } from "~/platform/testing/count-statements.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { givenCustomer, type Customer } from "../testing/given-customer";
import { removing, submissionOf } from "../testing/submission";
import { cancelChange } from "./cancel-change.server";
import { executeDueLines } from "./execute-due-lines.server";
import { listChangeRequests } from "./get-change-request.server";
import { submitChange } from "./submit-change.server";

let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
  await loadReferenceData(portal.context, readTariffFiles());
});
afterAll(() => portal.close());

async function submitted(customer: Customer): Promise<string> {
  const submission = { ...submissionOf(removing(customer.profileIds[0])), idempotencyKey: "once" };
  const result = await submitChange(portal.web, customer.customerId, customer.submitter, submission);
  if (result.kind !== "queued") throw new Error(result.kind);
  return result.request.id;
}

type Command = {
  readonly name: string;
  /** Whose database connections it takes. */
  readonly as: "context" | "web";
  readonly isQueuedBefore: boolean;
  readonly run: (customer: Customer, requestId: string) => Promise<unknown>;
  /** How often it locks the contract when it is given up once. */
  readonly locks: number;
  readonly status: string;
};

const COMMANDS: readonly Command[] = [
  { name: "a submission", as: "web", isQueuedBefore: false, run: submitted, locks: 2, status: "queued" },
  {
    name: "a cancellation",
    as: "web",
    isQueuedBefore: true,
    run: ({ customerId, submitter }, requestId) => cancelChange(portal.web, customerId, requestId, null, submitter),
    locks: 2,
    status: "cancelled",
  },
  {
    name: "an execution",
    as: "context",
    isQueuedBefore: true,
    run: ({ customerId }, requestId) => {
      const { context } = portal.at(fixedClock(new Date("2026-11-23T08:00:00+01:00")));
      return executeDueLines(context, { customerId, requestId, date: localDate("2026-11-23") });
    },
    // Once more to find that nothing is left.
    locks: 3,
    status: "completed",
  },
];

test.each(COMMANDS)("$name that is given up for a deadlock is done after all, once", async (command) => {
  let statements: readonly string[] | null = null;
  while (statements === null) {
    const customer = await givenCustomer(portal.context);
    const requestId = command.isQueuedBefore ? await submitted(customer) : "";
    statements = await givenUp(command, customer, requestId);
    const { changeRequests } = await listChangeRequests(portal.context, customer.customerId);
    expect(changeRequests.map((request) => request.status)).toEqual([command.status]);
  }
  expect(statements.filter((text) => text.includes("UPDATE contracts SET revision"))).toHaveLength(command.locks);
});

/** Runs a command into a deadlock: another transaction holds the lines and waits for the contract; the command holds the contract, and
 *  reaches the lines only after the other one has checked for a deadlock and found none, which it does once. Returns the statements of
 *  the command. Null when the other one checked too late and was the one to be cancelled. */
async function givenUp(command: Command, customer: Customer, requestId: string): Promise<string[] | null> {
  const [gate, other] = [await connected(), await connected()];
  try {
    await gate.query("BEGIN");
    await gate.query("LOCK TABLE change_requests IN ACCESS EXCLUSIVE MODE");
    await other.query("BEGIN");
    await other.query("LOCK TABLE change_lines IN EXCLUSIVE MODE");
    const done = dataStatements(portal[command.as], () => command.run(customer, requestId));
    await untilWaiting("change_requests");
    const waited = other
      .query("UPDATE contracts SET revision = revision WHERE customer_id = $1", [customer.customerId])
      .then(
        () => true,
        () => false,
      );
    await untilWaiting("contracts");
    await gate.query("SELECT pg_sleep(extract(epoch FROM current_setting('deadlock_timeout')::interval) + 0.3)");
    await gate.query("COMMIT");
    const isOtherDone = await waited;
    await other.query("COMMIT");
    const statements = await done;
    return isOtherDone ? statements : null;
  } finally {
    await gate.end();
    await other.end();
  }
}

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: portal.databaseUrl });
  await client.connect();
  return client;
}

/** Waits until somebody waits for a table, or for a row of it. */
async function untilWaiting(table: string): Promise<void> {
  for (;;) {
    const { rowCount } = await portal.context.database.pool.query(
      `SELECT FROM pg_locks waiting JOIN pg_stat_activity a USING (pid)
        WHERE NOT waiting.granted AND a.datname = current_database()
          AND EXISTS (SELECT FROM pg_locks l WHERE l.pid = waiting.pid AND l.relation = $1::regclass)`,
      [table],
    );
    if (rowCount !== 0) return;
  }
}
