import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { LocalDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import { calendarOf } from "~/modules/catalogue/domain/calendar-of";
import { rulePackOn } from "~/modules/catalogue/domain/rule-pack";
import { pros, PLUS, PRO, remove, TARIFFS } from "../../testing/scenarios";
import { downTo, shrinkCases, shrinkSituation, without } from "../../testing/shrink-cases";
import { assess } from "../evaluation/assess";
import type { EarlierRequest, EvaluationInput } from "../evaluation/evaluation-input";
import { momentsOf } from "./moments";
import { planShrink } from "./plan-shrink";
import { monthlyCosts, monthsAfter } from "./recurring";
import { STRATEGIES, type ShrinkPlan, type ShrinkSituation, type ShrinkWish, type Strategy } from "./shrink-plan";

function planned(situation: ShrinkSituation, wish: ShrinkWish): ShrinkPlan {
  const outcome = planShrink(situation, wish);
  if (outcome.kind !== "planned") throw new Error(JSON.stringify(outcome.problem));
  return outcome.plan;
}

function problemOf(situation: ShrinkSituation, wish: ShrinkWish): unknown {
  const outcome = planShrink(situation, wish);
  return outcome.kind === "planned" ? null : outcome.problem;
}

const shown = ({ steps }: Strategy): string[] =>
  steps.map(
    ({ receivedOn, free, paid, buyOutCents, recurringCents, billedUntil }) =>
      `${receivedOn} ${String(free)}+${String(paid)} ${String(buyOutCents)}/${String(recurringCents)} t/m ${billedUntil}`,
  );

const UNLIMITED = ["VOICE_UNLIMITED_NL"];

describe("R2.8 from 58 to 30 users", () => {
  // All Pro at € 7,50; received 10 June 2025, so everything is billed until 31 July whatever is chosen.
  const plan = planned(shrinkSituation({ profiles: pros(58) }), downTo(30));

  test("R2.3 the allowance of each contract year follows from the number left on its first day", () => {
    expect(
      plan.strategies.wait.years.map(({ from, baseline, allowance, free, paid }) => ({
        ...{ from, baseline, allowance, free, paid },
      })),
    ).toEqual([
      { from: "2025-03-01", baseline: 58, allowance: 14, free: 14, paid: 0 },
      { from: "2026-03-01", baseline: 44, allowance: 11, free: 11, paid: 0 },
      { from: "2027-03-01", baseline: 33, allowance: 8, free: 3, paid: 0 },
    ]);
  });

  test("waiting: who leaves when, and what the others still cost", () => {
    // 11 × € 7,50 × 9 months and 3 × € 7,50 × 21 months.
    expect(shown(plan.strategies.wait)).toEqual([
      "2025-06-10 14+0 0/0 t/m 2025-07-31",
      "2026-03-01 11+0 0/74250 t/m 2026-04-30",
      "2027-03-01 3+0 0/47250 t/m 2027-04-30",
    ]);
    expect(plan.strategies.wait.totalCents).toBe(121_500);
  });

  test("now: 14 free, 14 bought out over 31 terms", () => {
    expect(shown(plan.strategies.now)).toEqual(["2025-06-10 14+14 325500/0 t/m 2025-07-31"]);
    expect(plan.advised).toBe("wait");
  });

  test("R3.4 everybody stays until the last working day that is billed anyway", () => {
    expect(plan.strategies.wait.steps.map(({ lastDay }) => lastDay)).toEqual([
      "2025-07-31",
      "2026-04-30",
      "2027-04-30",
    ]);
  });

  test("the curve ends at the totals, and never falls", () => {
    const last = plan.curve.at(-1)?.cents;
    for (const kind of STRATEGIES) {
      expect(last?.[kind]).toBe(plan.strategies[kind].totalCents);
      const amounts = plan.curve.map(({ cents }) => cents[kind]);
      expect(amounts).toEqual([...amounts].sort((a, b) => a - b));
    }
    expect(plan.curve[0]).toEqual({ on: "2025-07-31", cents: { now: 325_500, wait: 0, cheapest: 0 } });
  });
});

describe("what is cheapest", () => {
  test("expensive options make a buy-out cheaper than waiting: they end at once (R2.6)", () => {
    // Allowance 2 of 8. Recording of € 35,00 beside Pro of € 7,50: 31 × 7,50 = € 232,50 against 9 × 42,50 = € 382,50.
    const profiles = [...pros(3, { options: ["VOICE_RECORDING_7Y"] }), ...pros(8).slice(3)];
    const { strategies, advised } = planned(shrinkSituation({ profiles }), without("p1", "p2", "p3", "p8"));
    expect(shown(strategies.cheapest)).toEqual([
      "2025-06-10 2+1 23250/0 t/m 2025-07-31",
      "2026-03-01 1+0 0/6750 t/m 2026-04-30",
    ]);
    expect(shown(strategies.now)).toEqual(["2025-06-10 2+2 46500/0 t/m 2025-07-31"]);
    expect(shown(strategies.wait)).toEqual([
      "2025-06-10 2+0 0/0 t/m 2025-07-31",
      "2026-03-01 1+0 0/38250 t/m 2026-04-30",
      "2027-03-01 1+0 0/15750 t/m 2027-04-30",
    ]);
    expect(strategies.wait.optionCents).toBe(9 * 3_500);
    expect(advised).toBe("cheapest");
  });

  test("of plans that cost the same, the one that buys out least", () => {
    // No allowance of 3: without options the last months of the term cost what the buy-out costs.
    const { strategies, advised } = planned(shrinkSituation({ profiles: pros(3) }), downTo(2));
    expect(strategies.now.totalCents).toBe(strategies.wait.totalCents);
    expect(advised).toBe("wait");
  });
});

describe("R2.5 and other wishes without a plan", () => {
  const situation = shrinkSituation({
    profiles: [...pros(4), { id: "m1", category: "mobile", productCode: "MOBILE_PROFILE_BASIS" }],
    requests: [{ receivedOn: "2025-06-09", status: "queued", lines: [remove("p4")] }],
  });
  test.each([
    { wish: downTo(3), problem: { code: "NOBODY_GOES", users: 3 }, because: "somebody is leaving already" },
    { wish: downTo(9), problem: { code: "NOBODY_GOES", users: 3 }, because: "more users than there are" },
    { wish: downTo(0), problem: { code: "MIN_PROFILES", minimum: 1 }, because: "one must remain" },
    { wish: downTo(-5), problem: { code: "MIN_PROFILES", minimum: 1 }, because: "a number below zero" },
    { wish: downTo(0, "mobile"), problem: { code: "MIN_PROFILES", minimum: 1 }, because: "of each module" },
    { wish: downTo(1, "tv"), problem: { code: "NOBODY" }, because: "the module is not there" },
    {
      wish: without("p1", "p2", "p3"),
      problem: { code: "MIN_PROFILES", minimum: 1 },
      because: "named users count too",
    },
    { wish: without("p1", "p4"), problem: { code: "CANNOT_GO", profileIds: ["p4"] }, because: "a removal is queued" },
    { wish: without("m1"), problem: { code: "CANNOT_GO", profileIds: ["m1"] }, because: "another module" },
    { wish: without("nobody"), problem: { code: "CANNOT_GO", profileIds: ["nobody"] }, because: "unknown" },
    { wish: without(), problem: { code: "NOBODY_GOES", users: 3 }, because: "nobody is named" },
  ])("$because", ({ wish, problem }) => {
    expect(problemOf(situation, wish)).toEqual(problem);
  });

  test("users with a pending change cannot leave now", () => {
    const pending = shrinkSituation({
      profiles: [...pros(3), { id: "plus", productCode: PLUS }],
      requests: ["p1", "p2"].map((profileId) => ({
        receivedOn: "2025-06-09",
        status: "queued",
        lines: [{ action: "add-option", profileId, productCode: "VOICE_UNLIMITED_NL" }],
      })),
    });
    expect(problemOf(pending, downTo(1))).toEqual({ code: "TOO_MANY", fewest: 2 });
  });
});

describe("who leaves when only a number is given", () => {
  test("the lowest buy-out first, then the highest monthly cost, then the order of the list", () => {
    const profiles = [
      { id: "pro" },
      { id: "plus", productCode: PLUS },
      { id: "plus-with-option", productCode: PLUS, options: UNLIMITED },
      { id: "plus-too", productCode: PLUS },
      { id: "stays", productCode: PRO, options: UNLIMITED },
    ];
    const leaving = (users: number): string[] =>
      planned(shrinkSituation({ profiles }), downTo(users)).strategies.now.steps.flatMap(({ leavers }) =>
        leavers.map(({ profileId }) => profileId),
      );
    expect(leaving(4)).toEqual(["plus-with-option"]);
    expect(leaving(2).sort()).toEqual(["plus", "plus-too", "plus-with-option"]);
    expect(leaving(1).sort()).toEqual(["plus", "plus-too", "plus-with-option", "stays"]);
  });

  test("R2.7 users with a device last: they never leave free within the term", () => {
    const mobile = { category: "mobile", productCode: "MOBILE_PROFILE_BASIS" };
    const profiles = [
      { id: "device", ...mobile, withDevice: true },
      { id: "m1", ...mobile },
      { id: "m2", ...mobile },
    ];
    const plan = planned(shrinkSituation({ profiles }), downTo(1, "mobile"));
    expect(plan.strategies.now.steps.flatMap(({ leavers }) => leavers.map(({ profileId }) => profileId))).toEqual([
      "m1",
      "m2",
    ]);
    const named = planned(shrinkSituation({ profiles }), {
      category: "mobile",
      who: { kind: "people", profileIds: ["device"] },
    });
    expect(named.strategies.wait.steps.map(({ moment, receivedOn }) => [moment, receivedOn])).toEqual([
      ["end", "2028-01-01"],
    ]);
  });
});

describe("R2.8 late in the term, and after it", () => {
  const at = (receivedOn: string) => planned(shrinkSituation({ profiles: pros(10), receivedOn }), downTo(2));
  test.each([
    { receivedOn: "2027-12-31", steps: ["2027-12-31 2+6 4500/0 t/m 2028-01-31"], because: "one term is left" },
    { receivedOn: "2028-01-01", steps: ["2028-01-01 8+0 0/0 t/m 2028-02-29"], because: "no term is left" },
    { receivedOn: "2028-02-29", steps: ["2028-02-29 8+0 0/0 t/m 2028-03-31"], because: "the last day of the term" },
    {
      receivedOn: "2028-03-01",
      steps: ["2028-03-01 8+0 0/0 t/m 2028-04-30"],
      because: "after the term there is no limit",
    },
  ])("$receivedOn: $because", ({ receivedOn, steps }) => {
    expect(shown(at(receivedOn).strategies.now)).toEqual(steps);
  });
  test("on the last day of the year before, waiting a day costs no month more", () => {
    const plan = at("2027-12-31");
    expect(shown(plan.strategies.wait)).toEqual([
      "2027-12-31 2+0 0/0 t/m 2028-01-31",
      "2028-01-01 6+0 0/4500 t/m 2028-02-29",
    ]);
  });
  test("an end of the term within a month: what is billed until the end of that month counts", () => {
    const plan = planned(
      shrinkSituation({ startDate: "2024-04-12", termMonths: 24, profiles: pros(3), receivedOn: "2026-02-10" }),
      downTo(2),
    );
    // 25% of 3 is 0. Paid now: 10/30… of April 2026; waiting costs the whole month of April.
    expect(shown(plan.strategies.now)).toEqual(["2026-02-10 0+1 275/0 t/m 2026-03-31"]);
    expect(shown(plan.strategies.wait)).toEqual(["2026-03-01 1+0 0/750 t/m 2026-04-30"]);
    expect(plan.advised).toBe("now");
  });
});

/** Returns the situation after steps were really received and executed, written out by hand. */
function after({ snapshot }: ShrinkSituation, steps: Strategy["steps"], on: LocalDate): EvaluationInput {
  const rulePack = rulePackOn(TARIFFS.rulePacks, on);
  const done = new Map(
    steps.flatMap((step) => step.leavers.map((one) => [one.profileId, { ...one, on: step.lastDay }])),
  );
  const due = snapshot.earlierRequests.flatMap(({ lines }) =>
    lines.flatMap(({ line, status, date }) =>
      status === "queued" && line.action === "remove-profile" && date !== null && date <= on
        ? [[line.profileId, date] as const]
        : [],
    ),
  );
  const gone = new Map([...due, ...[...done].flatMap(([id, one]) => (one.on <= on ? [[id, one.on] as const] : []))]);
  const status = (date: LocalDate | null) => (date !== null && date <= on ? "completed" : "queued");
  const requests = steps.map((step): EarlierRequest => ({
    id: null,
    receivedOn: step.receivedOn,
    lines: step.leavers.map(({ profileId, buyOutCents }) => ({
      line: { action: "remove-profile", profileId },
      status: status(step.lastDay),
      buyOutCents,
      fromProductCode: null,
      date: step.lastDay,
    })),
  }));
  return {
    ...snapshot,
    rulePack,
    calendar: calendarOf(rulePack),
    profiles: snapshot.profiles.map((one) => ({ ...one, activeUntil: one.activeUntil ?? gone.get(one.id) ?? null })),
    earlierRequests: [
      ...snapshot.earlierRequests.map((request) => ({
        ...request,
        lines: request.lines.map((line) =>
          line.status === "queued" ? ({ ...line, status: status(line.date) } as const) : line,
        ),
      })),
      ...requests,
    ],
    proposal: { receivedOn: on, preferredDate: null, lines: [] },
  };
}

describe("a plan agrees with the evaluator", () => {
  test("R2.8 each step of each strategy, judged on its day after the steps before it, costs what the plan shows", () => {
    fc.assert(
      fc.property(shrinkCases(14), ({ parts, wish }) => {
        const situation = shrinkSituation(parts);
        const outcome = planShrink(situation, wish);
        fc.pre(outcome.kind === "planned");
        for (const { steps } of Object.values(outcome.plan.strategies)) {
          for (const [at, step] of steps.entries()) {
            const input = after(situation, steps.slice(0, at), step.receivedOn);
            const { receivedOn, preferredDate, lines } = step;
            const {
              verdict,
              totals,
              lines: judged,
            } = assess({ ...input, proposal: { receivedOn, preferredDate, lines } });
            expect(verdict).not.toBe("refused");
            expect(totals.buyOutCents).toBe(step.buyOutCents);
            expect(judged.map(({ buyOutCents }) => buyOutCents)).toEqual(step.leavers.map((one) => one.buyOutCents));
            expect(new Set(judged.map(({ billedUntil }) => billedUntil))).toEqual(new Set([step.billedUntil]));
            expect(new Set(judged.map(({ date }) => date))).toEqual(new Set([step.lastDay]));
          }
        }
      }),
      { numRuns: 120 },
    );
  });

  test("R2.3 no year lets more leave free than its allowance, everybody leaves exactly once, and the sums add up", () => {
    fc.assert(
      fc.property(shrinkCases(14), ({ parts, wish }) => {
        const situation = shrinkSituation(parts);
        const outcome = planShrink(situation, wish);
        fc.pre(outcome.kind === "planned");
        const { plan } = outcome;
        const costs = monthlyCosts(situation.snapshot.priceBook);
        for (const kind of STRATEGIES) {
          const { steps, years, ...totals } = plan.strategies[kind];
          const gone = steps.flatMap(({ leavers }) => leavers.map(({ profileId }) => profileId));
          expect(new Set(gone).size).toBe(plan.from - plan.to);
          expect(gone).toHaveLength(plan.from - plan.to);
          for (const year of years)
            expect(year.free).toBeLessThanOrEqual(year.available + alreadyUsed(year.number, steps));
          const inService = new Map(situation.snapshot.profiles.map((one) => [one.id, one]));
          const stillPaid = steps.flatMap(({ leavers, billedUntil }) =>
            leavers.flatMap(({ profileId }) => {
              const one = inService.get(profileId);
              return one ? monthsAfter(plan.billedAnyway, billedUntil).map((month) => costs.all(one, month)) : [];
            }),
          );
          expect(totals.recurringCents).toBe(sum(stillPaid));
          expect(totals.totalCents).toBe(totals.recurringCents + totals.buyOutCents + totals.oneTimeCents);
          expect(sum(steps.map((step) => step.recurringCents))).toBe(totals.recurringCents);
          expect(steps.at(-1)?.cumulativeCents).toBe(totals.totalCents);
          expect(plan.curve.at(-1)?.cents[kind]).toBe(totals.totalCents);
          if (years.length > 0) expect(sum(years.map((year) => year.recurringCents))).toBe(totals.recurringCents);
          expect(totals.optionCents).toBeLessThanOrEqual(totals.recurringCents);
        }
        expect(plan.strategies.wait.buyOutCents).toBe(0);
        const { now, wait, cheapest } = plan.strategies;
        expect(cheapest.totalCents).toBeLessThanOrEqual(Math.min(now.totalCents, wait.totalCents));
      }),
      { numRuns: 120 },
    );
  });

  test("no other distribution over now and the moments at which they are free is cheaper", () => {
    fc.assert(
      fc.property(shrinkCases(6), ({ parts, wish }) => {
        const situation = shrinkSituation(parts);
        const outcome = planShrink(situation, wish);
        fc.pre(outcome.kind === "planned");
        expect(outcome.plan.strategies.cheapest.totalCents).toBe(cheapestByTrying(situation, outcome.plan));
      }),
      { numRuns: 60 },
    );
  });
});

/** Returns how many have already used the allowance of that year, so that they leave without using it again (R2.4). */
function alreadyUsed(year: number, steps: Strategy["steps"]): number {
  const own = steps.filter((step) => step.year === year);
  return own.flatMap(({ leavers }) => leavers.filter(({ cover }) => cover === "already-used")).length;
}

/** Returns the lowest cost over every moment for everybody, each judged by the evaluator. */
function cheapestByTrying(situation: ShrinkSituation, plan: ShrinkPlan): number {
  const moments = momentsOf(situation);
  const leavers = plan.strategies.now.steps.flatMap((step) => step.leavers);
  const costs = monthlyCosts(situation.snapshot.priceBook);
  const inService = new Map(situation.snapshot.profiles.map((one) => [one.id, one]));
  let least = Number.POSITIVE_INFINITY;
  for (let way = 0; way < moments.length ** leavers.length; way += 1) {
    const placed = leavers.map((_, at) => Math.floor(way / moments.length ** at) % moments.length);
    let steps: Strategy["steps"] = [];
    let cents = 0;
    for (const [order, moment] of moments.entries()) {
      const going = leavers.filter((_, at) => placed[at] === order);
      if (going.length === 0) continue;
      const { receivedOn, preferredDate } = moment;
      const lines = going.map(({ profileId }) => ({ action: "remove-profile", profileId }) as const);
      const { totals, lines: judged } = assess({
        ...after(situation, steps, receivedOn),
        proposal: { receivedOn, preferredDate, lines },
      });
      // Those who wait do so until it is free.
      if (moment.kind !== "now" && totals.buyOutCents > 0) cents = Number.POSITIVE_INFINITY;
      const billedUntil = judged[0]?.billedUntil ?? receivedOn;
      cents += totals.buyOutCents;
      for (const { profileId } of going) {
        const one = inService.get(profileId);
        if (one) for (const month of monthsAfter(plan.billedAnyway, billedUntil)) cents += costs.all(one, month);
      }
      const step = plan.strategies.now.steps[0];
      if (!step) throw new Error("a plan without steps");
      const paid = going.map((one, at) => ({ ...one, buyOutCents: judged[at]?.buyOutCents ?? 0, recurringCents: 0 }));
      steps = [...steps, { ...step, receivedOn, lastDay: moment.lastDay, leavers: paid }];
    }
    least = Math.min(least, cents);
  }
  return least;
}
