import { describe, expect, test } from "vitest";

import { readerIn } from "~/platform/texts/texts.server";
import {
  addOption,
  convert,
  pros,
  remove,
  removeOption,
  scenarioInput,
  type ScenarioParts,
} from "../../testing/scenarios";
import { lineReasons } from "../../words/explanation-words";
import { assess } from "./assess";
import { previewOf } from "../../words/preview-in-words";
import { explain } from "./explanation";

const explained = (parts: ScenarioParts) => {
  const input = scenarioInput(parts);
  const assessment = assess(input);
  return { input, explanation: explain(assessment, input), preview: previewOf(assessment, input, readerIn("nl")) };
};
const line = (parts: ScenarioParts) => {
  const [first] = explained(parts).explanation.lines;
  if (!first) throw new Error("no line");
  return first;
};

describe("R2 the fee is explained by what it was calculated from", () => {
  test("the worked example: 31 terms × € 7,50 above an allowance of 0", () => {
    const { allowance } = line({ profiles: pros(3), lines: [remove("p1")] });
    expect(allowance).toEqual({
      cover: "above",
      feeCents: 23_250,
      buyOutCents: 23_250,
      monthlyDropCents: 750,
      percent: 100,
      terms: { from: "2025-08-01", to: "2028-02-29", numerator: 31, denominator: 1 },
    });
  });

  test.each([
    { because: "year 1 counts what was contracted", receivedOn: "2025-06-10", counts: "contracted" },
    { because: "year 2 what is in service", receivedOn: "2026-06-10", counts: "in-service" },
    { because: "after the term nothing is counted", receivedOn: "2028-06-12", counts: null },
  ])("R2.2 $because", ({ receivedOn, counts }) => {
    const { explanation } = explained({ receivedOn, lines: [remove("p1")] });
    expect(explanation).toMatchObject({ percent: 25, rounding: "down", baselines: [{ category: "voice", counts }] });
  });
});

describe("R3.1 days that are not counted", () => {
  test.each([
    { because: "a weekend", receivedOn: "2025-06-13", holidays: [], weekendDays: 2 },
    {
      because: "Christmas, and the weekend behind it",
      receivedOn: "2025-12-24",
      holidays: ["2025-12-25", "2025-12-26"],
      weekendDays: 2,
    },
    { because: "New Year's Day of the next year", receivedOn: "2025-12-31", holidays: ["2026-01-01"], weekendDays: 0 },
    { because: "none", receivedOn: "2025-06-10", holidays: [], weekendDays: 0 },
  ])("$because", ({ receivedOn, holidays, weekendDays }) => {
    expect(line({ receivedOn, lines: [remove("p1")] })).toMatchObject({ holidays, weekendDays });
  });
});

describe("R4.1, R4.2 why it is billed until a day", () => {
  const webex = pros(5, { options: ["VOICE_WEBEX_STANDAARD"] });
  test.each([
    { because: "month-after-receipt", lines: [remove("p1")] },
    { because: "month-of-date", preferredDate: "2025-08-26", lines: [remove("p1")] },
    { because: "month-after-receipt", lines: [convert("p1", "VOICE_PROFILE_PLUS")] },
    { because: "month-of-execution", profiles: webex, lines: [removeOption("p1", "VOICE_WEBEX_STANDAARD")] },
    {
      because: "replaced",
      profiles: webex,
      lines: [removeOption("p1", "VOICE_WEBEX_STANDAARD"), addOption("p1", "VOICE_WEBEX_PREMIUM")],
    },
    { because: null, lines: [addOption("p1", "VOICE_UNLIMITED_NL")] },
  ])("$because", ({ because, ...parts }) => {
    expect(line(parts).billedUntil).toBe(because);
  });
});

describe("the explanation in words", () => {
  const words = (parts: ScenarioParts, index = 0): string[] => {
    const { input, explanation, preview } = explained(parts);
    const [shown, found] = [preview.lines[index], explanation.lines[index]];
    if (!shown || !found) throw new Error("no line");
    const { receivedOn, preferredDate } = input.proposal;
    return lineReasons({ receivedOn, preferredDate, shown, explained: found }, readerIn("nl"));
  };

  test("date, days not counted, last billed day and the fee with its sum", () => {
    expect(words({ profiles: pros(3), receivedOn: "2025-12-24", lines: [remove("p1")] })).toEqual([
      "Ontvangen op woensdag 24 december 2025; 1 werkdag later is maandag 29 december 2025.",
      "Niet meegeteld: 2 dagen in het weekend, feestdag 25 december, feestdag 26 december.",
      "Je betaalt ervoor t/m 31 januari 2026: het einde van de maand na die waarin we je aanvraag ontvingen.",
      "Boven je ruimte, dus met een afkoopsom van €\u00A0187,50: €\u00A07,50 per maand × 25 maanden, 1 februari 2026 t/m 29 februari 2028.",
    ]);
  });

  test("a part of a month stands as a fraction, exactly", () => {
    const parts = { startDate: "2025-03-15", profiles: pros(3), lines: [remove("p1")] };
    expect(words(parts).at(-1)).toContain("× 31 14/31 maanden, 1 augustus 2025 t/m 14 maart 2028");
  });

  test("a line within the room says what that saves; an addition says from when it is billed", () => {
    expect(words({ lines: [remove("p1")] }).at(-1)).toContain(
      "Past in je ruimte, dus zonder afkoopsom. Erboven was het",
    );
    expect(words({ lines: [addOption("p1", "VOICE_UNLIMITED_NL")] }).at(-1)).toBe(
      "Je betaalt ervoor vanaf 12 juni 2025.",
    );
  });

  test("nothing is left unsaid: no key and no hole", () => {
    for (const parts of [
      { profiles: pros(4, { withDevice: true }), lines: [remove("p1")] },
      { receivedOn: "2028-06-12", lines: [remove("p1")] },
      { receivedOn: "2028-02-10", profiles: pros(3), lines: [remove("p1")] },
      { preferredDate: "2025-08-26", lines: [convert("p1", "VOICE_PROFILE_PLUS")] },
      {
        requests: [
          {
            receivedOn: "2025-05-05",
            status: "completed",
            lines: [{ ...convert("p1", "VOICE_PROFILE_PLUS"), fromProductCode: "VOICE_PROFILE_PRO" }],
          },
        ],
        lines: [remove("p1")],
      },
    ]) {
      for (const sentence of words(parts)) expect(sentence).toMatch(/^[A-Z][^{}]* [^{}]*\.$/);
    }
  });
});
