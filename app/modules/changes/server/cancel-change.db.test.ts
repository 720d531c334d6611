import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { fixedClock } from "~/platform/clock.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import type { ChangeLine } from "../domain/change-line";
import type { ChangeRequest } from "../domain/change-request";
import { givenCustomer, type Customer, type GivenCustomer } from "../testing/given-customer";
import { removing, submissionOf } from "../testing/submission";
import { cancelChange } from "./cancel-change.server";
import { executeDueLines } from "./execute-due-lines.server";
import { getChangeRequest } from "./get-change-request.server";
import { previewChange } from "./preview-change.server";
import { submitChange } from "./submit-change.server";

let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
  await loadReferenceData(portal.context, readTariffFiles());
});
afterAll(() => portal.close());

async function given(
  customer: GivenCustomer,
  lines: (customer: Customer) => ChangeLine[],
): Promise<Customer & { request: ChangeRequest }> {
  const made = await givenCustomer(portal.context, customer);
  const result = await submitChange(portal.web, made.customerId, made.submitter, submissionOf(lines(made)));
  if (result.kind !== "queued") throw new Error(`Not queued: ${result.kind}`);
  return { ...made, request: result.request };
}

async function jobKeys(requestId: string): Promise<string[]> {
  const { rows } = await portal.context.database.pool.query<{ key: string }>(
    "SELECT key FROM graphile_worker.jobs WHERE key LIKE $1 ORDER BY key",
    [`change:${requestId}:%`],
  );
  return rows.map(({ key }) => key);
}

