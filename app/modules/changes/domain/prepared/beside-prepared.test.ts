import { describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { PLUS, addOption, convert, pros, remove, scenarioInput, type JsonLine } from "../../testing/scenarios";
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
    lines: scenarioInput({ lines: asked }).proposal.lines.map((line) => ({
      line,
      profileName: null,
      fromProductCode: "VOICE_PROFILE_PRO",
    })),
  }));
  const found = besidePrepared(input, assess(input), prepared);
  return found && [found.requests.map(({ id }) => id).join(" "), found.together];
}

/** A buy-out of one Pro user at € 7,50, billed until 31 July 2025: 31 terms until 29 February 2028. */
const FEE = 31 * 750;

describe("R3.6 what a prepared request uses beside a change", () => {
  test.each([
    {
      because: "one place is left for each",
      lines: [remove("p1")],
      waiting: [["2025-11-03", remove("p2")]],
      expected: ["w0", { kind: "fits" }],
    },
    {
      because: "two places are free, and three are asked in all",
      lines: [remove("p1"), remove("p2")],
      waiting: [["2025-11-03", remove("p3")]],
      expected: ["w0", { kind: "dearer", buyOutCents: FEE }],
    },
    {
      because: "a downgrade uses a place, too",
      lines: [remove("p1"), remove("p2")],
      waiting: [["2025-11-03", convert("p3", PLUS)]],
      expected: ["w0", { kind: "dearer", buyOutCents: FEE }],
    },
    {
      because: "both are counted",
      lines: [remove("p1"), remove("p2")],
      waiting: [
        ["2025-11-03", remove("p3")],
        ["2026-02-27", remove("p4")],
      ],
      expected: ["w0 w1", { kind: "dearer", buyOutCents: 2 * FEE }],
    },
    {
      because: "the next contract year has an allowance of its own",
      lines: [remove("p1"), remove("p2")],
      waiting: [["2026-03-02", remove("p3")]],
      expected: null,
    },
    {
      because: "an option uses no allowance",
      lines: [remove("p1"), remove("p2")],
      waiting: [["2025-11-03", addOption("p3", "VOICE_WEBEX_PREMIUM")]],
      expected: null,
    },
    {
      because: "who goes twice can't",
      lines: [remove("p1")],
      waiting: [["2026-03-02", remove("p1")]],
      expected: ["w0", { kind: "clashes" }],
    },
    { because: "nothing waits", lines: [remove("p1")], waiting: [], expected: null },
    { because: "nothing is asked", lines: [], waiting: [["2025-11-03", remove("p2")]], expected: null },
  ] as const)("$because", ({ lines, waiting, expected }) => {
    expect(beside([...lines], ...waiting)).toEqual(expected);
  });
});
