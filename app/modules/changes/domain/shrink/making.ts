import { digestOf } from "~/kernel/digest";
import { addDays, earliest, type LocalDate } from "~/kernel/local-date";
import { addWorkingDays } from "~/kernel/working-days";
import { calendarOf } from "~/modules/catalogue/domain/calendar-of";
import type { RulePack } from "~/modules/catalogue/domain/rule-pack";
import type { Signed } from "../prepared/prepared-request";
import { lastDayWithTheseCosts } from "./moments";
import type { ShrinkPlan, ShrinkStep, StrategyKind } from "./shrink-plan";

/** What a step becomes when a plan is made. `draft`: for now, to be looked at and submitted. `prepared`: it submits itself
 *  on its day (R3.6). `later-draft`: its day is too far to be signed for; that is possible from `signableFrom` on. */
export type Making =
  | { readonly kind: "draft"; readonly step: ShrinkStep }
  | { readonly kind: "prepared"; readonly step: ShrinkStep; readonly signed: Signed }
  | { readonly kind: "later-draft"; readonly step: ShrinkStep; readonly signableFrom: LocalDate };

/** A week of tries, as far as nothing is billed longer than the plan shows. */
const TRIES = 5;

/** Returns what each step of a strategy becomes. A prepared one may cost what the plan shows, and no more. */
export function makingsOf(
  { strategies, receivedOn }: Pick<ShrinkPlan, "strategies" | "receivedOn">,
  kind: StrategyKind,
  rulePack: RulePack,
): Making[] {
  const { maxDays } = rulePack.preparedRequest;
  const latest = addDays(receivedOn, maxDays);
  return strategies[kind].steps.map((step): Making => {
    if (step.moment === "now") return { kind: "draft", step };
    if (step.receivedOn > latest) {
      return { kind: "later-draft", step, signableFrom: addDays(step.receivedOn, -maxDays) };
    }
    const lastTry = addWorkingDays(step.receivedOn, TRIES - 1, calendarOf(rulePack));
    return {
      kind: "prepared",
      step,
      signed: {
        submitOn: step.receivedOn,
        lastOn: earliest(lastTry, lastDayWithTheseCosts(step), latest),
        maxBuyOutCents: step.buyOutCents,
        maxOneTimeCents: step.oneTimeCents,
      },
    };
  });
}

/** Returns a digest of what was shown of a strategy: who goes when, until when each step is billed, and what it costs
 *  once. It changes exactly when one of these does (R2.10). */
export function planToken({ strategies, receivedOn }: ShrinkPlan, kind: StrategyKind): string {
  const steps = strategies[kind].steps.map((step) =>
    [
      ...[step.receivedOn, step.lastDay, step.billedUntil],
      ...[step.oneTimeCents, step.recurringCents].map(String),
      ...step.leavers.map(({ profileId, buyOutCents }) => `${profileId}=${String(buyOutCents)}`),
    ].join(),
  );
  return digestOf([receivedOn, kind, ...steps].join("\n"));
}