describe("R3.5 a request or a line can be cancelled until it is executed", () => {
  test("a whole request: its allowance is free at once, its jobs are gone", async () => {
    const { customerId, submitter, profileIds, request } = await given({}, ({ profileIds: ids }) =>
      removing(ids[0], ids[1]),
    );
    expect(await cancelChange(portal.web, customerId, request.id, null, submitter)).toMatchObject({
      kind: "cancelled",
      request: { status: "cancelled", lines: [{ status: "cancelled" }, { status: "cancelled" }] },
    });
    expect(await jobKeys(request.id)).toEqual([]);
    const preview = await previewChange(portal.web, customerId, {
      lines: removing(profileIds[0], profileIds[1]),
      preferredDate: null,
    });
    expect(preview.downscale).toMatchObject([{ used: 0, free: 2 }]);
    const { events } = await getChangeRequest(portal.web, customerId, request.id);
    expect(events.map(({ kind, index, actor }) => [kind, index, actor]).slice(3)).toEqual([
      ["line-cancelled", 0, submitter.email],
      ["line-cancelled", 1, submitter.email],
      ["cancelled", null, submitter.email],
    ]);
  });

  test("one line: the others stay queued, and so does the job of a date that still has work", async () => {
    const { customerId, submitter, profileIds, request } = await given({}, ({ profileIds: ids }) => [
      ...removing(ids[0], ids[1]),
      { action: "order-phone", profileId: ids[2] ?? "", quantity: 1 },
    ]);
    await cancelChange(portal.web, customerId, request.id, [0, 2], submitter);
    expect(await jobKeys(request.id)).toEqual([`change:${request.id}:2026-11-23`]);
    const after = await getChangeRequest(portal.web, customerId, request.id);
    expect([after.status, after.lines.map(({ status }) => status)]).toEqual([
      "queued",
      ["cancelled", "queued", "cancelled"],
    ]);
    const preview = await previewChange(portal.web, customerId, {
      lines: removing(profileIds[3]),
      preferredDate: null,
    });
    expect(preview.downscale).toMatchObject([{ used: 1, free: 1 }]);
  });

  test("cancelling twice has the effect of once", async () => {
    const { customerId, submitter, request } = await given({}, ({ profileIds }) => removing(profileIds[0]));
    await cancelChange(portal.web, customerId, request.id, null, submitter);
    expect(await cancelChange(portal.web, customerId, request.id, [0], submitter)).toMatchObject({ kind: "cancelled" });
    const { events } = await getChangeRequest(portal.web, customerId, request.id);
    expect(events.filter(({ kind }) => kind === "line-cancelled")).toHaveLength(1);
  });

  test("also when the worker is late", async () => {
    const { customerId, submitter, request } = await given({}, ({ profileIds }) => removing(profileIds[0]));
    const { web } = portal.at(fixedClock(new Date("2026-11-23T12:00:00Z")));
    expect(await cancelChange(web, customerId, request.id, null, submitter)).toMatchObject({ kind: "cancelled" });
  });

  test("lines that were executed are named and nothing is cancelled; the others can still be cancelled", async () => {
    const { customerId, submitter, request } = await given({}, ({ profileIds }) => [
      ...removing(profileIds[0]),
      { action: "order-phone", profileId: profileIds[1] ?? "", quantity: 1 },
    ]);
    const { context, web } = portal.at(fixedClock(new Date("2026-11-23T12:00:00Z")));
    await executeDueLines(context, { customerId, requestId: request.id, date: localDate("2026-11-23") });
    expect(await cancelChange(web, customerId, request.id, [0, 1], submitter)).toEqual({
      kind: "too-late",
      lines: [0],
    });
    expect(await cancelChange(web, customerId, request.id, null, submitter)).toMatchObject({
      kind: "cancelled",
      request: { status: "completed", lines: [{ status: "completed" }, { status: "cancelled" }] },
    });
    expect(await cancelChange(web, customerId, request.id, null, submitter)).toMatchObject({ kind: "too-late" });
  });

  test("refused when what stays would not hold: a downgrade without the removal of an option that does not fit (R5.4)", async () => {
    const option = "VOICE_RECEPTIONIST_PLUS";
    const { customerId, submitter, request } = await given(
      { profiles: [{ options: [option] }, {}, {}, {}] },
      ({ profileIds }) => [
        { action: "convert-profile", profileId: profileIds[0] ?? "", toProductCode: "VOICE_PROFILE_PLUS" },
        { action: "remove-option", profileId: profileIds[0] ?? "", productCode: option },
      ],
    );
    expect(await cancelChange(portal.web, customerId, request.id, [1], submitter)).toMatchObject({
      kind: "would-not-hold",
      obstacles: [{ finding: { code: "ORPHAN_OPTION" }, lines: [1] }],
    });
    expect(await cancelChange(portal.web, customerId, request.id, [0, 1], submitter)).toMatchObject({
      kind: "cancelled",
    });
  });

  test("another customer's request, and a line that is not there, are not found", async () => {
    const { customerId, submitter, request } = await given({}, ({ profileIds }) => removing(profileIds[0]));
    const other = await givenCustomer(portal.context);
    await expect(cancelChange(portal.web, other.customerId, request.id, null, submitter)).rejects.toThrow("Not found");
    await expect(cancelChange(portal.web, customerId, request.id, [7], submitter)).rejects.toThrow("Not found");
  });
});

describe("R3.5 a cancellation that races the execution", () => {
  test("one of them wins each line, never both and never neither", async () => {
    for (let round = 0; round < 12; round += 1) {
      const { customerId, submitter, request } = await given(
        { profiles: Array.from({ length: 16 }, () => ({})) },
        ({ profileIds }) => removing(...profileIds.slice(0, 4)),
      );
      const { context, web } = portal.at(fixedClock(new Date("2026-11-23T07:00:00Z")));
      const due = { customerId, requestId: request.id, date: localDate("2026-11-23") };
      const [, cancellation] = await Promise.all([
        executeDueLines(context, due),
        cancelChange(web, customerId, request.id, [3], submitter),
      ]);
      const { lines } = await getChangeRequest(web, customerId, request.id);
      expect(lines[3]?.status).toBe(cancellation.kind === "cancelled" ? "cancelled" : "completed");
      expect(lines.slice(0, 3).every(({ status }) => status === "completed")).toBe(true);
      const left = await context.database.withCustomer(customerId, (tx) =>
        tx.profile.count({ where: { customerId, activeUntil: null } }),
      );
      expect(left).toBe(cancellation.kind === "cancelled" ? 13 : 12);
    }
  });
});
