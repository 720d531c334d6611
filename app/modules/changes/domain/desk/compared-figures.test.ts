import { describe, expect, test } from "vitest";
import { localDate } from "~/kernel/local-date";
import { previewed, pros, remove, type JsonLine, type ScenarioParts } from "../../testing/scenarios";
import { comparedFigures } from "./compared-figures";

/** 36 months from 2025-03-01, received on Tuesday 10 June 2025: to 29 February 2028. */
const CONTRACT = { startDate: localDate("2025-03-01"), termMonths: 36 };
const figures = (lines: JsonLine[], parts: Partial<ScenarioParts> = {}) =>
  comparedFigures(previewed({ profiles: pros(12), ...parts, lines }), CONTRACT);
const add: JsonLine = { action: "add-profile", productCode: "VOICE_PROFILE_PRO" };

describe("what a draft comes to until contract end", () => {
  test("a removal saves its price from the day after it is billed (R4.1)", () => {
    // 31 months, August 2025 to February 2028, of € 7,50.
    expect(figures([remove("p1")])).toMatchObject({ untilContractEndCents: -31 * 750, buyOutCents: 0 });
  });
  test("what is bought out costs as much as it saves", () => {
    const { untilContractEndCents, buyOutCents } = figures([remove("p1")], {
      profiles: pros(3),
      contracted: { voice: 3 },
    });
    expect([buyOutCents, untilContractEndCents]).toEqual([31 * 750, 0]);
  });
  test("an addition costs its days of the first month, every month after it, and once (R4.4)", () => {
    // Thursday 12 June: 19 of 30 days, then 32 months; € 15,00 once.
    expect(figures([add]).untilContractEndCents).toBe(1500 + Math.round((750 * 19) / 30) + 32 * 750);
  });
  test("after the term there is no end to count to", () => {
    expect(figures([remove("p1")], { receivedOn: "2028-03-01" }).untilContractEndCents).toBeNull();
  });
  test("a draft without lines comes to nothing", () => {
    expect(figures([])).toMatchObject({ untilContractEndCents: 0, firstOn: null, lastOn: null, allowances: [] });
  });
  test("the first and the last day, and what is left of the allowance", () => {
    expect(figures([{ ...remove("p1"), preferredDate: "2025-07-01" }, remove("p2")])).toMatchObject({
      firstOn: "2025-06-11",
      lastOn: "2025-07-01",
      allowances: [{ category: "voice", remaining: 1 }],
    });
  });
});
