import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { billingPeriod } from "~/kernel/billing-period";
import { localDate } from "~/kernel/local-date";
import { creditInvoice } from "~/modules/billing/server/credit-invoice.server";
import { findInvoice } from "~/modules/billing/server/find-invoice.server";
import { issueInvoice } from "~/modules/billing/server/issue-invoice.server";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { fixedClock } from "~/platform/clock.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { givenCustomer } from "../testing/given-customer";
import { removing, submissionOf } from "../testing/submission";
import { executeDueLines } from "./execute-due-lines.server";
import { listChangeRequests } from "./get-change-request.server";
import { submitChange } from "./submit-change.server";

let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
  await loadReferenceData(portal.context, readTariffFiles());
});
afterAll(() => portal.close());

const NOTE = { reference: "PO-4310 & <b>", comment: "Voor Utrecht\nmet spoed" };

describe("the own reference of a request", () => {
  test("comes back with it, and stands on each invoice line that it leads to, and on its credit note", async () => {
    const customer = await givenCustomer(portal.context, {
      profiles: [{}, {}, {}],
      invoicedUntil: localDate("2026-11-30"),
    });
    const { customerId, submitter, profileIds } = customer;
    const lines = [
      { action: "add-option", profileId: profileIds[0] ?? "", productCode: "VOICE_RECORDING_90D" } as const,
      ...removing(profileIds[1]),
    ];
    const { web } = portal.at(fixedClock(new Date("2026-11-21T12:00:00+01:00")));
    const shown = await submitChange(web, customerId, submitter, submissionOf(lines, NOTE));
    if (shown.kind !== "stale") throw new Error(shown.kind);
    const acceptBuyOutCents = shown.preview.totals.buyOutCents;
    expect(acceptBuyOutCents).toBeGreaterThan(0);
    const result = await submitChange(web, customerId, submitter, submissionOf(lines, { ...NOTE, acceptBuyOutCents }));
    if (result.kind !== "queued") throw new Error(result.kind);
    expect(result.request).toMatchObject(NOTE);

    const done = portal.at(fixedClock(new Date("2026-11-30T12:00:00+01:00")));
    for (const { date } of result.request.lines) {
      await executeDueLines(done.context, { customerId, requestId: result.request.id, date });
    }
    const december = portal.at(fixedClock(new Date("2026-12-01T08:00:00+01:00")));
    const issued = await issueInvoice(december.context, { customerId, period: billingPeriod("2026-12") });
    const number = issued?.number ?? "";
    const invoice = await portal.web.database.readCustomer(customerId, (tx) => findInvoice(tx, customerId, number));
    const own = invoice?.lines.filter(({ changeRequestId }) => changeRequestId === result.request.id) ?? [];
    expect(own.map(({ kind }) => kind)).toEqual(["subscription", "one-time", "buy-out"]);
    expect(own.map(({ reference }) => reference)).toEqual(own.map(() => NOTE.reference));
    const others = invoice?.lines.filter(({ changeRequestId }) => changeRequestId !== result.request.id) ?? [];
    expect(others.length).toBeGreaterThan(0);
    expect(others.map(({ reference }) => reference)).toEqual(others.map(() => null));

    const credit = await creditInvoice(december.context, {
      number,
      lineNumbers: own.map(({ lineNumber }) => lineNumber),
      reason: "Dubbel",
    });
    const note = await portal.web.database.readCustomer(customerId, (tx) => findInvoice(tx, customerId, credit.number));
    expect(note?.lines.map(({ reference }) => reference)).toEqual(own.map(() => NOTE.reference));
  });

  test("is part of what an idempotency key stands for", async () => {
    const { customerId, submitter, profileIds } = await givenCustomer(portal.context);
    const submit = (reference: string) =>
      submitChange(
        portal.web,
        customerId,
        submitter,
        submissionOf(removing(profileIds[0]), { reference, idempotencyKey: "one" }),
      );
    const first = await submit("PO-1");
    expect(first.kind).toBe("queued");
    expect(await submit("PO-1")).toEqual(first);
    expect(await submit("PO-2")).toEqual({ kind: "idempotency-conflict" });
  });

  test("finds its request in the list, literally and whatever the case, as do comment and names", async () => {
    const { customerId, submitter, profileIds } = await givenCustomer(portal.context, {
      profiles: [{ name: "Sanne Bos" }, { name: "Kees Vis" }, {}, {}, {}, {}, {}, {}, {}, {}],
    });
    const asked: string[] = [];
    for (const [at, note] of [NOTE, { reference: "100%_" }].entries()) {
      const result = await submitChange(
        portal.web,
        customerId,
        submitter,
        submissionOf(removing(profileIds[at]), note),
      );
      if (result.kind !== "queued") throw new Error(result.kind);
      asked.push(result.request.id);
    }
    const found = async (search: string): Promise<number[]> => {
      const page = await listChangeRequests(portal.web, customerId, { search });
      return page.changeRequests.map(({ id }) => asked.indexOf(id)).sort();
    };
    expect(await found("po-4310 &")).toEqual([0]);
    expect(await found("UTRECHT")).toEqual([0]);
    expect(await found("sanne")).toEqual([0]);
    expect(await found("0%_")).toEqual([1]);
    expect(await found("%")).toEqual([1]);
    expect(await found(submitter.email)).toEqual([0, 1]);
    expect(await found("'; --")).toEqual([]);
    const other = await givenCustomer(portal.context);
    expect((await listChangeRequests(portal.web, other.customerId, { search: "PO" })).changeRequests).toEqual([]);
  });
});
