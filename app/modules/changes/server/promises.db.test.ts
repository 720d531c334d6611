import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { instantInAmsterdam } from "~/kernel/amsterdam-time";
import { billingPeriod, periodOf } from "~/kernel/billing-period";
import { addDays, dayOf, earliest, localDate, type LocalDate } from "~/kernel/local-date";
import { issueInvoice } from "~/modules/billing/server/issue-invoice.server";
import { priceListOn } from "~/modules/catalogue/domain/catalogue";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { fixedClock } from "~/platform/clock.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import type { ChangeLine } from "../domain/change-line";
import type { ChangeRequest } from "../domain/change-request";
import { givenCustomer, type Customer } from "../testing/given-customer";
import { promisedBilling, type PromisedBilling } from "../testing/promised-billing";
import { submissionOf } from "../testing/submission";
import { cancelChange } from "./cancel-change.server";
import { executeDueLines } from "./execute-due-lines.server";
import { getChangeDesk } from "./get-change-desk.server";
import { getChangeRequest, listCurrentChanges } from "./get-change-request.server";
import { previewChange } from "./preview-change.server";
import { submitChange } from "./submit-change.server";

let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
  await loadReferenceData(portal.context, readTariffFiles());
});
afterAll(() => portal.close());

const START = localDate("2026-10-05");
const DAYS = 120;

/** A change of the n-th user or number, or of the group, asked for on a day, and whether it is cancelled on the same day. The same one
 *  comes once at most. A conversion is never cancelled: within the months of the old price that bills less than its preview says. */
const wish = fc.record({
  day: fc.integer({ min: 0, max: 80 }),
  at: fc.nat(11),
  what: fc.constantFrom(
    "remove",
    "convert",
    "add-option",
    "remove-option",
    "swap-option",
    "add-profile",
    "add-number",
    "remove-number",
    "group",
    "group-end",
    "phone",
    "mobile",
  ),
  takenBack: fc.constantFrom("no", "no", "no", "no", "a line", "all"),
  later: fc.constantFrom(0, 0, 0, 20, 45),
});

/** Days on which no worker runs: what is due is done late, on the first day after them. */
const outage = fc.option(fc.record({ from: fc.integer({ min: 3, max: 70 }), days: fc.integer({ min: 1, max: 40 }) }));

/** A downgrade that is executed after the day from which it is cheaper. */
const LATE_DOWNGRADE: Wish[] = [{ day: 6, at: 0, what: "convert", takenBack: "no", later: 45 }];

describe("R4 what the previews promised is what the invoices charge, to the cent", () => {
  test("for any sequence of changes over months", { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(wish, { minLength: 4, maxLength: 9, selector: ({ what, at }) => `${what} ${String(at)}` }),
        outage,
        async (wishes, down) => {
          const customer = await givenCustomer(portal.context, {
            invoicedUntil: localDate("2026-09-30"),
            numbers: Array.from({ length: 12 }, () => "NUM_BLOCK_10_NL"),
            groupOptions: ["VOICE_CENTRALE", "VOICE_FAX_TO_EMAIL"],
            profiles: [
              ...Array.from({ length: 12 }, (_, at) => ({
                productCode: at % 2 === 0 ? "VOICE_PROFILE_PRO" : "VOICE_PROFILE_PLUS",
                options: at % 3 === 0 ? ["VOICE_WEBEX_STANDAARD", "VOICE_UNLIMITED_NL"] : [],
              })),
              // With a device a removal and a downgrade always cost a fee (R2.7); without, above an allowance of 0.
              ...Array.from({ length: 4 }, (_, at) => ({
                category: "mobile" as const,
                productCode: "MOBILE_PROFILE_PLUS",
                withDevice: at < 2,
                options: at % 2 === 0 ? ["MOBILE_FIXED_MOBILE"] : [],
              })),
            ],
            contracted: { voice: 12, mobile: 4 },
          });
          const { snapshot } = await getChangeDesk(
            portal.at(fixedClock(instantInAmsterdam(START, "09:00"))).web,
            customer.customerId,
          );
          const promised = promisedBilling(snapshot, priceListOn(snapshot.priceBook, START), billingPeriod("2026-10"));
          // Null: nothing waits to be executed.
          let nextDue: LocalDate | null = null;
          for (let day = START; day < addDays(START, DAYS); day = addDays(day, 1)) {
            if (dayOf(day) === 1) await expectInvoice(customer, day, promised);
            const isDown =
              down !== null && day >= addDays(START, down.from) && day < addDays(START, down.from + down.days);
            const isDue = !isDown && nextDue !== null && nextDue <= day;
            if (isDue) await executeDue(customer, day, promised);
            const asked = wishes.filter((it) => addDays(START, it.day) === day);
            for (const it of asked) await submitWish(customer, day, it, promised);
            if (isDue || asked.length > 0) nextDue = await nextDueOf(customer, day);
          }
          // No day on which something was due was passed over: the last outage is long over.
          const last = addDays(START, DAYS - 1);
          const left = await nextDueOf(customer, last);
          expect(left === null || left > last).toBe(true);
        },
      ),
      { numRuns: 10, endOnFailure: true, examples: [[LATE_DOWNGRADE, { from: 31, days: 33 }]] },
    );
  });
});

