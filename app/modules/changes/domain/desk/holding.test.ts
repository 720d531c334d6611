import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween, localDate, type LocalDate } from "~/kernel/local-date";
import { productInUseOn } from "~/modules/catalogue/domain/catalogue";
import { downscalingCase, partsOf } from "../../testing/random-downscaling";
import {
  previewed,
  pros,
  remove,
  removeOption,
  scenarioInput,
  TARIFFS,
  type ScenarioParts,
} from "../../testing/scenarios";
import type { EvaluationInput } from "../evaluation/evaluation-input";
import { assess, type Assessment } from "../evaluation/assess";
import type { Preview } from "../preview";
import type { Tariffs } from "../evaluation/scenario";
import { assessedOn, changesBetween, HOLDING_DAYS, holdingOf } from "./holding";

function holding(parts: ScenarioParts, tariffs: Tariffs = TARIFFS, days?: number): ReturnType<typeof holdingOf> {
  const input = scenarioInput(parts, tariffs);
  return holdingOf(input, assess(input), tariffs.rulePacks, days);
}

/** Returns tariffs in which Pro costs more from a day on. */
function dearerFrom(day: string): Tariffs {
  const [list] = TARIFFS.priceBook.slice(-1);
  const pro = productInUseOn(TARIFFS.priceBook, "VOICE_PROFILE_PRO", localDate(day));
  if (list === undefined || pro === null) throw new Error("There is a price of Pro");
  const products = new Map(list.products).set(pro.code, { ...pro, monthlyCents: pro.monthlyCents + 49 });
  return { ...TARIFFS, priceBook: [...TARIFFS.priceBook, { validFrom: localDate(day), products }] };
}

/** Returns the same, by judging every day. */
function dayByDay(input: EvaluationInput, now: Assessment, rulePacks: Tariffs["rulePacks"]): unknown {
  if (now.verdict === "refused") return null;
  const on = (ahead: number): LocalDate => addDays(input.proposal.receivedOn, ahead);
  const found = Array.from({ length: HOLDING_DAYS }, (_, at) =>
    changesBetween(now, assessedOn(input, on(at + 1), rulePacks)),
  );
  const first = found.findIndex((changes) => changes.length > 0);
  const turn = found.findIndex((changes) => changes.some((figure) => figure !== "day" && figure !== "billed"));
  return {
    until: on(first < 0 ? HOLDING_DAYS : first),
    changes: found[first] ?? [],
    because: expect.any(Array) as unknown,
    amountsUntil: on(turn < 0 ? HOLDING_DAYS : turn),
    isAmountsOpen: turn < 0,
  };
}

function amountsOf({ verdict, totals, downscale, lines }: Preview): object {
  const amounts = lines.map(({ oneTimeCents, monthlyDeltaCents, buyOutCents }) => [
    oneTimeCents,
    monthlyDeltaCents,
    buyOutCents,
  ]);
  return { verdict, totals, downscale, amounts };
}

function everythingOf(preview: Preview): object {
  const dates = preview.lines.map(({ date, billedFrom, billedUntil }) => [date, billedFrom, billedUntil]);
  return { ...amountsOf(preview), dates };
}

const within: ScenarioParts = { profiles: pros(12), lines: [remove("p1")] };
const above: ScenarioParts = { profiles: pros(3), lines: [remove("p1")] };

