import { describe, expect, test } from "vitest";
import {
  PLUS,
  PRO,
  codesOf,
  convert,
  previewed,
  pros,
  remove,
  type JsonLine,
  type JsonRequest,
} from "../../testing/scenarios";

const twoRemoved = (receivedOn: string): JsonRequest[] => [
  { receivedOn, status: "completed", lines: [remove("gone1"), remove("gone2")] },
];
const gone = (activeUntil: string) => [
  { id: "gone1", activeUntil },
  { id: "gone2", activeUntil },
];
const removals = (count: number): JsonLine[] => pros(count).map(({ id }) => remove(id));

describe("R2.1, R2.8 worked examples, 36 months from 2025-03-01", () => {
  test.each([
    {
      receivedOn: "2025-06-10",
      profiles: pros(10),
      lines: removals(2),
      verdict: "within-limit",
      buyOutCents: 0,
      because: "a quarter of 10, rounded down, is 2",
    },
    {
      receivedOn: "2025-06-10",
      profiles: pros(10),
      lines: removals(3),
      verdict: "over-limit",
      buyOutCents: 23250,
      because: "1 above, 31 terms of € 7,50",
    },
    {
      receivedOn: "2025-06-10",
      profiles: pros(3),
      lines: removals(1),
      verdict: "over-limit",
      buyOutCents: 23250,
      because: "a quarter of 3 is none",
    },
    {
      receivedOn: "2025-06-10",
      profiles: pros(1),
      lines: removals(1),
      verdict: "refused",
      buyOutCents: 23250,
      because: "one must remain",
    },
    {
      receivedOn: "2025-05-05",
      profiles: [...pros(8), ...gone("2025-04-10")],
      contracted: 10,
      requests: twoRemoved("2025-04-01"),
      lines: [convert("p1", PLUS)],
      verdict: "over-limit",
      buyOutCents: 9600,
      because: "32 terms of the difference, € 3,00",
    },
    {
      receivedOn: "2025-05-06",
      profiles: [{ id: "p1", productCode: PLUS }, ...pros(8).slice(1), ...gone("2025-04-10")],
      contracted: 10,
      requests: [
        ...twoRemoved("2025-04-01"),
        {
          receivedOn: "2025-05-05",
          status: "completed",
          lines: [{ ...convert("p1", PLUS), fromProductCode: PRO, buyOutCents: 9600 }],
        },
      ],
      lines: [remove("p1")],
      verdict: "over-limit",
      buyOutCents: 14400,
      because: "the paid downgrade used nothing; 96 + 144 = the Pro at once",
    },
    {
      receivedOn: "2026-03-01",
      profiles: [...pros(8), ...gone("2025-06-11")],
      contracted: 10,
      requests: twoRemoved("2025-06-10"),
      lines: removals(2),
      verdict: "within-limit",
      buyOutCents: 0,
      because: "a new year: a quarter of the 8 in service",
    },
    {
      receivedOn: "2027-12-15",
      profiles: [...pros(6), ...gone("2027-04-10")],
      requests: twoRemoved("2027-04-01"),
      lines: removals(1),
      verdict: "over-limit",
      buyOutCents: 750,
      because: "billed to 31 January, one term is left",
    },
    {
      receivedOn: "2028-02-10",
      profiles: [...pros(6), ...gone("2027-04-10")],
      requests: twoRemoved("2027-04-01"),
      lines: removals(1),
      verdict: "within-limit",
      buyOutCents: 0,
      because: "billed to after contract end",
    },
    {
      receivedOn: "2028-03-01",
      profiles: pros(8),
      lines: removals(7),
      verdict: "within-limit",
      buyOutCents: 0,
      because: "after the term, and one remains",
    },
  ])(
    "received $receivedOn: $verdict, $buyOutCents cents, because $because",
    ({ verdict, buyOutCents, contracted, ...parts }) => {
      const preview = previewed({ ...parts, contracted: { voice: contracted ?? parts.profiles.length } });
      expect(preview.verdict).toBe(verdict);
      expect(preview.totals.buyOutCents).toBe(buyOutCents);
    },
  );

  test("the paid downgrade and the later removal cost as much as removing the Pro at once", () => {
    const parts = {
      profiles: [...pros(8), ...gone("2025-04-10")],
      contracted: { voice: 10 },
      requests: twoRemoved("2025-04-01"),
    };
    expect(previewed({ ...parts, receivedOn: "2025-05-06", lines: [remove("p1")] }).totals.buyOutCents).toBe(
      9600 + 14400,
    );
  });
});

