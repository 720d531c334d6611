import { formatDate } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import type { Reader } from "~/format/texts";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { Making } from "../domain/shrink/making";
import type { ShrinkProblem, StrategyKind } from "../domain/shrink/shrink-plan";
import type { ShrinkView, StepView, StrategyView } from "../domain/shrink/shrink-view";

/** The name under which a step of a plan is kept as a draft. */
export function shrinkDraftName(category: Category, { kind, step }: Making, reader: Reader): string {
  const t = reader.texts("shrink", "names");
  const what = { category: t(`categoryInSentence.${category}`), count: step.leavers.length };
  if (kind === "draft") return t("draftNow", what);
  return t("draftOn", { ...what, date: formatDate(step.receivedOn, "short", reader.language) });
}

/** Why there is no plan. */
export function shrinkProblemWords(problem: ShrinkProblem, category: Category, reader: Reader): string {
  const t = reader.texts("shrink", "names");
  const module = t(`categoryInSentence.${category}`);
  switch (problem.code) {
    case "NOBODY":
      return t("problem.NOBODY", { module });
    case "NOBODY_GOES":
      return t("problem.NOBODY_GOES", { count: problem.users, module });
    case "MIN_PROFILES":
      return t("problem.MIN_PROFILES", { count: problem.minimum, module });
    case "TOO_MANY":
      return t("problem.TOO_MANY", { count: problem.fewest });
    case "CANNOT_GO":
      return t("problem.CANNOT_GO", { count: problem.profileIds.length });
    default:
      return problem satisfies never;
  }
}

/** What a strategy is called. Where everything is free at once there is nothing to buy out. */
export function strategyName(
  kind: StrategyKind,
  { strategies }: Pick<ShrinkView, "strategies">,
  reader: Reader,
): string {
  const t = reader.texts("shrink");
  const isFree = kind === "now" && strategies.length === 1 && strategies[0]?.buyOutCents === 0;
  return isFree ? t("freeNow") : t(`strategy.${kind}`);
}

/** Why a strategy is advised, in one sentence. */
export function adviceWords(
  { strategies, advised }: Pick<ShrinkView, "strategies" | "advised">,
  reader: Reader,
): string {
  const t = reader.texts("shrink");
  const totalOf = (kind: StrategyKind): number => strategies.find((each) => each.kind === kind)?.totalCents ?? 0;
  const [now, wait, best] = [totalOf("now"), totalOf("wait"), totalOf(advised)];
  const cents = (amount: number): string => formatCents(amount, reader.language);
  if (strategies.length === 1) return t("why.free");
  switch (advised) {
    case "now":
      return t("why.now", { saved: cents(wait - now) });
    case "wait":
      return wait === now ? t("why.waitSame") : t("why.wait", { saved: cents(now - wait) });
    case "cheapest":
      return t("why.cheapest", { now: cents(now - best), wait: cents(wait - best) });
    default:
      return advised satisfies never;
  }
}

/** How much more the chosen strategy costs than the advised one. */
export function moreWords({ strategies, chosen, advised }: ShrinkView, reader: Reader): string {
  const totalOf = (kind: StrategyView["kind"]): number =>
    strategies.find((each) => each.kind === kind)?.totalCents ?? 0;
  const more = totalOf(chosen) - totalOf(advised);
  return reader.texts("shrink", "names")("why.other", { more: formatCents(more, reader.language) });
}

/** What a step becomes once the plan is made. */
export function makesWords(
  { making, count, receivedOn, buyOutCents, maxCents, signableFrom }: StepView,
  reader: Reader,
): string {
  const t = reader.texts("shrink", "names");
  const { language } = reader;
  const date = formatDate(receivedOn, "long", language);
  const amount = formatCents(making === "draft" ? buyOutCents : (maxCents ?? 0), language);
  switch (making) {
    case "draft":
      return buyOutCents === 0 ? t("makes.draftFree", { count }) : t("makes.draft", { count, amount });
    case "prepared":
      return t("makes.prepared", { count, amount, date });
    case "later-draft":
      return t("makes.later-draft", { count, date, from: formatDate(signableFrom ?? receivedOn, "long", language) });
    default:
      return making satisfies never;
  }
}
