import { afterAll, beforeAll, expect, test } from "vitest";

import { compareTexts } from "~/kernel/compare-texts";
import { localDate } from "~/kernel/local-date";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { givenCustomer } from "~/modules/changes/testing/given-customer";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import type { Inventory } from "../domain/inventory";
import { changeInService } from "./change-in-service.server";
import { loadInventory } from "./load-inventory.server";

let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
  await loadReferenceData(portal.context, readTariffFiles());
});
afterAll(() => portal.close());

test("a change returns the inventory as the database then has it", async () => {
  const on = localDate("2026-11-23");
  const { customerId, profileIds } = await givenCustomer(portal.context, {
    profiles: [{ options: ["VOICE_UNLIMITED_NL", "VOICE_WEBEX_STANDAARD"] }, {}, { options: ["VOICE_UNLIMITED_NL"] }],
    numbers: ["NUM_BLOCK_10_NL"],
  });
  const [one, two, three] = profileIds;
  const [answered, stored] = await portal.context.database.withCustomer(customerId, async (tx) => {
    const before = await loadInventory(tx, customerId, on);
    const subscriptionId = (wanted: (it: Inventory["subscriptions"][number]) => boolean): string =>
      before.subscriptions.find(wanted)?.id ?? "";
    const fresh = portal.context.newId.uuid();
    const of = { category: "voice", billedFrom: on, country: null, areaCode: null } as const;
    const after = await changeInService(tx, portal.context.newId, customerId, before, {
      on,
      lineId: null,
      newProfiles: [
        { id: fresh, category: "voice", productCode: "VOICE_PROFILE_PLUS", name: "Zus", e164: null, costCentre: null },
      ],
      released: [],
      handOver: null,
      conversion: { profileId: two ?? "", toProductCode: "VOICE_PROFILE_PLUS" },
      endedProfileId: three ?? "",
      ended: [
        ...before.subscriptions
          .filter(({ profileId }) => profileId === three)
          .map(({ id }) => ({ subscriptionId: id, billedUntil: localDate("2026-12-31") })),
        {
          subscriptionId: subscriptionId(
            ({ profileId, productCode }) => profileId === one && productCode === "VOICE_WEBEX_STANDAARD",
          ),
          billedUntil: localDate("2026-11-30"),
        },
        // A day before it was first billed.
        { subscriptionId: subscriptionId(({ kind }) => kind === "number"), billedUntil: localDate("2024-01-31") },
      ],
      started: [
        { ...of, kind: "profile", productCode: "VOICE_PROFILE_PLUS", profileId: fresh },
        { ...of, kind: "option", productCode: "VOICE_WEBEX_PREMIUM", profileId: one ?? "" },
        { ...of, kind: "group-option", productCode: "VOICE_BEL_ME_NU", profileId: null },
        { ...of, kind: "number", productCode: "NUM_NEW_1_NL", profileId: null, country: "NL", areaCode: "020" },
      ],
    });
    return [after, await loadInventory(tx, customerId, on)];
  });
  expect(inOrder(answered)).toEqual(inOrder(stored));
});

/** Sorts an inventory: lists from the database come in no particular order. */
function inOrder({ profiles, subscriptions }: Inventory): unknown {
  return {
    profiles: profiles
      .map((profile) => ({ ...profile, options: profile.options.toSorted() }))
      .toSorted((a, b) => compareTexts(a.id, b.id)),
    subscriptions: subscriptions.toSorted((a, b) => compareTexts(a.id, b.id)),
  };
}
