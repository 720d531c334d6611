import { CATEGORIES, type Category } from "~/modules/catalogue/domain/catalogue";
import { isInService } from "~/modules/inventory/domain/in-service";
import type { ServerContext } from "~/platform/context.server";
import { queuedWork } from "../../domain/rules/queued-work";
import { planShrink } from "../../domain/shrink/plan-shrink";
import type { Candidates, ShrinkProblem, ShrinkSituation } from "../../domain/shrink/shrink-plan";
import { shrinkView, type ShrinkView } from "../../domain/shrink/shrink-view";
import { wishOf, type ShrinkQuestion } from "../../schemas/shrink-schema";
import { getShrinkSituation } from "./get-shrink-plan.server";

export type ShrinkPageView = {
  /** The modules of which somebody can go. */
  readonly modules: readonly { readonly category: Category; readonly users: number }[];
  readonly category: Category;
  readonly candidates: Candidates;
  /** Those named who are of the module. */
  readonly chosen: readonly string[];
  readonly outcome:
    | { readonly view: ShrinkView }
    | { readonly problem: ShrinkProblem }
    | { readonly wrong: true }
    | null;
};

/** Returns what the page of fewer users shows for a question, or null where no module has more users than must remain. */
export async function getShrinkPage(
  context: Pick<ServerContext, "database" | "clock" | "settings">,
  customerId: string,
  question: ShrinkQuestion,
): Promise<ShrinkPageView | null> {
  const situation = await getShrinkSituation(context, customerId);
  const modules = shrinkableModules(situation);
  const category = modules.find((each) => each.category === question.category)?.category ?? modules[0]?.category;
  if (category === undefined) return null;
  const nobody = planShrink(situation, wishOf(category, null, []));
  const able = new Set(nobody.candidates.movable.map(({ profileId }) => profileId));
  const chosen = question.profileIds.filter((id) => able.has(id));
  const page = { modules, category, candidates: nobody.candidates, chosen };
  if (chosen.length === 0 && question.users === null) {
    return { ...page, outcome: question.typed === "" ? null : { wrong: true } };
  }
  const wish = wishOf(category, chosen.length > 0 ? null : question.users, chosen);
  const outcome = planShrink(situation, wish);
  return {
    ...page,
    outcome:
      outcome.kind === "planned"
        ? { view: shrinkView(outcome.plan, question.strategy, situation.snapshot.rulePack) }
        : { problem: outcome.problem },
  };
}

function shrinkableModules({ snapshot }: ShrinkSituation): ShrinkPageView["modules"] {
  const { removals } = queuedWork(snapshot.earlierRequests);
  const { minimumProfiles } = snapshot.rulePack.downscale;
  return CATEGORIES.map((category) => ({
    category,
    users: snapshot.profiles.filter(
      (profile) =>
        profile.category === category && isInService(profile, snapshot.receivedOn) && !removals.has(profile.id),
    ).length,
  }))
    .filter(({ users }) => users > minimumProfiles)
    .toSorted((a, b) => b.users - a.users);
}
