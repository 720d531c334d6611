import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { instantInAmsterdam } from "~/kernel/amsterdam-time";
import { billingPeriod } from "~/kernel/billing-period";
import { addDays, localDate, type LocalDate } from "~/kernel/local-date";
import { findInvoice } from "~/modules/billing/server/find-invoice.server";
import { issueInvoice } from "~/modules/billing/server/issue-invoice.server";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import type { ChangeLine } from "~/modules/changes/domain/change-line";
import { executeDueLines } from "~/modules/changes/server/execute-due-lines.server";
import { getChangeRequest } from "~/modules/changes/server/get-change-request.server";
import { previewChange } from "~/modules/changes/server/preview-change.server";
import { submitChange } from "~/modules/changes/server/submit-change.server";
import { givenCustomer } from "~/modules/changes/testing/given-customer";
import { submissionOf } from "~/modules/changes/testing/submission";
import { documentProblems } from "~/modules/invoices/domain/document-problems";
import { archiveInvoice } from "~/modules/invoices/server/archive-invoice.server";
import { getInvoiceDetail } from "~/modules/invoices/server/get-invoice.server";
import { fixedClock } from "~/platform/clock.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";

const RECEIVED = localDate("2026-10-05");
const PERIODS = ["2026-10", "2026-11"].map(billingPeriod);

let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
  await loadReferenceData(portal.context, readTariffFiles());
});
afterAll(() => portal.close());

const wish = fc.oneof(
  fc.record({
    what: fc.constantFrom("profiles", "phones", "numbers", "option", "remove", "convert"),
    at: fc.nat(9),
    quantity: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 400, max: 500 })),
  }),
);
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;

function lineOf({ what, at, quantity }: Wish, profileIds: readonly string[]): ChangeLine {
  const profileId = profileIds[at] ?? "";
  switch (what) {
    case "profiles":
      return {
        action: "add-profile",
        productCode: at % 2 === 0 ? "VOICE_PROFILE_PRO" : "VOICE_PROFILE_PLUS",
        quantity,
        withPhone: at > 6,
        options: at % 3 === 0 ? ["VOICE_UNLIMITED_NL"] : [],
        names: [],
      };
    case "phones":
      return { action: "order-phone", profileId, quantity };
    case "numbers":
      return { action: "add-number", productCode: "NUM_BLOCK_100_NL", quantity, country: "NL", areaCode: null };
    case "option":
      return { action: "add-option", profileId, productCode: "VOICE_RECORDING_90D" };
    case "remove":
      return { action: "remove-profile", profileId };
    case "convert":
      return { action: "convert-profile", profileId, toProductCode: "VOICE_PROFILE_PLUS" };
    default:
      return what satisfies never;
  }
}

/** The largest requests allowed, by units and by one-time costs (R5.12). */
const MOST_UNITS: Wish[] = [1, 2].map((at) => ({ what: "profiles", at: at * 2, quantity: 500 }));
const MOST_PHONES: Wish[] = [0, 1].map((at) => ({ what: "phones", at, quantity: 500 }));

describe("R5.12 what is accepted can be executed, billed, shown, and written as PDF and e-invoice", () => {
  test("whatever the order", { timeout: 300_000 }, async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { minLength: 1, maxLength: 6 }), async (wishes) => {
        if (await isHonoured(wishes)) accepted += 1;
      }),
      { numRuns: 8, endOnFailure: true, examples: [[MOST_UNITS], [MOST_PHONES]] },
    );
    expect(accepted).toBeGreaterThan(0);
  });
});

const on = (day: LocalDate): Pick<TestPortal, "context" | "web"> =>
  portal.at(fixedClock(instantInAmsterdam(day, "09:00")));

/** Returns false when it was refused. */
async function isHonoured(wishes: readonly Wish[]): Promise<boolean> {
  const { customerId, submitter, profileIds } = await givenCustomer(portal.context, {
    invoicedUntil: localDate("2026-09-30"),
  });
  const lines = wishes.map((each) => lineOf(each, profileIds));
  const { web } = on(RECEIVED);
  const preview = await previewChange(web, customerId, { lines, preferredDate: null });
  const agreed = { acceptBuyOutCents: preview.totals.buyOutCents, previewToken: preview.previewToken };
  const result = await submitChange(web, customerId, submitter, submissionOf(lines, agreed));
  expect(result.kind).toBe(preview.verdict === "refused" ? "refused" : "queued");
  if (result.kind !== "queued") return false;

  const due = preview.completionDate ?? RECEIVED;
  const later = on(addDays(due, 1));
  for (const date of new Set(result.request.lines.map((line) => line.date))) {
    await executeDueLines(later.context, { customerId, requestId: result.request.id, date });
  }
  const done = await getChangeRequest(later.web, customerId, result.request.id);
  expect(done.lines.filter(({ status }) => status === "queued")).toEqual([]);

  for (const period of PERIODS) {
    const { context, web: pages } = on(localDate(`${period}-01`));
    const issued = await issueInvoice(context, { customerId, period });
    if (issued?.number == null) throw new Error(`No invoice of ${period}`);
    const { number } = issued;
    expect((await getInvoiceDetail(pages, customerId, number, "nl")).invoice.totalCents).toBe(issued.draft.totalCents);
    const invoice = await context.database.withCustomer(customerId, (tx) => findInvoice(tx, customerId, number));
    if (!invoice) throw new Error(`Invoice ${number} is gone`);
    expect(documentProblems(invoice)).toEqual([]);
    const files = await archiveInvoice(context, customerId, invoice);
    expect(Buffer.from(files.pdf.content.subarray(0, 5)).toString()).toBe("%PDF-");
    expect(Buffer.from(files.ubl.content).toString()).toContain(`>${number}<`);
  }
  return true;
}
