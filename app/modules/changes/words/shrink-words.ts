import { formatDate } from "~/format/format-date";
import type { Reader } from "~/format/texts";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { Making } from "../domain/shrink/making";
import type { ShrinkProblem } from "../domain/shrink/shrink-plan";

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
