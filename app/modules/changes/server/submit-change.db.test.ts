import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { fixedClock } from "~/platform/clock.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import type { ChangeLine } from "../domain/change-line";
import { givenCustomer, type Customer } from "../testing/given-customer";
import { removing, submissionOf } from "../testing/submission";
import { getChangeRequest, listChangeRequests, listCurrentChanges } from "./get-change-request.server";
import { previewChange } from "./preview-change.server";
import { submitChange, type SubmitResult } from "./submit-change.server";

// Saturday 2026-11-21: the first working day after it is Monday 2026-11-23.
let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
  await loadReferenceData(portal.context, readTariffFiles());
});
afterAll(() => portal.close());

function queued(result: SubmitResult): Extract<SubmitResult, { kind: "queued" }>["request"] {
  if (result.kind !== "queued") throw new Error(`Not queued: ${result.kind}`);
  return result.request;
}

async function jobsOf(requestId: string): Promise<{ key: string; run_at: Date; task_identifier: string }[]> {
  const { rows } = await portal.context.database.pool.query<{ key: string; run_at: Date; task_identifier: string }>(
    "SELECT key, run_at, task_identifier FROM graphile_worker.jobs WHERE key LIKE $1 ORDER BY key",
    [`%${requestId}%`],
  );
  return rows;
}

describe("R2.10 a submission stores the request and everything that follows, or nothing", () => {
  let customer: Customer;
  beforeAll(async () => {
    customer = await givenCustomer(portal.context, { profiles: Array.from({ length: 12 }, () => ({})) });
  });

  test("lines keep what was promised, each date has one job at 08:00 in Amsterdam, and a mail goes out", async () => {
    const { customerId, submitter, profileIds } = customer;
    const lines: ChangeLine[] = [
      ...removing(profileIds[0], profileIds[1]),
      {
        action: "add-profile",
        productCode: "VOICE_PROFILE_PLUS",
        quantity: 1,
        withPhone: true,
        options: [],
        names: ["Fatima"],
      },
    ];
    const shown = await previewChange(portal.web, customerId, { lines, preferredDate: null });
    const request = queued(
      await submitChange(portal.web, customerId, submitter, submissionOf(lines, { previewToken: shown.previewToken })),
    );
    expect(request).toMatchObject({
      status: "queued",
      receivedOn: "2026-11-21",
      completionDate: "2026-11-27",
      preview: shown,
    });
    expect(request.lines.map(({ date, billedUntil }) => [date, billedUntil])).toEqual([
      ["2026-11-23", "2026-12-31"],
      ["2026-11-23", "2026-12-31"],
      ["2026-11-27", null],
    ]);
    expect(await jobsOf(request.id)).toEqual([
      {
        key: `change:${request.id}:2026-11-23`,
        run_at: new Date("2026-11-23T07:00:00Z"),
        task_identifier: "execute-change",
      },
      {
        key: `change:${request.id}:2026-11-27`,
        run_at: new Date("2026-11-27T07:00:00Z"),
        task_identifier: "execute-change",
      },
      { key: `mail:change-queued:${request.id}`, run_at: expect.any(Date) as Date, task_identifier: "send-mail" },
    ]);
    const { events, explanation } = await getChangeRequest(portal.web, customerId, request.id);
    expect(explanation).toMatchObject({
      percent: 25,
      baselines: [{ category: "voice", counts: "in-service" }],
      lines: [
        { weekendDays: 1, billedUntil: "month-after-receipt", allowance: { cover: "free" } },
        {},
        { allowance: null },
      ],
    });
    expect(events.map(({ kind, actor }) => [kind, actor])).toEqual([
      ["received", submitter.email],
      ["checked", null],
      ["queued", null],
    ]);
    const audit = await portal.context.database.withCustomer(customerId, (tx) => tx.auditEntry.findMany());
    expect(audit).toMatchObject([
      { actor: submitter.email, action: "change-submitted", subject: `change-request:${request.id}` },
    ]);
  });

  test.each([
    { because: "a fee that nobody accepted", profiles: 3, given: {} },
    { because: "a fee other than the current one", profiles: 3, given: { acceptBuyOutCents: 1 } },
    { because: "a fee accepted where there is none", profiles: 12, given: { acceptBuyOutCents: 1 } },
    { because: "a preview that no longer holds, also without a fee", profiles: 12, given: { previewToken: "x" } },
  ])("stale, with the current preview, and nothing stored: $because", async ({ profiles, given }) => {
    const { customerId, submitter, profileIds } = await givenCustomer(portal.context, {
      profiles: Array.from({ length: profiles }, () => ({})),
    });
    const lines = removing(profileIds[0]);
    const preview = await previewChange(portal.web, customerId, { lines, preferredDate: null });
    expect(await submitChange(portal.web, customerId, submitter, submissionOf(lines, given))).toEqual({
      kind: "stale",
      preview,
    });
    expect((await listChangeRequests(portal.web, customerId)).changeRequests).toEqual([]);
  });

  test("a finding refuses whatever fee is accepted", async () => {
    const { customerId, submitter, profileIds } = await givenCustomer(portal.context, { profiles: [{}] });
    const result = await submitChange(
      portal.web,
      customerId,
      submitter,
      submissionOf(removing(profileIds[0]), { acceptBuyOutCents: 99_999 }),
    );
    expect(result).toMatchObject({
      kind: "refused",
      preview: { verdict: "refused", errors: [{ code: "MIN_PROFILES" }] },
    });
  });

  test("the date of receipt is the Amsterdam date when it is stored, so a preview of yesterday is stale", async () => {
    const { customerId, submitter, profileIds } = await givenCustomer(portal.context);
    const evening = portal.at(fixedClock(new Date("2026-11-23T22:59:59Z"))).web;
    const midnight = portal.at(fixedClock(new Date("2026-11-23T23:00:00Z"))).web;
    const lines = removing(profileIds[0]);
    const shown = await previewChange(evening, customerId, { lines, preferredDate: null });
    const submission = submissionOf(lines, { previewToken: shown.previewToken });
    expect(await submitChange(midnight, customerId, submitter, submission)).toMatchObject({ kind: "stale" });
    expect(queued(await submitChange(evening, customerId, submitter, submission)).receivedOn).toBe("2026-11-23");
  });
});

