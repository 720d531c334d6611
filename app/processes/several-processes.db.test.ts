import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { getChangeRequest } from "~/modules/changes/server/get-change-request.server";
import { submitChange } from "~/modules/changes/server/submit-change.server";
import { givenCustomer, type Customer } from "~/modules/changes/testing/given-customer";
import { removing, submissionOf } from "~/modules/changes/testing/submission";
import { startTestSession } from "~/modules/identity/testing/test-users.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { startInsight, type Child } from "./testing/child-process";

const MORNING = "2026-11-21T10:00:00+01:00";
const DUE = "2026-11-23T08:00:00+01:00";

describe("two webs and two workers on one database", () => {
  let portal: TestPortal;
  let customer: Customer;
  let dataDirectory: string;
  const running: Child[] = [];

  beforeAll(async () => {
    portal = await createTestPortal();
    await loadReferenceData(portal.context, readTariffFiles());
    customer = await givenCustomer(portal.context);
    dataDirectory = mkdtempSync(join(tmpdir(), "several-processes-"));
  });
  afterAll(async () => {
    for (const child of running) child.process.kill("SIGKILL");
    rmSync(dataDirectory, { recursive: true, force: true });
    await portal.close();
  });

  test("share sessions and work: each line is executed once, and every web shows the same", async () => {
    const [first, second] = await Promise.all([startWeb(), startWeb()]);
    const { customerId, submitter, profileIds } = customer;
    const cookie = await startTestSession(portal.web, { customerId, userId: submitter.userId });
    const submission = submissionOf(removing(...profileIds.slice(0, 2)));
    const submitted = await submitChange(portal.web, customerId, submitter, submission);
    if (submitted.kind !== "queued") throw new Error(submitted.kind);
    const page = `/changes/${submitted.request.id}`;
    for (const web of [first, second]) {
      expect(await pageOf(web.url, page, cookie)).toContain("Ingepland");
      // With PORT=0 each publishes the port that it got.
      expect(await pageOf(web.url, "/api/openapi.json", cookie)).toContain(`"url":"${web.url}"`);
    }

    await Promise.all([startWorker(), startWorker()]);
    const events = async (): Promise<(number | null)[]> => {
      const request = await getChangeRequest(portal.web, customerId, submitted.request.id);
      return request.events.flatMap(({ kind, index }) => (kind === "line-executed" ? [index] : []));
    };
    await expect.poll(events, { timeout: 30_000 }).toEqual([0, 1]);
    for (const web of [first, second]) expect(await pageOf(web.url, page, cookie)).toContain("Uitgevoerd");

    first.child.process.kill("SIGKILL");
    await first.child.ended;
    expect(await pageOf(second.url, page, cookie)).toContain("Uitgevoerd");
    expect(await events()).toEqual([0, 1]);
  }, 240_000);

  test("end by themselves when they are asked to", async () => {
    const endings = running.filter((child) => child.process.exitCode === null && child.process.signalCode === null);
    expect(endings).toHaveLength(3);
    for (const child of endings) child.process.kill("SIGTERM");
    expect(await Promise.all(endings.map((child) => child.ended))).toEqual([0, 0, 0]);
  });

  async function startWeb(): Promise<{ child: Child; url: string }> {
    const child = start(["web"], { INSIGHT_CLOCK: MORNING, PORT: "0" });
    const [, url = ""] = await child.untilMessage(/Serving (http:\S+)/);
    return { child, url };
  }

  async function startWorker(): Promise<void> {
    await start(["worker"], { INSIGHT_CLOCK: DUE }).untilMessage(/Working the queue/);
  }

  function start(args: readonly string[], settings: Readonly<Record<string, string>>): Child {
    const child = startInsight(args, {
      DATABASE_URL: portal.databaseUrl,
      DATA_DIRECTORY: dataDirectory,
      LINK_SECRET: "test-secret-test-secret-test-secret!",
      LOG_LEVEL: "error",
      ...settings,
    });
    running.push(child);
    return child;
  }
});

async function pageOf(url: string, path: string, cookie: string): Promise<string> {
  const answer = await fetch(new URL(path, url), { headers: { cookie } });
  expect(answer.status).toBe(200);
  return answer.text();
}
