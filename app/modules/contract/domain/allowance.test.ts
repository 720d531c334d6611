import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localDate } from "~/kernel/local-date";
import type { DownscalePolicy } from "~/modules/catalogue/domain/rule-pack";
import { allowanceOf, type AllowanceUse } from "./allowance";
import { allowanceLedgers } from "./allowance-ledger";

const POLICY: DownscalePolicy = {
  percent: 25,
  rounding: "down",
  baseline: "contracted-then-in-service",
  counts: ["removal", "downgrade"],
  devices: "always-fee",
  oncePerProfile: true,
  freeFirst: "highest-fee",
  fee: { kind: "remaining-terms", percent: 100 },
  minimumProfiles: 1,
};

describe("R2.3 the allowance is a quarter of the baseline, rounded down", () => {
  test.each([
    [0, 0],
    [1, 0],
    [3, 0],
    [4, 1],
    [7, 1],
    [8, 2],
    [10, 2],
    [99, 24],
    [100, 25],
  ])("of %i: %i", (baseline, allowance) => {
    expect(allowanceOf(baseline, POLICY)).toBe(allowance);
  });
  test("the three roundings differ by one at most, and never above the baseline", () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.nat(100), (baseline, percent) => {
        const [down, half, up] = (["down", "half-up", "up"] as const).map((rounding) =>
          allowanceOf(baseline, { ...POLICY, percent, rounding }),
        ) as [number, number, number];
        expect(down <= half && half <= up && up - down <= 1 && up <= baseline).toBe(true);
      }),
    );
  });
});

describe("R2.4 the ledger of a contract year", () => {
  const contract = { startDate: localDate("2025-03-01"), termMonths: 36 };
  const use = (profileId: string, receivedOn: string, more: Partial<AllowanceUse> = {}): AllowanceUse => ({
    profileId,
    category: "voice",
    kind: "removal",
    receivedOn: localDate(receivedOn),
    withDevice: false,
    buyOutCents: 0,
    queued: false,
    requestId: null,
    ...more,
  });
  const profile = (activeUntil: string | null) =>
    ({
      category: "voice",
      activeFrom: localDate("2025-03-01"),
      activeUntil: activeUntil === null ? null : localDate(activeUntil),
    }) as const;
  const ledgers = (uses: AllowanceUse[], today = "2026-06-01") =>
    allowanceLedgers(
      ["voice"],
      contract,
      { voice: 12 },
      [...Array.from({ length: 9 }, () => profile(null)), profile("2025-12-01")],
      uses,
      POLICY,
      localDate(today),
    );

  test("shows what was used, what is queued and what is left", () => {
    const [first] = ledgers([use("b", "2025-06-02", { queued: true }), use("a", "2025-05-01")]);
    expect(first).toMatchObject({ baseline: 12, allowance: 3, used: 2, queued: 1, left: 1 });
    expect(first?.entries.map(({ profileId, counts }) => [profileId, counts])).toEqual([
      ["a", true],
      ["b", true],
    ]);
  });
  test.each([
    { because: "paid for", second: use("b", "2025-07-01", { buyOutCents: 100 }) },
    { because: "a device", second: use("b", "2025-07-01", { withDevice: true }) },
    { because: "the same profile again", second: use("a", "2025-07-01") },
  ])("lists what does not count: $because", ({ second }) => {
    const [first] = ledgers([use("a", "2025-05-01", { kind: "downgrade" }), second]);
    expect(first).toMatchObject({ used: 1, left: 2 });
    expect(first?.entries.map(({ counts }) => counts)).toEqual([true, false]);
  });
  test("a year that has not started has no baseline yet", () => {
    const [, second, third] = ledgers([use("a", "2026-03-01"), use("z", "2026-02-28")]);
    expect(second).toMatchObject({ baseline: 9, allowance: 2, used: 1, left: 1 });
    expect(third).toMatchObject({ baseline: null, allowance: null, used: 0, left: null });
  });
  test("what was received before the start counts in year 1", () => {
    expect(ledgers([use("a", "2025-01-15")])[0]?.used).toBe(1);
  });
  test("what is left is never below zero", () => {
    expect(ledgers(["a", "b", "c", "d"].map((id) => use(id, "2025-05-01")))[0]?.left).toBe(0);
  });
});