describe("R2.2 baseline", () => {
  const spread = [
    { id: "stays1" },
    { id: "stays2" },
    { id: "stays3" },
    { id: "stays4" },
    { id: "leftBefore", activeUntil: "2026-02-28" },
    { id: "leftThatDay", activeUntil: "2026-03-01" },
    { id: "came", activeFrom: "2026-03-01" },
    { id: "cameLater", activeFrom: "2026-03-02" },
    { id: "queued" },
  ];
  test("later years count who was in service on their first day, queued removals included", () => {
    const preview = previewed({
      receivedOn: "2026-04-01",
      profiles: spread,
      requests: [{ receivedOn: "2026-02-27", status: "queued", lines: [remove("queued")] }],
      lines: [remove("stays1")],
    });
    expect(preview.downscale).toEqual([
      {
        category: "voice",
        yearFrom: "2026-03-01",
        yearTo: "2027-02-28",
        baseline: 7,
        allowance: 1,
        used: 0,
        requested: 1,
        free: 1,
        excess: 0,
        remaining: 0,
      },
    ]);
  });
  test("year 1 counts what was contracted; a category that is not listed counts 0", () => {
    const mobile = { id: "m1", category: "mobile", productCode: "MOBILE_PROFILE_BASIS" };
    const preview = previewed({
      profiles: [...pros(4), mobile, { ...mobile, id: "m2" }],
      contracted: { voice: 8 },
      lines: [remove("p1"), remove("m1")],
    });
    expect(
      preview.downscale.map(({ category, baseline, allowance, excess }) => ({ category, baseline, allowance, excess })),
    ).toEqual([
      { category: "voice", baseline: 8, allowance: 2, excess: 0 },
      { category: "mobile", baseline: 0, allowance: 0, excess: 1 },
    ]);
  });
  test("a profile added during the year raises no baseline and uses the allowance like any other", () => {
    const profiles = [...pros(4), { id: "fresh", activeFrom: "2025-05-01" }];
    const preview = previewed({ profiles, contracted: { voice: 4 }, lines: [remove("fresh"), remove("p1")] });
    expect(preview.downscale[0]).toMatchObject({ baseline: 4, allowance: 1, requested: 2, free: 1, excess: 1 });
  });
  test("a request from before the start date counts in year 1", () => {
    const preview = previewed({
      startDate: "2025-09-15",
      profiles: pros(4, { activeFrom: "2025-06-01" }),
      receivedOn: "2025-06-10",
      lines: [remove("p1"), remove("p2")],
    });
    expect(preview.downscale[0]).toMatchObject({ yearFrom: "2025-09-15", yearTo: "2026-09-14", baseline: 4, free: 1 });
    // 16 of 30 days of September 2025, 35 whole months, 14 of 30 days of September 2028.
    expect(preview.totals.buyOutCents).toBe(750 * 36);
  });
});

describe("R2.4 use of the allowance", () => {
  const used = (requests: JsonRequest[], lines: JsonLine[] = [remove("p1")], profiles = pros(12)) =>
    previewed({ profiles, contracted: { voice: 12 }, requests, lines }).downscale[0]?.used;
  test.each([
    { because: "queued", status: "queued", line: remove("p9"), used: 1 },
    { because: "completed", status: "completed", line: remove("p9"), used: 1 },
    { because: "cancelled gives it back (R2.11)", status: "cancelled", line: remove("p9"), used: 0 },
    { because: "rejected gives it back (R2.11)", status: "rejected", line: remove("p9"), used: 0 },
    {
      because: "its own status goes before that of its request",
      status: "queued",
      line: { ...remove("p9"), status: "rejected" },
      used: 0,
    },
    { because: "paid for", status: "queued", line: { ...remove("p9"), buyOutCents: 1 }, used: 0 },
    { because: "a downgrade", status: "queued", line: { ...convert("p9", PLUS), fromProductCode: PRO }, used: 1 },
    { because: "a queued conversion starts from what is there", status: "queued", line: convert("p9", PLUS), used: 1 },
    { because: "an upgrade", status: "completed", line: { ...convert("p9", PRO), fromProductCode: PLUS }, used: 0 },
    {
      because: "a completed conversion from an unknown product",
      status: "completed",
      line: convert("p9", PLUS),
      used: 0,
    },
    { because: "an addition", status: "queued", line: { action: "add-profile", productCode: PRO }, used: 0 },
    {
      because: "an option",
      status: "queued",
      line: { action: "remove-option", profileId: "p9", productCode: "VOICE_WEBEX_STANDAARD" },
      used: 0,
    },
  ])("$because: $used", ({ status, line, used: expected }) => {
    expect(used([{ receivedOn: "2025-05-01", status, lines: [line] }])).toBe(expected);
  });
  test("a line counts in the year of its receipt", () => {
    const requests = [{ receivedOn: "2026-02-28", status: "queued", lines: [remove("p9")] }];
    expect(
      previewed({ profiles: pros(12), receivedOn: "2026-03-01", requests, lines: [remove("p1")] }).downscale[0]?.used,
    ).toBe(0);
    expect(
      previewed({ profiles: pros(12), receivedOn: "2026-02-28", requests, lines: [remove("p1")] }).downscale[0]?.used,
    ).toBe(1);
  });
  test("a profile counts once, and a second line of it is free", () => {
    const requests = [
      {
        receivedOn: "2025-05-01",
        status: "completed",
        lines: [{ ...convert("p1", PLUS), fromProductCode: PRO }, remove("gone")],
      },
    ];
    const profiles = [{ id: "p1", productCode: PLUS }, ...pros(8).slice(1), { id: "gone", activeUntil: "2025-05-02" }];
    const preview = previewed({ profiles, contracted: { voice: 8 }, requests, lines: [remove("p1"), remove("p2")] });
    expect(preview.downscale[0]).toMatchObject({
      allowance: 2,
      used: 2,
      requested: 1,
      free: 0,
      excess: 1,
      remaining: 0,
    });
    expect(preview.lines.map((line) => line.buyOutCents)).toEqual([0, 23250]);
  });
  test("whether an earlier line was a downgrade follows from the price list in force on its receipt", () => {
    const cheaper = { code: PLUS, category: "voice", scope: "profile", monthlyCents: 900, oneTimeBasis: "per_unit" };
    const preview = previewed({
      products: [cheaper],
      requests: [
        { receivedOn: "2025-05-01", status: "completed", lines: [{ ...convert("p9", PLUS), fromProductCode: PRO }] },
      ],
      lines: [remove("p1")],
    });
    expect(preview.downscale[0]?.used).toBe(0);
  });
});

