import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { addMonths, localDate } from "~/kernel/local-date";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { submitChange } from "~/modules/changes/server/submit-change.server";
import { givenCustomer, type Customer, type GivenProfile } from "~/modules/changes/testing/given-customer";
import { submissionOf } from "~/modules/changes/testing/submission";
import { storeRateSheets } from "~/modules/usage/server/load-rate-sheets.server";
import { readRateSheets } from "~/modules/usage/server/rate-sheet-files.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { correctPerson } from "./correct-person-page.server";
import { keyOfSaving, sumOfSavings } from "../domain/saving";
import { getPerson } from "./get-person.server";
import { getSavings, savingLines } from "./get-savings.server";

// Saturday 2026-11-21.
let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
  await loadReferenceData(portal.context, readTariffFiles());
  await storeRateSheets(portal.context, readRateSheets());
});
afterAll(() => portal.close());

const OPTION = "VOICE_UNLIMITED_NL";
const EU_NA = "VOICE_UNLIMITED_EU_NA";
const FIRST = localDate("2025-11-01");

type Company = Customer & { readonly personId: string };

async function company(profile: GivenProfile): Promise<Company> {
  const made = await givenCustomer(portal.context, {
    profiles: [{ ...profile, name: "Jan" }, { name: "Piet" }],
  });
  const { rows } = await portal.context.database.pool.query<{ id: string }>(
    "SELECT person_id::text AS id FROM profiles WHERE id = $1",
    [made.profileIds[0]],
  );
  return { ...made, personId: rows[0]?.id ?? "" };
}

/** Adds twelve months of calls of a kind, by Jan or by Piet. */
async function called(
  { customerId, profileIds }: Customer,
  who: 0 | 1,
  category: string,
  { cents = 0, included = 0, to = "NL" }: { readonly cents?: number; readonly included?: number; readonly to?: string },
): Promise<void> {
  for (let at = 0; at < 12; at += 1) {
    await portal.context.database.pool.query(
      `INSERT INTO usage_rollups (customer_id, month, profile_id, from_e164, category, destination, records, minutes, units,
                                  charge_cents, included_minutes)
       VALUES ($1, $2, $3, '+31201234561', $4, $7, 2, 100, 0, $5, $6)`,
      [customerId, addMonths(FIRST, at), profileIds[who], category, cents, included, to],
    );
  }
}

const adviceFor = async ({ customerId, personId }: Company) =>
  (await getPerson(portal.web, customerId, personId)).advice;

