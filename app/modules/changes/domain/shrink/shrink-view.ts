import { compareTexts } from "~/kernel/compare-texts";
import type { RulePack } from "~/modules/catalogue/domain/rule-pack";
import { lastDayWithTheseCosts } from "./moments";
import { makingsOf, planToken, type Making } from "./making";
import { monthsAfter } from "./recurring";
import type { ShrinkPlan, ShrinkStep, Strategy, StrategyKind } from "./shrink-plan";

/** A plan as it is shown: every strategy in figures, the chosen one step by step. */
export type ShrinkView = Omit<ShrinkPlan, "strategies" | "curve"> & {
  /** The strategies that differ, in their order: now, waiting, and the mixture where it is cheaper than both. */
  readonly strategies: readonly StrategyView[];
  readonly chosen: StrategyKind;
  readonly steps: readonly StepView[];
  readonly years: Strategy["years"];
  readonly curve: readonly { readonly on: ShrinkPlan["until"]; readonly cents: readonly number[] }[];
  /** The last day on which what goes now can be submitted for these costs. */
  readonly submitBy: ShrinkPlan["until"];
  /** The token of the chosen strategy, to be sent when it is made. */
  readonly token: string;
};

export type StrategyView = Pick<
  Strategy,
  "kind" | "buyOutCents" | "oneTimeCents" | "recurringCents" | "optionCents" | "totalCents"
> & {
  /** How many go on the day of the plan, and how many of them are bought out. */
  readonly now: number;
  readonly paid: number;
  readonly later: number;
  /** The last day of the last who goes. */
  readonly lastDay: ShrinkPlan["until"] | null;
};

export type StepView = Omit<ShrinkStep, "leavers" | "lines"> & {
  readonly count: number;
  readonly names: readonly (string | null)[];
  /** What they cost a month by today's prices, and for how many months more than when they go now. */
  readonly monthlyCents: number;
  readonly months: number;
  /** Equal buy-outs together. */
  readonly fees: readonly { readonly count: number; readonly cents: number }[];
  readonly making: Making["kind"];
  readonly maxCents: number | null;
  readonly signableFrom: ShrinkPlan["until"] | null;
};

/** Returns what is shown of a plan. `asked` is the strategy to show step by step; null: the advised one. */
export function shrinkView(plan: ShrinkPlan, asked: StrategyKind | null, rulePack: RulePack): ShrinkView {
  const { strategies, curve, ...rest } = plan;
  const { now, wait, cheapest } = strategies;
  const isSame = wait.steps.every(({ moment }) => moment === "now");
  const shown = isSame ? [now] : plan.advised === "cheapest" ? [now, wait, cheapest] : [now, wait];
  const advised = isSame ? "now" : plan.advised;
  const chosen = shown.find(({ kind }) => kind === asked)?.kind ?? advised;
  const makings = makingsOf(plan, chosen, rulePack);
  return {
    ...rest,
    advised,
    chosen,
    strategies: shown.map(strategyView),
    steps: makings.map((making) => stepView(making, plan)),
    years: strategies[chosen].years,
    curve: curve.map(({ on, cents }) => ({ on, cents: shown.map(({ kind }) => cents[kind]) })),
    submitBy: lastDayWithTheseCosts(plan),
    token: planToken(plan, chosen),
  };
}

function strategyView({ steps, years: _years, byMonth: _byMonth, ...figures }: Strategy): StrategyView {
  const now = steps.filter(({ moment }) => moment === "now");
  const count = (some: readonly ShrinkStep[]): number => some.reduce((sum, { leavers }) => sum + leavers.length, 0);
  return {
    ...figures,
    now: count(now),
    paid: steps.reduce((sum, { paid }) => sum + paid, 0),
    later: count(steps) - count(now),
    lastDay:
      steps
        .map(({ lastDay }) => lastDay)
        .toSorted(compareTexts)
        .at(-1) ?? null,
  };
}

function stepView(making: Making, { billedAnyway }: ShrinkPlan): StepView {
  const { leavers, lines: _lines, ...step } = making.step;
  const fees = new Map<number, number>();
  for (const { buyOutCents } of leavers) {
    if (buyOutCents > 0) fees.set(buyOutCents, (fees.get(buyOutCents) ?? 0) + 1);
  }
  return {
    ...step,
    count: leavers.length,
    names: leavers.map(({ name }) => name),
    monthlyCents: leavers.reduce((sum, { monthlyCents }) => sum + monthlyCents, 0),
    months: monthsAfter(billedAnyway, step.billedUntil).length,
    fees: [...fees].map(([cents, count]) => ({ cents, count })).toSorted((a, b) => b.cents - a.cents),
    making: making.kind,
    maxCents: making.kind === "prepared" ? making.signed.maxBuyOutCents + making.signed.maxOneTimeCents : null,
    signableFrom: making.kind === "later-draft" ? making.signableFrom : null,
  };
}
