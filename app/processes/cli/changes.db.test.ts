import { PassThrough } from "node:stream";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { executeDueLines } from "~/modules/changes/server/execute-due-lines.server";
import { submitChange } from "~/modules/changes/server/submit-change.server";
import { givenCustomer } from "~/modules/changes/testing/given-customer";
import { removing, submissionOf } from "~/modules/changes/testing/submission";
import { fixedClock } from "~/platform/clock.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { changesAttentionCommand, changesReasonsCommand, changesSettleCommand } from "./changes";

let portal: TestPortal;
let customerId: string;
let requestId: string;
beforeAll(async () => {
  portal = await createTestPortal();
  await loadReferenceData(portal.context, readTariffFiles());
  const customer = await givenCustomer(portal.context, { profiles: Array.from({ length: 12 }, () => ({})) });
  ({ customerId } = customer);
  const { submitter, profileIds } = customer;
  const result = await submitChange(
    portal.web,
    customerId,
    submitter,
    submissionOf(removing(profileIds[0], profileIds[1])),
  );
  if (result.kind !== "queued") throw new Error(result.kind);
  requestId = result.request.id;
  await portal.context.database.withCustomer(customerId, (tx) =>
    tx.profile.update({ where: { id: profileIds[1] ?? "" }, data: { activeUntil: new Date("2026-11-22") } }),
  );
  const { context } = portal.at(fixedClock(new Date("2026-11-23T07:00:00Z")));
  await executeDueLines(context, { customerId, requestId, date: localDate("2026-11-23") });
});
afterAll(() => portal.close());

type Streams = { stdout: PassThrough; stderr: PassThrough };

async function ran(
  command: (streams: Streams) => Promise<number>,
): Promise<{ code: number; out: unknown[]; told: string }> {
  const streams = { stdout: new PassThrough(), stderr: new PassThrough() };
  const code = await command(streams);
  const out = String(streams.stdout.read() ?? "");
  return {
    code,
    out: out.split("\n").flatMap((line): unknown[] => (line === "" ? [] : [JSON.parse(line)])),
    told: String(streams.stderr.read() ?? ""),
  };
}

const attention = () => ran((streams) => changesAttentionCommand(portal.context, streams));
const settle = (request: string, line: string, note: string) =>
  ran((streams) => changesSettleCommand(portal.context, request, line, { note }, streams));
const openGauge = async (): Promise<unknown> =>
  (await portal.web.database.pool.query<{ open: number }>("SELECT open_attention() AS open")).rows[0]?.open;

describe("what could not be executed waits for the operator", () => {
  test("is listed with customer, line, reason and since when", async () => {
    const { code, out } = await attention();
    expect(code).toBe(0);
    expect(out).toEqual([
      {
        request: requestId,
        customerNumber: expect.any(Number) as number,
        customer: "Bakkerij De Vries B.V.",
        line: 1,
        action: "remove-profile",
        user: "Gebruiker 002",
        reason: "PROFILE_NOT_ACTIVE",
        date: "2026-11-23",
        since: "2026-11-23T07:00:00.000Z",
      },
    ]);
    expect(await openGauge()).toBe(1);
  });

  test.each([
    { because: "that is not a line number", line: "one", note: "called", code: 2 },
    { because: "a note says something", line: "1", note: "  ", code: 2 },
    { because: "a line that was executed has no flag", line: "0", note: "called", code: 1 },
    { because: "there is no such line", line: "7", note: "called", code: 1 },
  ])("is not settled by a wrong command: $because", async ({ line, note, code }) => {
    const answer = await settle(requestId, line, note);
    expect(answer).toMatchObject({ code, out: [] });
    expect(answer.told).not.toBe("");
    expect((await attention()).out).toHaveLength(1);
  });

  test("nor for an invalid request id", async () => {
    for (const request of ["nothing", "00000000-0000-4000-8000-000000000000"]) {
      expect(await settle(request, "1", "called")).toMatchObject({ code: 1, out: [] });
    }
  });

  test("is settled once, with a note that the audit log keeps", async () => {
    const twice = await Promise.all([
      settle(requestId, "1", "Gebeld met Jan"),
      settle(requestId, "1", "Gebeld met Jan"),
    ]);
    expect(twice.map(({ code }) => code).toSorted()).toEqual([0, 1]);
    expect((await attention()).out).toEqual([]);
    expect(await openGauge()).toBe(0);
    const entries = await portal.context.database.withCustomer(customerId, (tx) =>
      tx.auditEntry.findMany({ where: { action: "change-attention-settled" } }),
    );
    expect(entries).toMatchObject([
      { subject: `change-request:${requestId}`, detail: { line: 1, note: "Gebeld met Jan" } },
    ]);
  });

  test("the portal's own role can't settle a flag", async () => {
    await expect(
      portal.web.database.withCustomer(
        customerId,
        (tx) => tx.$executeRaw`UPDATE change_lines SET attention_settled_at = now(), attention_note = 'x'`,
      ),
    ).rejects.toThrow("permission denied");
  });
});

describe("R5.7 what was ordered with a reason", () => {
  test("is listed for the operator, with the reason as the customer gave it", async () => {
    const {
      customerId: owner,
      submitter,
      profileIds,
    } = await givenCustomer(portal.context, {
      profiles: [{ name: "Jan" }, { name: "Kantoor Utrecht", category: "internet", productCode: "INTERNET_ACCESS" }],
    });
    const reasons = () => ran((streams) => changesReasonsCommand(portal.context, streams));
    expect(await reasons()).toMatchObject({ code: 0, out: [] });
    const order = { action: "add-option", profileId: profileIds[1] ?? "", productCode: "INTERNET_FIXED_IP_4" } as const;
    const refused = await submitChange(portal.web, owner, submitter, submissionOf([order]));
    expect(refused.kind).toBe("refused");
    const line = { ...order, substantiation: "Vier servers met een eigen adres" };
    const result = await submitChange(portal.web, owner, submitter, submissionOf([line]));
    if (result.kind !== "queued") throw new Error(result.kind);
    expect(await reasons()).toEqual({
      code: 0,
      told: "Reasons: 1\n",
      out: [
        {
          request: result.request.id,
          customerNumber: expect.any(Number) as number,
          customer: "Bakkerij De Vries B.V.",
          line: 0,
          productCode: "INTERNET_FIXED_IP_4",
          user: "Kantoor Utrecht",
          status: "queued",
          date: result.request.completionDate,
          substantiation: "Vier servers met een eigen adres",
        },
      ],
    });
    await executeDueLines(portal.at(fixedClock(new Date("2026-11-25T07:00:00Z"))).context, {
      customerId: owner,
      requestId: result.request.id,
      date: result.request.completionDate,
    });
    expect((await reasons()).out).toMatchObject([{ status: "completed" }]);
  });
});