async function expectInvoice({ customerId }: Customer, day: LocalDate, promised: PromisedBilling): Promise<void> {
  const { context } = portal.at(fixedClock(instantInAmsterdam(day, "00:30")));
  const issued = await issueInvoice(context, { customerId, period: periodOf(day) });
  expect({ period: periodOf(day), netCents: issued?.draft.netCents ?? 0 }).toEqual({
    period: periodOf(day),
    netCents: promised.invoice(periodOf(day)),
  });
}

async function nextDueOf({ customerId }: Customer, day: LocalDate): Promise<LocalDate | null> {
  const { web } = portal.at(fixedClock(instantInAmsterdam(day, "14:00")));
  const { running } = await listCurrentChanges(web, customerId);
  const dates = running.flatMap(({ lines }) =>
    lines.flatMap(({ status, date }) => (status === "queued" ? [date] : [])),
  );
  return dates.length === 0 ? null : earliest(...(dates as [LocalDate, ...LocalDate[]]));
}

/** Only a phone for a user who leaves before it comes can't be delivered. */
async function executeDue({ customerId }: Customer, day: LocalDate, promised: PromisedBilling): Promise<void> {
  const { context, web } = portal.at(fixedClock(instantInAmsterdam(day, "08:00")));
  for (const { id, lines } of (await listCurrentChanges(web, customerId)).running) {
    const due = lines.filter((line) => line.status === "queued" && line.date <= day);
    if (due.length === 0) continue;
    await executeDueLines(context, { customerId, requestId: id, date: day });
    const request = await getChangeRequest(web, customerId, id);
    for (const { index } of due) {
      if (request.lines[index]?.status === "completed") promised.done(`${id} ${String(index)}`, day);
    }
    for (const line of request.lines.filter(({ status }) => status === "rejected")) {
      expect([line.line.action, line.reason]).toEqual(["order-phone", "PROFILE_NOT_ACTIVE"]);
      promised.withdraw(`${id} ${String(line.index)}`);
    }
  }
}

type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;

