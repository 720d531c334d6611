import { describe, expect, test } from "vitest";
import { localDate } from "~/kernel/local-date";
import { parseRulePack } from "~/modules/catalogue/schemas/rule-pack-schema";
import { TARIFFS, codesOf, convert, previewed, pros, remove } from "../../testing/scenarios";

const [own] = TARIFFS.rulePacks;
if (!own) throw new Error("no rule pack");
const { validFrom, ...policy } = own;

/** Ten percent of the users at the start of each year, fee 25% of the remaining rental; only removals count; two must stay. */
const OTHER = parseRulePack(
  {
    ...policy,
    downscale: {
      ...policy.downscale,
      percent: 10,
      baseline: "in-service-each-year",
      fee: { kind: "remaining-terms", percent: 25 },
      counts: ["removal"],
      minimumProfiles: 2,
      freeFirst: "line-order",
    },
    leadTimes: { noLicence: 3, licence: 4, licenceWithHardware: 8, hardware: 7 },
    billingEnds: { profileMonthsAfterReceipt: 0, optionMonthsAfterExecution: 1 },
    preferredDate: { maxDays: 30, workingDaysOnly: false },
    holidays: [{ kind: "fixed", name: "Feestdag", month: 6, day: 12 }],
  },
  validFrom,
);
const tariffs = { ...TARIFFS, rulePacks: [OTHER] };
const twenty = pros(20);

describe("another operator's policy is another rule pack and the same code", () => {
  test("10% of the users at the start of the year, also of the first, whatever was contracted", () => {
    const preview = previewed(
      { profiles: twenty, contracted: { voice: 500 }, lines: [remove("p1"), remove("p2")] },
      tariffs,
    );
    expect(preview.downscale[0]).toMatchObject({ baseline: 20, allowance: 2, free: 2 });
  });
  test("25% of the remaining rental, rounded half up to a cent", () => {
    const preview = previewed({ profiles: twenty, lines: [remove("p1"), remove("p2"), remove("p3")] }, tariffs);
    // Billed to 30 June 2025: 32 terms of € 7,50, a quarter.
    expect(preview.lines.map((line) => [line.billedUntil, line.buyOutCents])).toEqual([
      ["2025-06-30", 0],
      ["2025-06-30", 0],
      ["2025-06-30", 6000],
    ]);
  });
  test("downgrades that do not count are free and use nothing", () => {
    const preview = previewed(
      { profiles: twenty, lines: [convert("p1", "VOICE_PROFILE_PLUS"), remove("p2"), remove("p3")] },
      tariffs,
    );
    expect(preview.downscale[0]).toMatchObject({ requested: 2, free: 2 });
    expect(preview.totals.buyOutCents).toBe(0);
  });
  test("another minimum, lead time, holiday and preferred date", () => {
    const preview = previewed(
      { profiles: pros(3), lines: [remove("p1"), remove("p2")], preferredDate: "2025-07-12" },
      tariffs,
    );
    expect(codesOf(preview)).toEqual(["DATE_TOO_LATE@0", "DATE_TOO_LATE@1", "MIN_PROFILES"]);
    expect(preview.errors.at(-1)?.message).toContain("minstens 2 profielen");
    expect(previewed({ profiles: pros(5), lines: [remove("p1")] }, tariffs).lines[0]?.date).toBe("2025-06-16");
  });
  test("rounded up, devices like other profiles, every use counted, a fixed fee", () => {
    const lenient = {
      ...own,
      downscale: {
        ...own.downscale,
        rounding: "up",
        devices: "as-other-profiles",
        oncePerProfile: false,
        fee: { kind: "fixed", cents: 5000 },
      },
    } as const;
    const phones = pros(5, { category: "mobile", productCode: "MOBILE_PROFILE_PLUS", withDevice: true });
    const preview = previewed(
      { profiles: phones, contracted: { mobile: 5 }, lines: [remove("p1"), remove("p2"), remove("p3")] },
      { ...TARIFFS, rulePacks: [lenient] },
    );
    expect(preview.downscale[0]).toMatchObject({ allowance: 2, requested: 3, excess: 1 });
    expect(preview.totals.buyOutCents).toBe(5000);
    const late = previewed(
      { profiles: phones, contracted: { mobile: 0 }, receivedOn: "2028-02-10", lines: [remove("p1")] },
      { ...TARIFFS, rulePacks: [{ ...lenient, downscale: { ...lenient.downscale, percent: 0 } }] },
    );
    expect(late.totals.buyOutCents).toBe(0);
  });
  test("an option that needs another, R5.5 as a rule", () => {
    const needs = {
      ...own,
      fit: { ...own.fit, optionNeeds: [{ option: "VOICE_CALLCENTER_AGENT", needs: "VOICE_CALLCENTER_BASIS_INSTALL" }] },
    };
    const add = (productCode: string) => ({ action: "add-option", profileId: "p1", productCode });
    const strict = { ...TARIFFS, rulePacks: [needs] };
    expect(codesOf(previewed({ lines: [add("VOICE_CALLCENTER_AGENT")] }, strict))).toEqual(["OPTION_NOT_ALLOWED@0"]);
    expect(
      codesOf(previewed({ lines: [add("VOICE_CALLCENTER_AGENT"), add("VOICE_CALLCENTER_BASIS_INSTALL")] }, strict)),
    ).toEqual([]);
  });
  test("a new year brings a new rule pack", () => {
    const later = { ...OTHER, validFrom: localDate("2025-06-10") };
    const both = { ...TARIFFS, rulePacks: [own, later] };
    expect(
      previewed({ receivedOn: "2025-06-09", profiles: twenty, lines: [remove("p1")] }, both).downscale[0]?.allowance,
    ).toBe(5);
    expect(
      previewed({ receivedOn: "2025-06-10", profiles: twenty, lines: [remove("p1")] }, both).downscale[0]?.allowance,
    ).toBe(2);
  });
});
