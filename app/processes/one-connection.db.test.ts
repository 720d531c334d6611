import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { billingPeriod } from "~/kernel/billing-period";
import { localDate } from "~/kernel/local-date";
import { issueInvoice } from "~/modules/billing/server/issue-invoice.server";
import { givenCustomer, type Customer } from "~/modules/changes/testing/given-customer";
import { createApiToken } from "~/modules/identity/server/api-tokens.server";
import { startTestSession } from "~/modules/identity/testing/test-users.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { startInsight, type Child } from "./testing/child-process";

const AT_ONCE = 8;
/** How many addresses are requested at once, each so many times: a request waits ten seconds for the connection at most. */
const ADDRESSES_AT_ONCE = 5;

let portal: TestPortal;
let customer: Customer;
let number: string;
let cookie: string;
let token: string;
const children: Child[] = [];
const directory = mkdtempSync(join(tmpdir(), "one-connection-"));

beforeAll(async () => {
  portal = await createTestPortal();
  customer = await givenCustomer(portal.context, { invoicedUntil: localDate("2026-10-31") });
  const { customerId, submitter } = customer;
  const issued = await issueInvoice(portal.context, { customerId, period: billingPeriod("2026-11") });
  number = issued?.number ?? "";
  cookie = await startTestSession(portal.web, { customerId, userId: submitter.userId });
  ({ token } = await createApiToken(portal.context, { email: submitter.email, createdBy: null }));
});
afterAll(async () => {
  for (const child of children) child.process.kill("SIGKILL");
  await portal.close();
  rmSync(directory, { recursive: true, force: true });
});

function start(args: readonly string[], clock: string): Child {
  const child = startInsight(args, {
    DATABASE_URL: portal.databaseUrl,
    DATABASE_POOL_SIZE: "1",
    DATA_DIRECTORY: directory,
    LINK_SECRET: "test-secret-test-secret-test-secret!",
    INSIGHT_CLOCK: clock,
    LOG_LEVEL: "warn",
    PORT: "0",
  });
  children.push(child);
  return child;
}

/** Every page and call of the portal that queries the database. */
const pages = (): string[] => [
  ...["/", "/invoices", `/invoices/${number}`, `/invoices/${number}/pdf`, `/invoices/${number}/ubl`],
  ...[
    "/invoices.zip?year=2026",
    "/usage",
    "/usage.csv",
    "/usage/calls",
    "/usage/calls.csv",
    "/modules",
    "/changes",
    "/changes/prepared",
    "/changes/shrink?to=2",
  ],
  ...["/changes/new", "/contract", "/service", "/account", "/account/cost-centres", "/login", "/reset", "/not-there"],
];
const api = (): string[] => [
  ...["/api/v1/modules", "/api/v1/invoices", `/api/v1/invoices/${number}`, `/api/v1/invoices/${number}.pdf`],
  ...["/api/v1/usage?period=2026-10", "/api/v1/change-requests", "/api/v1/prepared-requests"],
  ...["/api/v1/change-drafts", "/api/v1/change-drafts/compare"],
];

describe("with a pool of one connection", () => {
  test("every page and call is answered, many at once, on a process that has just started and on one that has been running", async () => {
    const web = start(["web"], "2026-11-21T10:00:00+01:00");
    const [, url = ""] = await web.untilMessage(/Serving (http:\S+)/);
    for (const round of ["cold", "warm"]) {
      const addresses = [
        ...pages().map((path) => ({ path, headers: { cookie } })),
        ...api().map((path) => ({ path, headers: { authorization: `Bearer ${token}` } })),
      ];
      for (let at = 0; at < addresses.length; at += ADDRESSES_AT_ONCE) {
        const wave = addresses.slice(at, at + ADDRESSES_AT_ONCE);
        const answers = await Promise.all(
          Array.from({ length: AT_ONCE }, () => wave)
            .flat()
            .map(async ({ path, headers }) => {
              const { status } = await fetch(`${url}${path}`, { headers: { ...headers }, redirect: "manual" });
              return { round, path, status };
            }),
        );
        // Downloads wait their turn, or are asked to try again.
        expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
      }
    }
    expect(web.messages()).not.toContain("nested");
    web.process.kill("SIGTERM");
    expect(await web.ended).toBe(0);
  }, 120_000);

  test("a change is submitted, executed, invoiced, archived and mailed", async () => {
    const web = start(["web"], "2026-11-21T10:00:00+01:00");
    const [, url = ""] = await web.untilMessage(/Serving (http:\S+)/);
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const body = JSON.stringify({ lines: [{ action: "remove-profile", profileId: customer.profileIds[0] }] });
    const preview = await fetch(`${url}/api/v1/change-requests/preview`, { method: "POST", headers, body });
    expect(preview.status).toBe(200);
    const submissions = await Promise.all(
      [1, 2].map((key) =>
        fetch(`${url}/api/v1/change-requests`, {
          method: "POST",
          headers: { ...headers, "idempotency-key": `one-connection-${String(key)}` },
          body,
        }),
      ),
    );
    expect(submissions.map(({ status }) => status).sort()).toEqual([201, 422]);
    const worker = start(["worker"], "2026-11-24T09:00:00+01:00");
    await worker.untilMessage(/Working the queue/);
    const waiting = async (): Promise<unknown> =>
      portal.context.database.query("SELECT task_identifier FROM graphile_worker.jobs");
    await expect.poll(waiting, { timeout: 60_000 }).toEqual([]);
    const done = await portal.context.database.query("SELECT status::text FROM change_lines");
    expect(done).toEqual([{ status: "completed" }]);
    for (const child of [web, worker]) {
      expect(child.messages()).not.toContain("nested");
      child.process.kill("SIGTERM");
      expect(await child.ended).toBe(0);
    }
  }, 120_000);
});
