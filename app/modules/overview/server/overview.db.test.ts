import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { executeDueLines } from "~/modules/changes/server/execute-due-lines.server";
import { submitChange } from "~/modules/changes/server/submit-change.server";
import { listUsers } from "~/modules/identity/server/list-users.server";
import { loadInventory } from "~/modules/inventory/server/load-inventory.server";
import { fixedClock } from "~/platform/clock.server";
import { dataStatements } from "~/platform/testing/count-statements.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { parseProvision } from "~/modules/onboarding/server/parse-provision.server";
import { provisionCustomer } from "~/modules/onboarding/server/provision-customer.server";
import { provisionOrder, voiceDelivery, voiceProfile } from "~/modules/onboarding/testing/provision-order";
import { getContractOverview } from "./get-contract-overview.server";
import { getInstallation } from "./get-installation.server";
import { getModules } from "./get-modules.server";
import { getServiceOverview } from "./get-service-overview.server";
import { answerOfModules } from "../schemas/modules-answer";

const STRANGER = "00000000-0000-4000-8000-000000000000";
let portal: TestPortal;
let customerId = "";

beforeAll(async () => {
  portal = await createTestPortal(fixedClock(new Date("2026-11-21T09:00:00Z")));
  const order = provisionOrder({
    contract: { contracted: { voice: 10, tv: 1 } },
    deliveries: [
      voiceDelivery({
        surveyOn: "2026-10-28",
        numbers: [{ productCode: "NUM_BLOCK_10_NL", first: "+31201234560", last: "+31201234569" }],
        profiles: Array.from({ length: 10 }, (_, at) =>
          voiceProfile({
            name: `User ${String(at)}`,
            e164: `+3120123456${String(at)}`,
            options: at === 0 ? ["VOICE_UNLIMITED_NL"] : [],
          }),
        ),
      }),
      { category: "tv", coordinator: "B. Smit", profiles: [{ productCode: "TV_PROFILE", name: "Kantine" }] },
    ],
  });
  ({ customerId } = await provisionCustomer(
    portal.context,
    parseProvision(order, await loadCatalogue(portal.context)),
  ));
});
afterAll(() => portal.close());

describe("the pages of what a customer has, as the portal loads them", () => {
  test.each([
    { page: "/modules", most: 3, load: () => getModules(portal.web, customerId) },
    { page: "/contract", most: 3, load: () => getContractOverview(portal.web, customerId) },
    { page: "/service", most: 3, load: () => getServiceOverview(portal.web, customerId) },
    { page: "/not-active", most: 3, load: () => getInstallation(portal.web, customerId) },
  ])("$page takes at most $most data statements", async ({ most, load }) => {
    await load();
    const statements = await dataStatements(portal.web, load);
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.length).toBeLessThanOrEqual(most);
  });

  test.each([
    { page: "/modules", load: () => getModules(portal.web, STRANGER) },
    { page: "/contract", load: () => getContractOverview(portal.web, STRANGER) },
    { page: "/service", load: () => getServiceOverview(portal.web, STRANGER) },
    { page: "/not-active", load: () => getInstallation(portal.web, STRANGER) },
  ])("$page of another customer is not found", async ({ load }) => {
    await expect(load()).rejects.toThrow("Not found");
  });

  test("the inventory that is asked for one customer within another's transaction is empty", async () => {
    const inventory = await portal.web.database.withCustomer(STRANGER, (tx) =>
      loadInventory(tx, customerId, localDate("2026-11-21")),
    );
    expect(inventory).toEqual({ profiles: [], subscriptions: [] });
  });
});

describe("interfaces: GET /api/v1/modules", () => {
  test("the module adds up: 10 × 7,50, Centrale, a block of numbers and unlimited calls; what is not delivered is not there", async () => {
    const { modules } = answerOfModules(await getModules(portal.web, customerId), () => "Vast bellen");
    expect(modules).toHaveLength(1);
    const [voice] = modules;
    expect(voice).toMatchObject({
      category: "voice",
      name: "Vast bellen",
      serviceLevel: "standard",
      monthlyCents: 7500 + 500 + 250 + 550,
      groupOptions: ["VOICE_CENTRALE"],
      numbers: [{ productCode: "NUM_BLOCK_10_NL", first: "+31201234560", last: "+31201234569" }],
    });
    expect(voice?.profiles[0]).toEqual({
      profileId: expect.any(String) as string,
      productCode: "VOICE_PROFILE_PRO",
      name: "User 0",
      e164: "+31201234560",
      activeFrom: "2026-11-10",
      activeUntil: null,
      billedUntil: null,
      withDevice: false,
      monthlyCents: 750,
      options: ["VOICE_UNLIMITED_NL"],
      pendingRequestIds: [],
    });
  });
});

