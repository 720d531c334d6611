import { describe, expect, test } from "vitest";

import { pros } from "../../testing/scenarios";
import { downTo, shrinkSituation } from "../../testing/shrink-cases";
import { makingsOf, planToken } from "./making";
import { planShrink } from "./plan-shrink";
import type { ShrinkPlan, ShrinkSituation } from "./shrink-plan";
import { withPrepared } from "./with-prepared";

function planned(situation: ShrinkSituation, users: number): ShrinkPlan {
  const outcome = planShrink(situation, downTo(users));
  if (outcome.kind !== "planned") throw new Error(JSON.stringify(outcome.problem));
  return outcome.plan;
}

describe("R3.6 what the steps of a plan become", () => {
  test.each([
    {
      startDate: "2025-03-01",
      made: ["draft 2025-06-10", "prepared 2026-03-01 – 2026-03-05 0", "later-draft 2027-03-01 from 2026-01-25"],
      because: "within 400 days it can be signed, beyond it is kept as a draft",
    },
    {
      startDate: "2025-03-31",
      made: ["draft 2025-06-10", "prepared 2026-03-31 – 2026-03-31 0", "later-draft 2027-03-31 from 2026-02-24"],
      because: "it is not tried in the next month, in which it would be billed longer",
    },
    {
      startDate: "2025-02-27",
      made: ["draft 2025-06-10", "prepared 2026-02-27 – 2026-02-28 0", "later-draft 2027-02-27 from 2026-01-23"],
      because: "a month that ends with a weekend ends the tries",
    },
  ])("from $startDate: $because", ({ startDate, made }) => {
    const situation = shrinkSituation({ startDate, profiles: pros(58) });
    const plan = planned(situation, 30);
    const makings = makingsOf(plan, "wait", situation.snapshot.rulePack).map((making) => {
      const { receivedOn } = making.step;
      if (making.kind === "draft") return `draft ${receivedOn}`;
      if (making.kind === "later-draft") return `later-draft ${receivedOn} from ${making.signableFrom}`;
      const { submitOn, lastOn, maxBuyOutCents } = making.signed;
      return `prepared ${submitOn} – ${lastOn} ${String(maxBuyOutCents)}`;
    });
    expect(makings).toEqual(made);
  });

  test("R5.12 more people than a request may hold go by several requests on a day", () => {
    const situation = shrinkSituation({ profiles: pros(1_000), contracted: { voice: 0 } });
    const plan = planned(situation, 1);
    expect(plan.strategies.now.steps.map(({ moment, leavers }) => [moment, leavers.length])).toEqual([
      ["now", 500],
      ["now", 499],
    ]);
    expect(plan.strategies.now.buyOutCents).toBe(999 * 31 * 750);
  });

  test("R2.10 the token tells another day, another person and another cost apart", () => {
    const tokenOf = (given: Parameters<typeof shrinkSituation>[0], users: number): string =>
      planToken(planned(shrinkSituation(given), users), "wait");
    const profiles = pros(12);
    const tokens = [
      tokenOf({ profiles }, 6),
      tokenOf({ profiles }, 7),
      tokenOf({ profiles, receivedOn: "2025-06-11" }, 6),
      tokenOf({ profiles: pros(12, { options: ["VOICE_UNLIMITED_NL"] }) }, 6),
      tokenOf({ profiles: profiles.toReversed() }, 6),
      tokenOf({ profiles, contracted: { voice: 20 } }, 6),
    ];
    expect(new Set(tokens).size).toBe(tokens.length);
    expect(tokenOf({ profiles }, 6)).toBe(tokens[0]);
  });
});

test("R3.6 what is prepared leaves already, and its room is not promised twice", () => {
  const { snapshot, rulePacks } = shrinkSituation({ profiles: pros(12) });
  const prepared = withPrepared(snapshot, [
    {
      id: "1",
      preferredDate: null,
      nextOn: planned({ snapshot, rulePacks }, 11).strategies.wait.years[1]?.from ?? snapshot.receivedOn,
      lines: ["p1", "p2"].map((profileId) => ({
        line: { action: "remove-profile", profileId },
        profileName: null,
        fromProductCode: null,
      })),
    },
  ]);
  const plan = planned({ snapshot: prepared, rulePacks }, 5);
  expect(plan.from).toBe(10);
  expect(
    plan.strategies.wait.years.map(({ baseline, used, available, free }) => [baseline, used, available, free]),
  ).toEqual([
    [12, 0, 3, 3],
    [9, 2, 0, 0],
    [7, 0, 1, 1],
  ]);
});
