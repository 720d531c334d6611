import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMonths, localDate, type LocalDate } from "~/kernel/local-date";
import { callAdvices, withOnce, type CallAdvice, type CallingLine, type CallsOfMonth } from "./call-advice";

const today = localDate("2026-11-30");
const months: LocalDate[] = Array.from({ length: 13 }, (_, at) => addMonths(localDate("2025-11-01"), at));
const NATIONAL = { productCode: "VOICE_UNLIMITED_NL", priceCents: 550 };
const EU = { productCode: "VOICE_UNLIMITED_EU_NA", priceCents: 750 };
const callAdvice = (
  lines: readonly CallingLine[],
  used: readonly CallsOfMonth[],
  known: readonly LocalDate[] = months,
): CallAdvice | null => callAdvices(lines, used, known, today)[0] ?? null;
const line = (parts: Partial<CallingLine> = {}): CallingLine => ({
  ...NATIONAL,
  profileId: "a",
  since: localDate("2025-03-03"),
  optionSince: null,
  ...parts,
});
const calls = (cents: number, parts: Partial<CallsOfMonth> = {}, of: readonly LocalDate[] = months): CallsOfMonth[] =>
  of.map((month) => ({
    profileId: "a",
    productCode: NATIONAL.productCode,
    month,
    chargeCents: cents,
    records: 2,
    includedMinutes: 0,
    ...parts,
  }));
const withOption = line({ optionSince: localDate("2025-03-03") });

describe("R6.3 what unlimited national calls would have saved", () => {
  test("the national calls of twelve whole months, less twelve times the option", () => {
    expect(callAdvice([line()], calls(810), months)).toEqual({
      ...NATIONAL,
      kind: "add",
      profileId: "a",
      from: "2025-11-01",
      until: "2026-10-01",
      months: 12,
      callsCents: 9_720,
      records: 24,
      optionCents: 6_600,
      onceCents: 0,
      savedCents: 3_120,
    });
  });

  test.each<{ lines: CallingLine[]; used: CallsOfMonth[]; known?: LocalDate[]; saved: number | null; because: string }>(
    [
      {
        lines: [line()],
        used: calls(550),
        saved: null,
        because: "calls that cost as much as the option save nothing",
      },
      { lines: [line()], used: calls(551), saved: 12, because: "a cent a month is saved" },
      {
        lines: [line({ since: localDate("2026-08-03") })],
        used: calls(810),
        saved: 2 * (810 - 550),
        because: "August was half somebody else's: September and October count",
      },
      {
        lines: [line({ since: localDate("2026-08-01") })],
        used: calls(810),
        saved: 3 * (810 - 550),
        because: "a month that started with the line is whole",
      },
      {
        lines: [line({ since: localDate("2026-11-02") })],
        used: calls(810),
        saved: null,
        because: "no month is whole yet",
      },
      { lines: [withOption], used: calls(0), saved: 6_600, because: "an option that no call used" },
      {
        lines: [withOption],
        used: [...calls(0), ...calls(0, { includedMinutes: 1 }, [localDate("2026-02-01")])],
        saved: null,
        because: "one minute is use",
      },
      {
        lines: [withOption],
        used: calls(0, { includedMinutes: 1 }, [localDate("2026-11-01")]),
        saved: null,
        because: "it was used this month",
      },
      {
        lines: [withOption],
        used: [],
        known: months.slice(1),
        saved: null,
        because: "a month about which nothing is known",
      },
      {
        lines: [line({ optionSince: localDate("2026-08-10") })],
        used: [],
        saved: null,
        because: "two whole months are too few to call it unused",
      },
      {
        lines: [line(), line({ profileId: "b" })],
        used: [...calls(600), ...calls(900, { profileId: "b" })],
        saved: 12 * 350,
        because: "of two lines the one that saves most",
      },
      { lines: [], used: calls(810), saved: null, because: "there is no fixed line" },
    ],
  )("$saved: $because", ({ lines, used, known = months, saved }) => {
    expect(callAdvice(lines, used, known)?.savedCents ?? null).toBe(saved);
  });

  test("one-time costs are part of the sum", () => {
    const [advice] = callAdvices([line()], calls(810), months, today);
    if (advice === undefined) throw new Error("nothing is spared");
    const once = withOnce(advice, 3_000);
    expect(once).toMatchObject({ onceCents: 3_000, savedCents: 120 });
    expect(withOnce(advice, 3_120)).toBeNull();
    expect(once && withOnce(once, 0)).toEqual(advice);
  });

  test("R6.5 each option is weighed by the calls that it includes, at its own price", () => {
    const both = [line(), line(EU)];
    const used = [...calls(600), ...calls(900, { productCode: EU.productCode })];
    expect(callAdvices(both, used, months, today)).toMatchObject([
      { productCode: EU.productCode, callsCents: 10_800, optionCents: 9_000, savedCents: 1_800 },
      { productCode: NATIONAL.productCode, callsCents: 7_200, optionCents: 6_600, savedCents: 600 },
    ]);
    const withEu = [line({ ...EU, optionSince: localDate("2025-03-03") })];
    expect(callAdvice(withEu, calls(0, { includedMinutes: 5 }))).toMatchObject({ kind: "drop", savedCents: 9_000 });
    expect(callAdvice(withEu, calls(0, { productCode: EU.productCode, includedMinutes: 5 }))).toBeNull();
  });

  test("whatever the calls, the sum adds up and saves something", () => {
    const month = fc.record({
      profileId: fc.constantFrom("a", "b"),
      productCode: fc.constantFrom(NATIONAL.productCode, EU.productCode),
      month: fc.constantFrom(...months),
      chargeCents: fc.nat(3_000),
      records: fc.nat(50),
      includedMinutes: fc.constantFrom(0, 0, 0, 7),
    });
    const any = fc.record({
      profileId: fc.constantFrom("a", "b"),
      productCode: fc.constantFrom(NATIONAL.productCode, EU.productCode),
      priceCents: fc.constantFrom(550, 750),
      since: fc.constantFrom("2025-03-03", "2026-03-01", "2026-10-02").map(localDate),
      optionSince: fc
        .constantFrom(null, "2025-03-03", "2026-05-15")
        .map((day) => (day === null ? null : localDate(day))),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 2 }), fc.array(month, { maxLength: 40 }), (lines, used) => {
        const advice = callAdvice(lines, used);
        if (advice === null) return;
        const { kind, callsCents, optionCents, onceCents, savedCents } = advice;
        expect(savedCents).toBeGreaterThan(0);
        expect(optionCents).toBe(advice.months * advice.priceCents);
        expect(savedCents).toBe(kind === "add" ? callsCents - optionCents - onceCents : optionCents);
      }),
    );
  });
});