describe("R2.10 how long figures hold", () => {
  test.each<{ parts: ScenarioParts; tariffs?: Tariffs; is: object; because: string }>([
    {
      parts: { ...within, receivedOn: "2025-06-10" },
      is: {
        until: "2025-06-10",
        changes: ["day"],
        because: [],
        amountsUntil: "2025-09-10",
        isAmountsOpen: true,
      },
      because: "the next working day is the first of the lead time for the next day (R3.3)",
    },
    {
      parts: { ...within, receivedOn: "2025-06-13" },
      is: { until: "2025-06-15", changes: ["day"] },
      because: "what is received on Saturday or Sunday has the same day as what is received on Friday",
    },
    {
      parts: { ...within, receivedOn: "2025-06-10", preferredDate: "2025-06-20" },
      is: { until: "2025-06-19", changes: ["verdict"], amountsUntil: "2025-06-19", isAmountsOpen: false },
      because: "a requested day is too early from then on (R3.4)",
    },
    {
      parts: { ...above, receivedOn: "2025-06-10" },
      is: { amountsUntil: "2025-06-30", isAmountsOpen: false },
      because: "from the next month on a profile is billed longer, so that fewer terms are bought out (R2.8, R4.1)",
    },
    {
      parts: { ...within, receivedOn: "2026-02-27" },
      is: { until: "2026-02-28", changes: ["billed", "allowance"], because: ["contract-year"] },
      because: "a new contract year has an allowance of its own (R1.3)",
    },
    {
      parts: { ...within, receivedOn: "2025-06-13" },
      tariffs: dearerFrom("2025-06-15"),
      is: { until: "2025-06-14", changes: ["monthly"], because: ["price-list"], amountsUntil: "2025-06-14" },
      because: "another price list applies (R4.6)",
    },
    {
      parts: {
        profiles: pros(3, { options: ["VOICE_UNLIMITED_NL"] }),
        lines: [removeOption("p1", "VOICE_UNLIMITED_NL")],
        receivedOn: "2025-06-27",
      },
      is: { until: "2025-06-29", changes: ["day", "billed"] },
      because: "an option that goes in the next month is billed to its end (R4.2)",
    },
  ])("until $is.until: $because", ({ parts, tariffs, is }) => {
    expect(holding(parts, tariffs)).toMatchObject(is);
  });

  test("an empty or refused request holds for no day", () => {
    expect(holding({ lines: [] })).toBeNull();
    expect(holding({ lines: [remove("nobody")] })).toBeNull();
  });

  test("the preview is the same on each day of receipt up to it, and another on the day after", () => {
    fc.assert(
      fc.property(downscalingCase, fc.constantFrom(null, 3, 40), (one, ahead) => {
        const parts = { ...partsOf(one), preferredDate: ahead === null ? null : addDays(one.receivedOn, ahead) };
        const held = holding(parts);
        const on = (receivedOn: LocalDate): Preview => previewed({ ...parts, receivedOn });
        const days = (until: LocalDate): LocalDate[] =>
          Array.from({ length: daysBetween(one.receivedOn, until) + 1 }, (_, at) => addDays(one.receivedOn, at));
        const now = on(one.receivedOn);
        if (held === null) {
          expect(now.verdict).toBe("refused");
          return;
        }
        for (const day of days(held.until)) expect(everythingOf(on(day))).toEqual(everythingOf(now));
        for (const day of days(held.amountsUntil)) expect(amountsOf(on(day))).toEqual(amountsOf(now));
        expect(everythingOf(on(addDays(held.until, 1)))).not.toEqual(everythingOf(now));
        if (held.isAmountsOpen) expect(held.amountsUntil).toBe(addDays(one.receivedOn, HOLDING_DAYS));
        else expect(amountsOf(on(addDays(held.amountsUntil, 1)))).not.toEqual(amountsOf(now));
      }),
      { numRuns: 40 },
    );
  });

  test("no day on which something changes is missed, with queued lines, dates and tariffs", () => {
    const removed = fc.record({
      id: fc.constantFrom("p1", "p2", "p3", "m1"),
      preferredDate: fc.constantFrom(null, null, "2026-02-25", "2026-03-31", "2026-04-17"),
    });
    const queued = fc.record({
      profileId: fc.constantFrom("p1", "p4", "p5"),
      preferredDate: fc.constantFrom("2026-02-24", "2026-03-02", "2026-03-20"),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20 }),
        fc.uniqueArray(removed, { selector: ({ id }) => id, minLength: 1, maxLength: 3 }),
        fc.array(queued, { maxLength: 2 }),
        fc.constantFrom(null, "2026-02-20", "2026-03-12"),
        fc.boolean(),
        (day, lines, before, dearer, isBilledToEndOfMonth) => {
          const tariffs = dearer === null ? TARIFFS : dearerFrom(dearer);
          const rulePacks = tariffs.rulePacks.map((pack) =>
            isBilledToEndOfMonth
              ? { ...pack, billingEnds: { ...pack.billingEnds, profileMonthsAfterReceipt: 0 } }
              : pack,
          );
          const input = scenarioInput(
            {
              profiles: [
                ...pros(6),
                { id: "p7", activeFrom: "2026-02-18" },
                { id: "m1", category: "mobile", productCode: "MOBILE_PROFILE_BASIS" },
                { id: "m2", category: "mobile", productCode: "MOBILE_PROFILE_BASIS" },
              ],
              contracted: { voice: 4, mobile: 2 },
              receivedOn: addDays(localDate("2026-02-06"), day),
              requests: before.map(({ profileId, preferredDate }) => ({
                receivedOn: "2026-02-05",
                status: "queued",
                preferredDate,
                lines: [remove(profileId)],
              })),
              lines: lines.map(({ id, preferredDate }) => ({ ...remove(id), preferredDate })),
            },
            { ...tariffs, rulePacks },
          );
          const now = assess(input);
          expect(holdingOf(input, now, rulePacks)).toEqual(dayByDay(input, now, rulePacks));
        },
      ),
      { numRuns: 120 },
    );
  });

  test("the horizon is where the search ends", () => {
    expect(holding({ ...within, receivedOn: "2025-06-13" }, TARIFFS, 2)).toEqual({
      until: "2025-06-15",
      changes: [],
      because: [],
      amountsUntil: "2025-06-15",
      isAmountsOpen: true,
    });
  });
});