async function submitWish(customer: Customer, day: LocalDate, asked: Wish, promised: PromisedBilling): Promise<void> {
  const { customerId, submitter } = customer;
  const { web } = portal.at(fixedClock(instantInAmsterdam(day, "12:00")));
  const { snapshot } = await getChangeDesk(web, customerId);
  const lines = linesOf(asked, customer, snapshot.profiles);
  const preferredDate = asked.later === 0 ? null : addDays(day, asked.later);
  const preview = await previewChange(web, customerId, { lines, preferredDate });
  if (preview.verdict === "refused") return;
  const agreed = { preferredDate, acceptBuyOutCents: preview.totals.buyOutCents, previewToken: preview.previewToken };
  const result = await submitChange(web, customerId, submitter, submissionOf(lines, agreed));
  if (result.kind !== "queued") throw new Error(`Not queued: ${result.kind}`);
  for (const [index, shown] of preview.lines.entries()) {
    const line = lines[index];
    if (line) promised.promise(`${result.request.id} ${String(index)}`, line, shown, snapshot);
  }
  if (asked.takenBack !== "no") await takeBack(customer, day, result.request, asked.takenBack, promised);
}

/** A line on which the remaining ones depend can't be taken back alone (R3.5): nothing is taken back then. */
async function takeBack(
  { customerId, submitter }: Customer,
  day: LocalDate,
  { id, lines }: ChangeRequest,
  what: "a line" | "all",
  promised: PromisedBilling,
): Promise<void> {
  const { web } = portal.at(fixedClock(instantInAmsterdam(day, "13:00")));
  const wanted = what === "all" ? null : [lines.length - 1];
  const { kind } = await cancelChange(web, customerId, id, wanted, submitter);
  if (kind !== "cancelled") return;
  for (const index of wanted ?? lines.keys()) promised.withdraw(`${id} ${String(index)}`);
}

function linesOf(
  { what, at }: Wish,
  { profileIds, numberIds }: Customer,
  profiles: readonly { id: string; productCode: string; options: readonly string[] }[],
): ChangeLine[] {
  const profileId = profileIds[at] ?? "";
  const profile = profiles.find(({ id }) => id === profileId);
  const option = (action: "add-option" | "remove-option", productCode: string): ChangeLine => ({
    action,
    profileId,
    productCode,
  });
  switch (what) {
    case "remove":
      return [
        { action: "remove-profile", profileId },
        { action: "remove-profile", profileId: profileIds[(at + 1) % 12] ?? "" },
      ];
    case "convert": {
      const wasPro = at % 2 === 0;
      if ((profile?.productCode === "VOICE_PROFILE_PRO") !== wasPro) return [];
      return [
        { action: "convert-profile", profileId, toProductCode: wasPro ? "VOICE_PROFILE_PLUS" : "VOICE_PROFILE_PRO" },
      ];
    }
    case "add-option":
      return [option("add-option", "VOICE_UNLIMITED_EU_NA"), option("add-option", "VOICE_RECORDING_90D")];
    case "remove-option":
      return [option("remove-option", "VOICE_UNLIMITED_NL")];
    case "swap-option":
      return [option("remove-option", "VOICE_WEBEX_STANDAARD"), option("add-option", "VOICE_WEBEX_PREMIUM")];
    case "add-profile":
      return [
        {
          action: "add-profile",
          productCode: "VOICE_PROFILE_PRO",
          quantity: 3,
          withPhone: true,
          options: ["VOICE_UNLIMITED_NL"],
          names: [],
        },
      ];
    case "add-number":
      return [{ action: "add-number", productCode: "NUM_0800", quantity: 2, country: "NL", areaCode: null }];
    case "remove-number":
      return [{ action: "remove-number", numberId: numberIds[at] ?? "" }];
    case "group":
      return [{ action: "add-option", profileId: null, productCode: "VOICE_BEL_ME_NU" }];
    case "group-end":
      return [{ action: "remove-option", profileId: null, productCode: "VOICE_FAX_TO_EMAIL" }];
    case "mobile":
      return [
        at % 3 === 0
          ? {
              action: "convert-profile",
              profileId: profileIds[12 + (at % 4)] ?? "",
              toProductCode: "MOBILE_PROFILE_BASIS",
            }
          : { action: "remove-profile", profileId: profileIds[12 + (at % 4)] ?? "" },
      ];
    case "phone":
      return [{ action: "order-phone", profileId, quantity: 2 }];
  }
}
