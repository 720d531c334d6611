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
import { assess } from "../evaluation/assess";
import type { Preview } from "../preview";
import type { Tariffs } from "../evaluation/scenario";
import { HOLDING_DAYS, holdingOf } from "./holding";

function holding(parts: ScenarioParts, tariffs: Tariffs = TARIFFS, days?: number): ReturnType<typeof holdingOf> {
  const input = scenarioInput(parts, tariffs);
  return holdingOf(input, assess(input), tariffs.rulePacks, days);
}

/** Pro costs more from a day on. */
function dearerFrom(day: string): Tariffs {
  const [list] = TARIFFS.priceBook.slice(-1);
  const pro = productInUseOn(TARIFFS.priceBook, "VOICE_PROFILE_PRO", localDate(day));
  if (list === undefined || pro === null) throw new Error("There is a price of Pro");
  const products = new Map(list.products).set(pro.code, { ...pro, monthlyCents: pro.monthlyCents + 49 });
  return { ...TARIFFS, priceBook: [...TARIFFS.priceBook, { validFrom: localDate(day), products }] };
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

describe("until when figures hold", () => {
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
      because: "what is received on Saturday and Sunday is done on the day of what is received on Friday",
    },
    {
      parts: { ...within, receivedOn: "2025-06-10", preferredDate: "2025-06-20" },
      is: { until: "2025-06-19", changes: ["verdict"], amountsUntil: "2025-06-19", isAmountsOpen: false },
      because: "a day that was asked for is too early from then on (R3.4)",
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
      because: "another price list holds (R4.6)",
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

  test("a request of nothing, or one that is refused, holds for no day", () => {
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
