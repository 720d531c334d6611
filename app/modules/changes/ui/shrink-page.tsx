import type { ReactElement } from "react";

import { Callout } from "~/ui/callout";
import { Empty } from "~/ui/empty";
import { Strip } from "~/ui/strip";
import { useReader } from "~/ui/texts";
import type { SigningProblem } from "../domain/prepared/signing";
import type { StrategyKind } from "../domain/shrink/shrink-plan";
import type { ShrinkView } from "../domain/shrink/shrink-view";
import { ShrinkForm, type ShrinkFormProps } from "./shrink-form";
import { ShrinkPlan } from "./shrink-plan";

type ShrinkPageProps = {
  /** Null where nobody can go. */
  readonly page: {
    readonly form: Omit<ShrinkFormProps, "productNames" | "error">;
    readonly view: ShrinkView | null;
    readonly problem: string | null;
  } | null;
  readonly productNames: Readonly<Record<string, string>>;
  readonly mayMake: boolean;
  readonly orderKey: string;
  /** Why nothing was made. */
  readonly answer: NotMade | null;
};

export type NotMade =
  | { readonly kind: "changed" | "sent-before" }
  | { readonly kind: "too-many-drafts"; readonly most: number }
  | { readonly kind: "too-many-waiting"; readonly problems: readonly SigningProblem[] };

/** What it costs to go on with fewer users: the question, and the plan that answers it. */
export function ShrinkPage({ page, productNames, mayMake, orderKey, answer }: ShrinkPageProps): ReactElement {
  const t = useReader().texts("shrink", "names");
  if (page === null) {
    return (
      <Empty icon="people" title={t("emptyTitle")}>
        {t("empty")}
      </Empty>
    );
  }
  const { form, view, problem } = page;
  const asked = form.chosen.length > 0 ? form.chosen.map((id) => ["who", id] as const) : [["to", form.typed] as const];
  const fields = [["module", form.category] as const, ...asked];
  const addressOf = (plan: StrategyKind): string =>
    `/changes/shrink?${new URLSearchParams([...fields.map((pair) => [...pair]), ["plan", plan]]).toString()}#plan`;
  return (
    <>
      {answer === null ? null : (
        <div className="mb-6">
          <Callout tone="warn" role="alert" takesFocus>
            <NotMadeWords answer={answer} isPossible={view !== null} />
          </Callout>
        </div>
      )}
      <Strip title={t("question")}>
        <ShrinkForm {...form} productNames={productNames} error={problem ?? undefined} />
      </Strip>
      {view !== null ? (
        <ShrinkPlan view={view} addressOf={addressOf} making={mayMake ? { key: orderKey, fields } : null} />
      ) : problem === null ? (
        <div className="mt-8">
          <Empty icon="people" title={t("askTitle")}>
            {t("ask")}
          </Empty>
        </div>
      ) : null}
    </>
  );
}

function NotMadeWords({ answer, isPossible }: { readonly answer: NotMade; readonly isPossible: boolean }): string {
  const t = useReader().texts("shrink", "prepare");
  switch (answer.kind) {
    case "changed":
      return t(isPossible ? "changedSince" : "notPossible");
    case "sent-before":
      return t("sentBefore");
    case "too-many-drafts":
      return t("tooManyDrafts", { most: answer.most });
    case "too-many-waiting":
      return answer.problems
        .map((problem) =>
          problem.code === "TOO_MANY_WAITING" ? t("problem.TOO_MANY_WAITING", { count: problem.max }) : "",
        )
        .join(" ");
    default:
      return answer satisfies never;
  }
}