describe("a removal from its submission to its last billed day", () => {
  let profileId = "";
  let requestId = "";

  test("queued: the list and the allowance show it", async () => {
    const [inventory, users] = await portal.context.database.withCustomer(customerId, async (tx) => [
      await loadInventory(tx, customerId, localDate("2026-11-21")),
      await listUsers(tx, customerId),
    ]);
    profileId = inventory.profiles.find(({ name }) => name === "User 0")?.id ?? "";
    const submitter = { userId: users[0]?.id ?? "", email: users[0]?.email ?? "" };
    const result = await submitChange(portal.web, customerId, submitter, {
      lines: [{ action: "remove-profile", profileId }],
      preferredDate: null,
      acceptBuyOutCents: 0,
      previewToken: null,
      idempotencyKey: null,
    });
    if (result.kind !== "queued") throw new Error(result.kind);
    requestId = result.request.id;
    const { modules, pending } = await getModules(portal.web, customerId);
    expect(pending).toEqual([
      {
        requestId,
        profileId,
        action: "remove-profile",
        productName: null,
        on: "2026-11-23",
        billedUntil: "2026-12-31",
      },
    ]);
    expect(modules[0]?.profiles).toHaveLength(10);
    const { ledgers, userNames } = await getContractOverview(portal.web, customerId);
    expect(ledgers[0]).toMatchObject({ category: "voice", baseline: 10, allowance: 2, used: 1, queued: 1, left: 1 });
    expect(userNames[ledgers[0]?.entries[0]?.profileId ?? ""]).toBe("User 0");
  });

  test("executed: R4.1 it stays until its last billed day, then it is gone", async () => {
    const moved = (instant: string) => portal.at(fixedClock(new Date(instant)));
    const due = { customerId, requestId, date: localDate("2026-11-23") };
    await executeDueLines(moved("2026-11-23T08:00:00+01:00").context, due);
    const december = await getModules(moved("2026-12-31T12:00:00+01:00").web, customerId);
    const { modules } = answerOfModules(december, () => "");
    expect(modules[0]?.profiles.find((profile) => profile.profileId === profileId)).toMatchObject({
      activeUntil: "2026-11-23",
      billedUntil: "2026-12-31",
      monthlyCents: 750,
      options: [],
      pendingRequestIds: [],
    });
    expect(modules[0]?.monthlyCents).toBe(8800);
    const january = await getModules(moved("2027-01-01T12:00:00+01:00").web, customerId);
    expect(january.modules[0]).toMatchObject({ monthlyCents: 8800 - 750 - 550 });
    expect(january.modules[0]?.profiles).toHaveLength(9);
  });
});

describe("R1.5 what stopping today costs", () => {
  test("within the term: every remaining month after the last billed one; after it: nothing to buy out", async () => {
    const { stopping, noticeOn, endsOn, currentYear } = await getContractOverview(portal.web, customerId);
    expect({ noticeOn, endsOn, year: currentYear?.number }).toEqual({
      noticeOn: "2029-08-09",
      endsOn: "2029-11-09",
      year: 1,
    });
    // 9 Pro, Centrale and the block: 75,00 a month over 34 whole months and 9 of the 30 days of November 2029.
    expect(stopping).toMatchObject({ billedUntil: "2026-12-31", monthlyCents: 7500 });
    const { modules } = await getModules(portal.web, customerId);
    expect(stopping?.billedNowCents).toBe(sum(modules.map((module) => module.monthlyCents)));
    expect(stopping?.totalCents).toBe(9 * (34 * 750 + 225) + (34 * 500 + 150) + (34 * 250 + 75));
    const later = portal.at(fixedClock(new Date("2029-11-10T12:00:00+01:00"))).web;
    expect(await getContractOverview(later, customerId)).toMatchObject({ stopping: null, currentYear: null });
  });
});

describe("R8.2, R1.6 the installation", () => {
  test("parts with their size and warranty, and whoever still has something to arrange", async () => {
    const installation = await getInstallation(portal.web, customerId);
    expect(installation).toMatchObject({
      categories: ["voice", "tv"],
      coordinators: ["B. Smit"],
      progress: {
        survey: { state: "done", on: "2026-10-28" },
        installation: { state: "current", signed: 1, total: 2 },
        firstInvoice: { state: "expected", on: "2026-12-01" },
      },
      parts: [
        { category: "voice", pocSignedOn: "2026-11-10", warrantyUntil: "2027-02-10", profiles: 10 },
        { category: "tv", pocSignedOn: null, warrantyUntil: null, profiles: 1 },
      ],
    });
  });
});

describe("R9.1, R9.3 the service level", () => {
  test("Standard: 8 office hours, from 08:00 to 17:00; 99,6%; maintenance at night", async () => {
    expect(await getServiceOverview(portal.web, customerId)).toMatchObject({
      serviceLevel: { code: "standard", repairHours: 8, countedHours: "office", availabilityPermille: 996 },
      officeHours: { from: "08:00", until: "17:00" },
      maintenance: { from: "00:00", until: "07:00" },
    });
  });
});
