import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { importUsage } from "~/modules/usage/server/import-usage.server";
import { insertUsageCustomer } from "~/modules/usage/testing/usage-customer.server";
import { usageFile, usageLine } from "~/modules/usage/testing/usage-lines";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { rerateCommand } from "./rerate";
import { usageListCommand, type UsageListOptions } from "./usage-list";

let portal: TestPortal;

beforeAll(async () => {
  portal = await createTestPortal();
  await insertUsageCustomer(portal.context, [{ e164: "+31201234561" }]);
  const content = usageFile(
    usageLine({ recordId: "=1+1", to: "+979123456789" }),
    usageLine({ recordId: "late", from: "+31709998888" }),
  );
  await importUsage(portal.context, { stream: Readable.from([Buffer.from(content)]), name: "calls.csv" });
});
afterAll(() => portal.close());

async function outputOf(
  command: (streams: { stdout: PassThrough; stderr: PassThrough & { isTTY?: boolean } }) => Promise<number>,
  isTTY = false,
): Promise<{ code: number; out: string; err: string }> {
  const [stdout, stderr] = [new PassThrough(), Object.assign(new PassThrough(), { isTTY })];
  const [out, err] = [text(stdout), text(stderr)];
  const code = await command({ stdout, stderr });
  stdout.end();
  stderr.end();
  return { code, out: await out, err: await err };
}

const list = (kind: "unrated" | "rejected", options: Partial<UsageListOptions> = {}) =>
  outputOf((streams) => usageListCommand(portal.context, kind, { format: "jsonl", ...options }, streams));

describe("insight usage", () => {
  test("lists what has no tariff and what was not taken, with the reason", async () => {
    const { code, out } = await list("unrated");
    expect({ code, ...JSON.parse(out) }).toMatchObject({
      code: 0,
      recordId: "=1+1",
      reason: "foreign-premium",
      to: "+979123456789",
    });
    expect(JSON.parse((await list("rejected")).out)).toMatchObject({
      file: "calls.csv",
      line: 3,
      reason: "unknown-from",
    });
  });

  test("counts them by reason", async () => {
    expect(JSON.parse((await list("unrated", { count: true })).out)).toMatchObject({
      reason: "foreign-premium",
      records: 1,
    });
    expect(JSON.parse((await list("rejected", { count: true })).out)).toMatchObject({
      reason: "unknown-from",
      lines: 1,
    });
  });

  test("writes CSV without formulas for a spreadsheet", async () => {
    const [head, line] = (await list("unrated", { format: "csv" })).out.split("\r\n");
    expect(head).toMatch(/^customerNumber,recordId,startedAt,/);
    expect(line).toMatch(/^\d{6},'=1\+1,2026-10-05T08:00:00.000Z,/);
  });

  test.each([
    { options: { customer: "12" }, problem: "Not a customer number: 12" },
    { options: { file: "x" }, problem: "Not the id of a file: x" },
    { options: { format: "xml" }, problem: "Not a format (jsonl, csv): xml" },
  ])("reports wrong usage: $problem", async ({ options, problem }) => {
    expect(await list("unrated", options)).toEqual({ code: 2, out: "", err: `${problem}\n` });
  });
});

describe("insight rerate", () => {
  test("prints what became of waiting usage, and draws a bar on a terminal", async () => {
    await insertUsageCustomer(portal.context, [{ e164: "+31709998888" }]);
    const { code, out, err } = await outputOf((streams) => rerateCommand(portal.context, streams), true);
    expect({ code, ...JSON.parse(out) }).toEqual({
      code: 0,
      unrated: { examined: 1, rated: 0, left: 1, chargeCents: 0 },
      rejected: { examined: 1, taken: 1, duplicates: 0, left: 0 },
    });
    expect(err).toMatch(/100%\n$/);
  });
});