describe("R2.5 the minimum", () => {
  const twoPros = pros(2);
  test.each([
    { because: "one of two leaves one", lines: [remove("p1")], codes: [] },
    { because: "both leave none", lines: [remove("p1"), remove("p2")], codes: ["MIN_PROFILES"] },
    {
      because: "a proposed addition counts",
      lines: [remove("p1"), remove("p2"), { action: "add-profile", productCode: PRO }],
      codes: [],
    },
    {
      because: "an addition that cannot be done does not count",
      lines: [remove("p1"), remove("p2"), { action: "add-profile", productCode: PRO, quantity: 0 }],
      codes: ["INVALID_QUANTITY@2", "MIN_PROFILES"],
    },
    {
      because: "an addition to another category does not count",
      lines: [remove("p1"), remove("p2"), { action: "add-profile", productCode: "TV_PROFILE" }],
      codes: ["NOT_SELF_SERVICE@2", "MIN_PROFILES"],
    },
    {
      because: "a removal on an impossible date is still a removal",
      lines: [remove("p1"), remove("p2")],
      preferredDate: "2025-06-14",
      codes: ["DATE_NOT_WORKING_DAY@0", "DATE_NOT_WORKING_DAY@1", "MIN_PROFILES"],
    },
    {
      because: "removing an unknown profile takes nobody away",
      lines: [remove("p1"), remove("p9")],
      codes: ["UNKNOWN_PROFILE@1"],
    },
  ])("$because", ({ lines, codes, preferredDate }) => {
    expect(codesOf(previewed({ profiles: twoPros, lines, preferredDate: preferredDate ?? null }))).toEqual(codes);
  });
  test.each([
    { because: "pending removals are gone", line: remove("p2"), codes: ["MIN_PROFILES"] },
    {
      because: "pending additions are there",
      line: { action: "add-profile", productCode: PRO },
      codes: [],
      lines: [remove("p1"), remove("p2")],
    },
    { because: "cancelled ones are neither", line: { ...remove("p2"), status: "cancelled" }, codes: [] },
  ])("$because", ({ line, codes, lines }) => {
    const requests = [{ receivedOn: "2025-06-09", status: "queued", lines: [line] }];
    expect(codesOf(previewed({ profiles: twoPros, requests, lines: lines ?? [remove("p1")] }))).toEqual(codes);
  });
  test("is judged per category, whatever fee is accepted, also after the term", () => {
    const tv = { id: "t1", category: "tv", productCode: "TV_PROFILE" };
    const preview = previewed({
      profiles: [...pros(2), tv],
      receivedOn: "2029-01-02",
      lines: [remove("p1"), remove("t1")],
    });
    expect(codesOf(preview)).toEqual(["MIN_PROFILES"]);
    expect(preview.verdict).toBe("refused");
    expect(preview.errors[0]?.message).toContain("0800-0403");
  });
  test("a downgrade takes nobody away", () => {
    expect(codesOf(previewed({ profiles: pros(1), lines: [convert("p1", PLUS)] }))).toEqual([]);
  });
});

