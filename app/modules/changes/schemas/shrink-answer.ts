import * as z from "zod";

import { CATEGORIES } from "~/modules/catalogue/domain/catalogue";
import type { RulePack } from "~/modules/catalogue/domain/rule-pack";
import { supportedDay } from "~/modules/catalogue/schemas/supported-date-schema";
import { makingsOf, planToken, type Making } from "../domain/shrink/making";
import { STRATEGIES, type ShrinkPlan, type StrategyKind } from "../domain/shrink/shrink-plan";
import { preparedRequestAnswer } from "./prepared-answer";

const cents = z.int();
const count = z.int().min(0);

const stepAnswer = z.object({
  moment: z.enum(["now", "year", "end"]),
  receivedOn: supportedDay,
  lastDay: supportedDay,
  billedUntil: supportedDay,
  /** What it becomes when the plan is made. */
  becomes: z.enum(["draft", "prepared", "later-draft"]),
  free: count,
  beyond: count,
  paid: count,
  buyOutCents: cents,
  oneTimeCents: cents,
  recurringCents: cents,
  cumulativeCents: cents,
  profiles: z.array(z.object({ profileId: z.string(), buyOutCents: cents, recurringCents: cents })),
});

const strategyAnswer = z.object({
  strategy: z.enum(STRATEGIES),
  /** To be sent when it is made. */
  token: z.string(),
  buyOutCents: cents,
  oneTimeCents: cents,
  recurringCents: cents,
  totalCents: cents,
  steps: z.array(stepAnswer),
  years: z.array(
    z.object({
      number: z.int(),
      from: supportedDay,
      to: supportedDay,
      baseline: count,
      allowance: count,
      used: count,
      available: count,
      free: count,
      paid: count,
      beyond: count,
      buyOutCents: cents,
      recurringCents: cents,
    }),
  ),
});

/** The body of `GET /api/v1/shrink-plans`. Amounts are cents without VAT. */
export const shrinkPlanAnswer = z
  .object({
    category: z.enum(CATEGORIES),
    receivedOn: supportedDay,
    from: count,
    to: count,
    billedAnywayUntil: supportedDay,
    until: supportedDay,
    advised: z.enum(STRATEGIES),
    strategies: z.array(strategyAnswer),
  })
  .meta({ id: "ShrinkPlan" });

/** The body of an answer to `POST /api/v1/shrink-plans`. */
export const madePlanAnswer = z
  .object({
    drafts: z.array(z.object({ id: z.guid(), name: z.string() })),
    preparedRequests: z.array(preparedRequestAnswer),
  })
  .meta({ id: "MadePlan" });

export function answerOfPlan(plan: ShrinkPlan, rulePack: RulePack): z.input<typeof shrinkPlanAnswer> {
  const { category, receivedOn, from, to, billedAnyway, until, advised } = plan;
  return {
    ...{ category, receivedOn, from, to, until, advised },
    billedAnywayUntil: billedAnyway,
    strategies: STRATEGIES.map((kind) => answerOfStrategy(plan, kind, rulePack)),
  };
}

function answerOfStrategy(plan: ShrinkPlan, kind: StrategyKind, rulePack: RulePack): z.input<typeof strategyAnswer> {
  const { buyOutCents, oneTimeCents, recurringCents, totalCents, years } = plan.strategies[kind];
  return {
    strategy: kind,
    token: planToken(plan, kind),
    ...{ buyOutCents, oneTimeCents, recurringCents, totalCents },
    steps: makingsOf(plan, kind, rulePack).map(answerOfStep),
    years: years.map(({ percent: _percent, ...year }) => year),
  };
}

function answerOfStep({ kind, step }: Making): z.input<typeof stepAnswer> {
  const { moment, receivedOn, lastDay, billedUntil, free, beyond, paid, leavers } = step;
  const { buyOutCents, oneTimeCents, recurringCents, cumulativeCents } = step;
  return {
    ...{ moment, receivedOn, lastDay, billedUntil, becomes: kind, free, beyond, paid },
    ...{ buyOutCents, oneTimeCents, recurringCents, cumulativeCents },
    profiles: leavers.map((leaver) => ({
      profileId: leaver.profileId,
      buyOutCents: leaver.buyOutCents,
      recurringCents: leaver.recurringCents,
    })),
  };
}
