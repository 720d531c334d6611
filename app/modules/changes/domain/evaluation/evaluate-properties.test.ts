import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { downscalingCase, partsOf } from "../../testing/random-downscaling";
import { previewed, type JsonLine, type JsonRequest, type ScenarioParts } from "../../testing/scenarios";
import type { Preview } from "../preview";

const sumOf = (preview: Preview, key: "oneTimeCents" | "monthlyDeltaCents" | "buyOutCents"): number =>
  preview.lines.reduce((sum, line) => sum + line[key], 0);

describe("whatever is asked", () => {
  const id = fc.constantFrom("p1", "p2", "p3", "plus", "web", "m1", "left", "nobody");
  const code = fc.constantFrom(
    "VOICE_PROFILE_PRO",
    "VOICE_PROFILE_PLUS",
    "VOICE_WEBEX_PREMIUM",
    "VOICE_WEBEX_STANDAARD",
    "VOICE_DESKTOP_BASIS",
    "VOICE_BEL_ME_NU",
    "VOICE_CENTRALE",
    "NUM_NEW_1_NL",
    "NUM_PORT_1_ES",
    "MOBILE_PROFILE_BASIS",
    "X",
  );
  const quantity = fc.constantFrom(1, 1, 2, 500, 501, 0);
  const line: fc.Arbitrary<JsonLine> = fc.oneof(
    fc.record({
      action: fc.constant("add-profile"),
      productCode: code,
      quantity,
      withPhone: fc.boolean(),
      options: fc.array(code, { maxLength: 2 }),
    }),
    fc.record({ action: fc.constant("remove-profile"), profileId: id }),
    fc.record({ action: fc.constant("convert-profile"), profileId: id, toProductCode: code }),
    fc.record({ action: fc.constantFrom("add-option", "remove-option"), profileId: fc.option(id), productCode: code }),
    fc.record({ action: fc.constant("add-number"), productCode: code, quantity }),
    fc.record({ action: fc.constant("order-phone"), profileId: id, quantity }),
  );
  const parts: fc.Arbitrary<ScenarioParts> = fc.record({
    profiles: fc.constant([
      { id: "p1" },
      { id: "p2" },
      { id: "p3", options: ["VOICE_UNLIMITED_NL"] },
      { id: "plus", productCode: "VOICE_PROFILE_PLUS", options: ["VOICE_DESKTOP_BASIS"] },
      { id: "web", options: ["VOICE_WEBEX_STANDAARD"] },
      { id: "m1", category: "mobile", productCode: "MOBILE_PROFILE_PLUS", withDevice: true },
      { id: "left", activeUntil: "2025-04-01" },
    ]),
    contracted: fc.constant({ voice: 5, mobile: 1 }),
    receivedOn: fc.constantFrom("2025-06-10", "2026-02-28", "2028-02-10", "2028-03-01"),
    preferredDate: fc.constantFrom(null, null, "2025-06-17", "2025-06-14"),
    requests: fc.array(
      fc.record({
        receivedOn: fc.constant("2025-05-05"),
        status: fc.constantFrom("queued", "completed", "cancelled"),
        lines: fc.array(line, { maxLength: 2 }),
      }),
      { maxLength: 2 },
    ),
    lines: fc.array(line, { maxLength: 5 }),
  });

  test("the totals are the sum of the lines, and the verdict follows from errors and fee", () => {
    fc.assert(
      fc.property(parts, (each) => {
        const preview = previewed(each);
        for (const key of ["oneTimeCents", "monthlyDeltaCents", "buyOutCents"] as const)
          expect(preview.totals[key]).toBe(sumOf(preview, key));
        const expected =
          preview.errors.length > 0 ? "refused" : preview.totals.buyOutCents > 0 ? "over-limit" : "within-limit";
        expect(preview.verdict).toBe(expected);
      }),
      { numRuns: 1_000 },
    );
  });

  test("a line has dates exactly when it has no errors, and its errors stand in the list", () => {
    fc.assert(
      fc.property(parts, (each) => {
        const preview = previewed(each);
        for (const one of preview.lines) {
          expect(one.date === null).toBe(one.errors.length > 0);
          expect(one.earliestDate === null).toBe(one.errors.length > 0);
          if (one.errors.length > 0)
            expect([one.oneTimeCents, one.monthlyDeltaCents, one.buyOutCents, one.billedFrom, one.billedUntil]).toEqual(
              [0, 0, 0, null, null],
            );
        }
        expect(preview.errors.filter((error) => error.line !== undefined)).toEqual(
          preview.lines.flatMap((one) => one.errors),
        );
        const dates = preview.lines.flatMap(({ date }) => date ?? []).sort();
        expect(preview.completionDate).toBe(dates.at(-1) ?? null);
      }),
      { numRuns: 1_000 },
    );
  });

  test("the figures of a downscale row agree with each other", () => {
    fc.assert(
      fc.property(downscalingCase, (one) => {
        for (const row of previewed(partsOf(one)).downscale) {
          expect(row.excess).toBe(row.requested - row.free);
          if (row.allowance !== null) {
            expect(row.free).toBe(Math.min(Math.max(0, row.allowance - row.used), row.requested));
            expect(row.remaining).toBe(Math.max(0, row.allowance - row.used - row.free));
          }
        }
      }),
    );
  });
});

describe("R2.9 the order of the lines changes nothing in what they cost together", () => {
  test("the total fee of a shuffled request is the same", () => {
    const shuffled = downscalingCase.chain((one) =>
      fc.tuple(fc.constant(one), fc.shuffledSubarray([...one.lines], { minLength: one.lines.length })),
    );
    fc.assert(
      fc.property(shuffled, ([one, lines]) => {
        expect(previewed({ ...partsOf(one), lines }).totals).toEqual(previewed(partsOf(one)).totals);
      }),
      { numRuns: 500 },
    );
  });
});

describe("R2.4 asking in parts buys no larger allowance", () => {
  test("the profiles that go without a fee are as many as at once", () => {
    fc.assert(
      fc.property(downscalingCase, fc.nat(5), (one, cut) => {
        const at = Math.min(cut, one.lines.length);
        const first = previewed({ ...partsOf(one), lines: one.lines.slice(0, at) });
        const queued: JsonRequest = {
          receivedOn: one.receivedOn,
          status: "queued",
          lines: one.lines
            .slice(0, at)
            .map((line, index) => ({ ...line, buyOutCents: first.lines[index]?.buyOutCents })),
        };
        const second = previewed({ ...partsOf(one), requests: [...one.requests, queued], lines: one.lines.slice(at) });
        const atOnce = previewed(partsOf(one));
        const paid = (...previews: Preview[]): number =>
          previews.flatMap(({ lines }) => lines).filter((line) => line.buyOutCents > 0).length;
        expect(paid(first, second)).toBe(paid(atOnce));
        expect(first.totals.buyOutCents + second.totals.buyOutCents).toBeGreaterThanOrEqual(atOnce.totals.buyOutCents);
      }),
      { numRuns: 500 },
    );
  });
});