describe("R2.7 profiles with a device", () => {
  const mobile = (id: string, withDevice: boolean) => ({
    id,
    category: "mobile",
    productCode: "MOBILE_PROFILE_PLUS",
    withDevice,
  });
  const profiles = [mobile("d1", true), mobile("d2", true), mobile("s1", false), mobile("s2", false)];
  test("count in the baseline, always cost the fee, use nothing", () => {
    const preview = previewed({
      profiles,
      contracted: { mobile: 4 },
      lines: [remove("d1"), convert("d2", "MOBILE_PROFILE_BASIS"), remove("s1")],
    });
    expect(preview.downscale[0]).toMatchObject({
      baseline: 4,
      allowance: 1,
      requested: 1,
      free: 1,
      excess: 0,
      remaining: 0,
    });
    expect(preview.lines.map((line) => line.buyOutCents)).toEqual([2250 * 31, 750 * 31, 0]);
  });
  test("their row shows, also when nothing of it is asked from the allowance", () => {
    const preview = previewed({ profiles, contracted: { mobile: 4 }, lines: [remove("d1")] });
    expect(preview.downscale[0]).toMatchObject({ requested: 0, free: 0, excess: 0, remaining: 1 });
  });
  test("used nothing when their fee was nothing", () => {
    const preview = previewed({
      profiles: [...profiles, { ...mobile("d3", true), activeUntil: "2028-02-02" }],
      contracted: { mobile: 4 },
      receivedOn: "2028-02-10",
      requests: [{ receivedOn: "2028-02-01", status: "completed", lines: [remove("d3")] }],
      lines: [remove("s1")],
    });
    expect(preview.downscale[0]).toMatchObject({ used: 0, free: 1 });
  });
  test("count for the minimum of one", () => {
    expect(
      codesOf(
        previewed({
          profiles: [mobile("d1", true), mobile("s1", false)],
          contracted: { mobile: 2 },
          lines: [remove("s1")],
        }),
      ),
    ).toEqual([]);
  });
  test("after the term they leave free", () => {
    const preview = previewed({ profiles, contracted: { mobile: 4 }, receivedOn: "2028-03-01", lines: [remove("d1")] });
    expect(preview.totals.buyOutCents).toBe(0);
  });
});

describe("R2.9 the free allowance covers the highest fee first", () => {
  const profiles = [{ id: "plus", productCode: PLUS }, ...pros(3)];
  test.each([
    { lines: [remove("plus"), remove("p1")], fees: [13950, 0], because: "a Pro costs more than a Plus" },
    { lines: [remove("p1"), remove("plus")], fees: [0, 13950], because: "whatever the order of the lines" },
    { lines: [convert("p1", PLUS), remove("p2")], fees: [9300, 0], because: "a removal costs more than a downgrade" },
    { lines: [remove("p2"), remove("p1")], fees: [0, 23250], because: "ties go by line order" },
  ])("$because", ({ lines, fees }) => {
    expect(previewed({ profiles, lines }).lines.map((line) => line.buyOutCents)).toEqual(fees);
  });
});

describe("R2.6 options are not limited", () => {
  test("all of them can go at once, without a fee and without a row of allowance", () => {
    const profiles = pros(3, { options: ["VOICE_UNLIMITED_NL"] });
    const preview = previewed({
      profiles,
      groupOptions: ["VOICE_CENTRALE", "VOICE_BEL_ME_NU"],
      lines: [
        ...profiles.map(({ id }) => ({ action: "remove-option", profileId: id, productCode: "VOICE_UNLIMITED_NL" })),
        { action: "remove-option", productCode: "VOICE_BEL_ME_NU" },
      ],
    });
    expect(preview).toMatchObject({
      verdict: "within-limit",
      downscale: [],
      totals: { buyOutCents: 0, monthlyDeltaCents: -3 * 550 - 500 },
    });
  });
});

describe("a line with an error", () => {
  test("has null dates and zero amounts and stays out of totals and downscale", () => {
    const preview = previewed({ lines: [remove("p1"), remove("p1")] });
    expect(preview.lines[1]).toMatchObject({
      earliestDate: null,
      date: null,
      billedUntil: null,
      billedFrom: null,
      oneTimeCents: 0,
      monthlyDeltaCents: 0,
      buyOutCents: 0,
    });
    expect(preview.downscale[0]?.requested).toBe(1);
    expect(preview.totals.monthlyDeltaCents).toBe(-750);
  });
});

describe("after the term", () => {
  test("there is no contract year: baseline, allowance and remaining are null", () => {
    expect(previewed({ receivedOn: "2028-03-01", lines: [remove("p1")] }).downscale).toEqual([
      {
        category: "voice",
        yearFrom: null,
        yearTo: null,
        baseline: null,
        allowance: null,
        used: 0,
        requested: 1,
        free: 1,
        excess: 0,
        remaining: null,
      },
    ]);
  });
});