describe("interfaces: the same Idempotency-Key is the same submission", () => {
  test("ten at once store one request and all return it; another body conflicts", async () => {
    const { customerId, submitter, profileIds } = await givenCustomer(portal.context);
    const submission = submissionOf(removing(profileIds[0]), { idempotencyKey: "key-1" });
    const results = await Promise.all(
      Array.from({ length: 10 }, () => submitChange(portal.web, customerId, submitter, submission)),
    );
    expect(new Set(results.map((result) => queued(result).id)).size).toBe(1);
    const other = submissionOf(removing(profileIds[1]), { idempotencyKey: "key-1" });
    expect(await submitChange(portal.web, customerId, submitter, other)).toEqual({ kind: "idempotency-conflict" });
    expect((await listChangeRequests(portal.web, customerId)).changeRequests).toHaveLength(1);
  });

  test("a key belongs to its customer", async () => {
    const [first, second] = [await givenCustomer(portal.context), await givenCustomer(portal.context)];
    const ids = [];
    for (const { customerId, submitter, profileIds } of [first, second]) {
      const submission = submissionOf(removing(profileIds[0]), { idempotencyKey: "key-2" });
      ids.push(queued(await submitChange(portal.web, customerId, submitter, submission)).id);
    }
    expect(new Set(ids).size).toBe(2);
  });
});

describe("R2.11 submissions at the same time never both take the last free unit", () => {
  test("of two for the last unit, one is queued and the other is shown the fee", async () => {
    const { customerId, submitter, profileIds } = await givenCustomer(portal.context, {
      profiles: Array.from({ length: 4 }, () => ({})),
    });
    const results = await Promise.all(
      profileIds.slice(0, 2).map((id) => submitChange(portal.web, customerId, submitter, submissionOf(removing(id)))),
    );
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(["queued", "stale"]);
  });

  test("of fifty that each remove a profile where two are free, two are queued; the others are shown the fee", async () => {
    const { customerId, submitter, profileIds } = await givenCustomer(portal.context, {
      profiles: Array.from({ length: 60 }, () => ({})),
      contracted: { voice: 10 },
      startDate: localDate("2026-03-01"),
    });
    const results = await Promise.all(
      profileIds.slice(0, 50).map((id) => submitChange(portal.web, customerId, submitter, submissionOf(removing(id)))),
    );
    expect(results.filter(({ kind }) => kind === "queued")).toHaveLength(2);
    const stale = results.flatMap((result) => (result.kind === "stale" ? [result.preview] : []));
    expect(stale).toHaveLength(48);
    expect(stale.every((preview) => preview.downscale[0]?.used === 2 && preview.totals.buyOutCents > 0)).toBe(true);
    expect((await listCurrentChanges(portal.web, customerId)).running).toHaveLength(2);
  });
});

describe("tenant: a customer's requests are its own", () => {
  test("by another customer a request is not found, and no list shows it", async () => {
    const mine = await givenCustomer(portal.context);
    const other = await givenCustomer(portal.context);
    const request = queued(
      await submitChange(portal.web, mine.customerId, mine.submitter, submissionOf(removing(mine.profileIds[0]))),
    );
    await expect(getChangeRequest(portal.web, other.customerId, request.id)).rejects.toThrow("Not found");
    expect((await listChangeRequests(portal.web, other.customerId)).changeRequests).toEqual([]);
  });

  test("the list goes page by page, newest first", async () => {
    const { customerId, submitter } = await givenCustomer(portal.context);
    const line: ChangeLine = {
      action: "add-number",
      productCode: "NUM_NEW_1_NL",
      quantity: 1,
      country: "NL",
      areaCode: null,
    };
    const ids = [];
    for (let minute = 10; minute < 31; minute += 1) {
      const { web } = portal.at(fixedClock(new Date(`2026-11-21T09:${String(minute)}:00Z`)));
      ids.unshift(queued(await submitChange(web, customerId, submitter, submissionOf([line]))).id);
    }
    const first = await listChangeRequests(portal.web, customerId);
    const second = await listChangeRequests(portal.web, customerId, { cursor: first.nextCursor });
    expect([...first.changeRequests, ...second.changeRequests].map(({ id }) => id)).toEqual(ids);
    expect([first.changeRequests.length, second.nextCursor]).toEqual([20, null]);
  });
});
