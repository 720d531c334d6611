import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { addDays, localDate, type LocalDate } from "~/kernel/local-date";
import { downscalingCase, partsOf } from "../../testing/random-downscaling";
import { pros, remove, scenarioInput, type ScenarioParts } from "../../testing/scenarios";
import { assess } from "../evaluation/assess";
import { nextAttempt } from "./attempts";
import { expectedOn, proposedSigning } from "./expected-on";
import { judgePrepared } from "./judge-prepared";
import type { Signed } from "./prepared-request";

const DAY = localDate("2025-06-10");

function judged(parts: ScenarioParts, signed: Partial<Signed> = {}) {
  const input = scenarioInput(parts);
  const all: Signed = { submitOn: DAY, lastOn: DAY, maxBuyOutCents: 0, maxOneTimeCents: 0, ...signed };
  return judgePrepared(assess(input), all, input.proposal.receivedOn);
}

describe("R3.6 what is judged on the day", () => {
  // Of three contracted users none can go free: 31 terms of € 7,50.
  const aboveAllowance = { profiles: pros(3), lines: [remove("p1")] };
  const order = {
    action: "add-profile",
    productCode: "VOICE_PROFILE_PRO",
    quantity: 2,
    withPhone: false,
    options: [],
  };

  test.each([
    { because: "free, as signed", parts: { lines: [remove("p1")] }, signed: {} },
    { because: "cheaper than signed", parts: { lines: [remove("p1")] }, signed: { maxBuyOutCents: 99_900 } },
    { because: "to the cent what was signed", parts: aboveAllowance, signed: { maxBuyOutCents: 23_250 } },
  ])("received: $because", ({ parts, signed }) => {
    expect(judged(parts, signed)).toEqual({ kind: "accepted" });
  });

  test("a cent above what was signed is not received, and says which total", () => {
    expect(judged(aboveAllowance, { maxBuyOutCents: 23_249 })).toEqual({
      kind: "above-signed",
      excesses: [{ of: "buy-out", signedCents: 23_249, nowCents: 23_250 }],
    });
    const { oneTimeCents } = assess(scenarioInput({ lines: [order] })).totals;
    expect(oneTimeCents).toBeGreaterThan(0);
    expect(judged({ ...aboveAllowance, lines: [order, remove("p1")] })).toEqual({
      kind: "above-signed",
      excesses: [
        { of: "buy-out", signedCents: 0, nowCents: 23_250 },
        { of: "one-time", signedCents: 0, nowCents: oneTimeCents },
      ],
    });
  });

  test("what a rule refuses is not received, with every finding and its line", () => {
    const all = judged({ profiles: pros(2), lines: [remove("p1"), remove("p2"), remove("nobody")] });
    expect(all).toMatchObject({
      kind: "refused",
      findings: [
        { line: 2, finding: { code: "UNKNOWN_PROFILE" } },
        { line: null, finding: { code: "MIN_PROFILES" } },
      ],
    });
  });

  test("after the last day nothing is received, whatever it would cost", () => {
    const lastOn = addDays(DAY, -1);
    expect(judged({ lines: [remove("p1")] }, { lastOn })).toEqual({ kind: "too-late", lastOn });
  });
});

describe("R3.6 what is proposed to sign", () => {
  test("the opening of the next contract year, when it is free then", () => {
    const gone = { receivedOn: "2025-05-05", status: "completed", lines: [remove("p9"), remove("p10")] };
    const profiles = [...pros(8), ...["p9", "p10"].map((id) => ({ id, activeUntil: "2025-05-06" }))];
    const input = scenarioInput({ profiles, requests: [gone], lines: [remove("p1"), remove("p2")] });
    expect(assess(input).totals.buyOutCents).toBe(46_500);
    expect(proposedSigning(input, assess(input))).toEqual({
      submitOn: "2026-03-01",
      lastOn: "2026-03-05",
      maxBuyOutCents: 0,
      maxOneTimeCents: 0,
    });
  });

  test("the next working day, when waiting changes nothing", () => {
    const input = scenarioInput({ receivedOn: "2025-04-17", lines: [remove("p1")] });
    // Good Friday is a working day.
    expect(proposedSigning(input, assess(input))).toMatchObject({ submitOn: "2025-04-18", lastOn: "2025-04-25" });
  });
});

describe("R3.6 what is signed is never exceeded", () => {
  test("for any request and any signature, however late it is judged", () => {
    let [received, notReceived] = [0, 0];
    fc.assert(
      fc.property(
        downscalingCase,
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 40 }),
        // Around what it costs on its first day, where one cent decides.
        fc.constantFrom(-1, -1, 0, 1, -60_000),
        fc.constantFrom(-1, 0, 1),
        fc.array(fc.nat(6), { maxLength: 4 }),
        (parts, ahead, tries, aroundBuyOut, aroundOneTime, lateBy) => {
          const input = scenarioInput(partsOf(parts));
          const submitOn = addDays(input.proposal.receivedOn, ahead);
          const lastOn = addDays(submitOn, tries);
          const { totals } = expectedOn(input, submitOn);
          const maxBuyOutCents = Math.max(0, totals.buyOutCents + aroundBuyOut);
          const maxOneTimeCents = Math.max(0, totals.oneTimeCents + aroundOneTime);
          const signed: Signed = { submitOn, lastOn, maxBuyOutCents, maxOneTimeCents };
          const days: LocalDate[] = [];
          let next: LocalDate | null = submitOn;
          for (let at = 0; next !== null; at += 1) {
            // The worker may be down for some days.
            const on: LocalDate = addDays(next, lateBy[at] ?? 0);
            days.push(on);
            const then = expectedOn(input, on);
            const judgement = judgePrepared(then, signed, on);
            if (judgement.kind === "accepted") {
              received += 1;
              expect(on >= submitOn && on <= lastOn).toBe(true);
              expect(then.verdict).not.toBe("refused");
              expect(then.totals.buyOutCents).toBeLessThanOrEqual(maxBuyOutCents);
              expect(then.totals.oneTimeCents).toBeLessThanOrEqual(maxOneTimeCents);
              return;
            }
            next = judgement.kind === "too-late" ? null : nextAttempt(signed, on, input.calendar);
          }
          notReceived += 1;
          expect(days).toEqual([...new Set(days)].sort());
        },
      ),
      { numRuns: 400 },
    );
    expect(Math.min(received, notReceived)).toBeGreaterThan(20);
  });
});
