import { describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { PLUS, addOption, convert, remove, scenarioInput, type JsonLine } from "../../testing/scenarios";
import { assess } from "../evaluation/assess";
import { besidePrepared, type WaitingBeside } from "./beside-prepared";

// Ten Pro users since 1 March 2025: two places are free each year. Received on 10 June 2025.
function beside(lines: JsonLine[], ...waiting: readonly (readonly [nextOn: string, ...lines: JsonLine[]])[]) {
  const input = scenarioInput({ lines });
  const prepared = waiting.map(([nextOn, ...asked], at): WaitingBeside => ({
    id: `w${String(at)}`,
    title: `Plan ${String(at)}`,
    nextOn: localDate(nextOn),
    preferredDate: null,
    signed: { submitOn: localDate(nextOn), lastOn: localDate(nextOn), maxBuyOutCents: 0, maxOneTimeCents: 0 },
    lines: scenarioInput({ lines: asked }).proposal.lines.map((line) => ({
      line,
      profileName: null,
      fromProductCode: "VOICE_PROFILE_PRO",
    })),
  }));
  return besidePrepared(input, assess(input), prepared).map(({ id, then }) => [id, then]);
}

const FITS = { kind: "fits" };
/** Received on 3 November 2025, a Pro user is billed until 31 December: 26 terms of € 7,50 until 29 February 2028. */
const FEE = 26 * 750;

describe("R3.6 what becomes of prepared requests once a change is submitted", () => {
  test.each([
    {
      because: "one place is left for each",
      lines: [remove("p1")],
      waiting: [["2025-11-03", remove("p2")]],
      expected: [["w0", FITS]],
    },
    {
      because: "two places are free, and three are asked in all",
      lines: [remove("p1"), remove("p2")],
      waiting: [["2025-11-03", remove("p3")]],
      expected: [["w0", { kind: "dearer", buyOutCents: FEE }]],
    },
    {
      because: "a downgrade of € 3,00 uses a place, too",
      lines: [remove("p1"), remove("p2")],
      waiting: [["2025-11-03", convert("p3", PLUS)]],
      expected: [["w0", { kind: "dearer", buyOutCents: 26 * 300 }]],
    },
    {
      because: "the first takes the place that is left, the second finds none",
      lines: [remove("p1")],
      waiting: [
        ["2025-11-03", remove("p3")],
        ["2025-11-04", remove("p4")],
      ],
      expected: [
        ["w0", FITS],
        ["w1", { kind: "dearer", buyOutCents: FEE }],
      ],
    },
    {
      because: "the next contract year has an allowance of its own",
      lines: [remove("p1"), remove("p2")],
      waiting: [["2026-03-02", remove("p3")]],
      expected: [],
    },
    {
      because: "with seven at its start the next year has one place, not two",
      lines: [remove("p1"), remove("p2"), remove("p3")],
      waiting: [["2026-03-02", remove("p4"), remove("p5")]],
      // Billed until 30 April 2026: 22 terms.
      expected: [["w0", { kind: "dearer", buyOutCents: 22 * 750 }]],
    },
    {
      because: "an option uses no allowance",
      lines: [remove("p1"), remove("p2")],
      waiting: [["2025-11-03", addOption("p3", "VOICE_WEBEX_PREMIUM")]],
      expected: [],
    },
    {
      because: "who is gone can't go again",
      lines: [remove("p1")],
      waiting: [["2026-03-02", remove("p1")]],
      expected: [["w0", { kind: "refused" }]],
    },
    {
      because: "what would be refused anyway is not the doing of the change",
      lines: [remove("p1")],
      waiting: [["2026-03-02", remove("p99")]],
      expected: [],
    },
    { because: "nothing waits", lines: [remove("p1")], waiting: [], expected: [] },
    { because: "nothing is asked", lines: [], waiting: [["2025-11-03", remove("p2")]], expected: [] },
  ] as const)("$because", ({ lines, waiting, expected }) => {
    expect(beside([...lines], ...waiting)).toEqual(expected);
  });
});