describe("R6.3 the advice on the page of a person", () => {
  test("is the option that would have cost less than the national calls, with its sum and first day", async () => {
    const it = await company({});
    await called(it, 0, "national", { cents: 810 });
    await called(it, 0, "international", { cents: 5_000 });
    await called(it, 1, "national", { cents: 9_000 });
    expect(await adviceFor(it)).toEqual({
      kind: "add",
      profileId: it.profileIds[0],
      productCode: OPTION,
      from: "2025-11-01",
      until: "2026-10-01",
      months: 12,
      callsCents: 9_720,
      records: 24,
      priceCents: 550,
      optionCents: 6_600,
      onceCents: 0,
      savedCents: 3_120,
      on: "2026-11-24",
    });
    const form = new FormData();
    form.set("intent", "advice");
    const actor = { customerId: it.customerId, email: it.submitter.email };
    expect(await correctPerson(portal.web, actor, it.personId, form)).toEqual({
      kind: "asked",
      lines: [{ action: "add-option", profileId: it.profileIds[0], productCode: OPTION }],
    });
  });

  test("R6.5 is unlimited calls to the EU and North America where those calls cost more, and no others count", async () => {
    const it = await company({});
    await called(it, 0, "national", { cents: 560 });
    await called(it, 0, "international", { cents: 900, to: "BE" });
    await called(it, 0, "international", { cents: 9_000, to: "GB" });
    await called(it, 0, "international", { cents: 9_000, to: "satellite" });
    expect(await adviceFor(it)).toMatchObject({
      kind: "add",
      productCode: EU_NA,
      months: 12,
      callsCents: 10_800,
      records: 24,
      priceCents: 750,
      optionCents: 9_000,
      savedCents: 1_800,
    });
    const unused = await company({ options: [EU_NA] });
    await called(unused, 0, "national", { cents: 10 });
    expect(await adviceFor(unused)).toMatchObject({ kind: "drop", productCode: EU_NA, savedCents: 9_000 });
    const used = await company({ options: [EU_NA] });
    await called(used, 0, "international", { included: 1, to: "BE" });
    expect(await adviceFor(used)).toBeNull();
  });

  test("is to stop an option that no call used, when colleagues' calls are known", async () => {
    const it = await company({ options: [OPTION] });
    expect(await adviceFor(it)).toBeNull();
    await called(it, 1, "national", { cents: 10 });
    expect(await adviceFor(it)).toMatchObject({
      kind: "drop",
      months: 12,
      callsCents: 0,
      optionCents: 6_600,
      savedCents: 6_600,
      on: "2026-11-23",
    });
  });

  test("is absent when the option was used, when calls cost less, and for a mobile phone", async () => {
    const used = await company({ options: [OPTION] });
    await called(used, 0, "national", { included: 1 });
    const little = await company({});
    await called(little, 0, "national", { cents: 550 });
    const mobile = await company({ category: "mobile", productCode: "MOBILE_PROFILE_BASIS" });
    await called(mobile, 0, "national", { cents: 9_000 });
    for (const it of [used, little, mobile]) expect(await adviceFor(it)).toBeNull();
  });

  test("is gone once it has been requested", async () => {
    const it = await company({});
    await called(it, 0, "national", { cents: 810 });
    const lines = [{ action: "add-option", profileId: it.profileIds[0] ?? "", productCode: OPTION }] as const;
    const result = await submitChange(portal.web, it.customerId, it.submitter, submissionOf(lines));
    expect(result.kind).toBe("queued");
    expect(await adviceFor(it)).toBeNull();
  });

  test("is not available for another customer's person", async () => {
    const [mine, theirs] = [await company({}), await company({})];
    await called(theirs, 0, "national", { cents: 810 });
    const form = new FormData();
    form.set("intent", "advice");
    const actor = { customerId: mine.customerId, email: mine.submitter.email };
    await expect(correctPerson(portal.web, actor, theirs.personId, form)).rejects.toThrow("Not found");
  });
});

describe("R6.3 R6.5 what would be cheaper for everybody", () => {
  test("is each advice with whose it is, that which spares most first, and becomes the lines that were chosen", async () => {
    const [it, other] = [await company({}), await company({})];
    await called(it, 0, "national", { cents: 810 });
    await called(it, 1, "national", { cents: 600 });
    await called(it, 1, "international", { cents: 900, to: "FR" });
    await called(other, 0, "national", { cents: 9_000 });
    const [jan = "", piet = ""] = it.profileIds;
    const savings = await getSavings(portal.web, it.customerId);
    expect(
      savings.map(({ name, profileId, productCode, savedCents }) => [name, profileId, productCode, savedCents]),
    ).toEqual([
      ["Jan", jan, OPTION, 3_120],
      ["Piet", piet, EU_NA, 1_800],
      ["Piet", piet, OPTION, 600],
    ]);
    expect(sumOfSavings(savings)).toEqual({ people: 2, savedCents: 5_520 });
    const [theirs] = await getSavings(portal.web, other.customerId);
    const chosen = new Set([
      keyOfSaving({ profileId: piet, productCode: EU_NA }),
      keyOfSaving({ profileId: jan, productCode: EU_NA }),
      keyOfSaving({ profileId: theirs?.profileId ?? "", productCode: OPTION }),
    ]);
    expect(await savingLines(portal.web, it.customerId, chosen)).toEqual([
      { action: "add-option", profileId: piet, productCode: EU_NA },
    ]);
  });
});
