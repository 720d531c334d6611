import type { ReactElement } from "react";

import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { SelectField } from "~/ui/select-field";
import type { Translate } from "~/format/texts";
import { Unfold } from "~/ui/unfold";
import type { AssignmentIntent } from "../domain/assignment";
import { MAX_COST_CENTRE_LENGTH } from "../domain/cost-centre";

export type Counted = { readonly intent: AssignmentIntent; readonly count: number };

type AssignBarProps = {
  readonly values: { readonly costCentre: string; readonly userId: string };
  /** How many users are chosen; null: not known without a script. */
  readonly chosen: number | null;
  /** How many each button would change; null: not counted yet. */
  readonly changes: Readonly<Record<AssignmentIntent, number | null>>;
  /** What the server counted because it was not seen before. */
  readonly counted: Counted | null;
  readonly costCentres: readonly string[];
  readonly portalUsers: readonly { readonly userId: string; readonly name: string; readonly email: string }[];
  readonly costCentreError: string | undefined;
  readonly t: Translate;
};

/** What is done with the chosen users, in view while the list scrolls behind it; each button tells how many it would change. */
export function AssignBar({
  values,
  chosen,
  changes,
  counted,
  costCentres,
  portalUsers,
  costCentreError,
  t,
}: AssignBarProps): ReactElement {
  const withCount = (words: string, intent: AssignmentIntent): string => {
    const count = changes[intent];
    return count === null || chosen === 0 ? words : t("buttonWithCount", { words, count });
  };
  return (
    <div className="assign-bar" role="group" aria-label={t("chosenUsers")}>
      <p role="status" className="small">
        {statusWords(chosen, counted, t)}
      </p>
      <div className="filters">
        <Field
          name="costCentre"
          label={t("costCentre")}
          defaultValue={values.costCentre}
          maxLength={MAX_COST_CENTRE_LENGTH}
          list="cost-centres"
          autoComplete="off"
          error={costCentreError}
        />
        <datalist id="cost-centres">
          {costCentres.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Intent intent="cost-centre" isMain seen={changes["cost-centre"]}>
          {withCount(t("assignToCostCentre"), "cost-centre")}
        </Intent>
        <Intent intent="no-cost-centre" seen={changes["no-cost-centre"]}>
          {withCount(t("takeOut"), "no-cost-centre")}
        </Intent>
      </div>
      <Unfold summary={t("lineUserTitle")} open={counted?.intent === "line-user"}>
        <p className="small muted">{t("lineUserHint")}</p>
        <div className="filters mt-2">
          <SelectField
            name="userId"
            label={t("lineUser")}
            defaultValue={values.userId}
            choices={[
              { value: "", label: t("nobody") },
              ...portalUsers.map(({ userId, name, email }) => ({ value: userId, label: `${name} (${email})` })),
            ]}
          />
          <Intent intent="line-user" seen={changes["line-user"]}>
            {withCount(t("assignToLineUser"), "line-user")}
          </Intent>
        </div>
      </Unfold>
    </div>
  );
}

function Intent({
  intent,
  seen,
  isMain = false,
  children,
}: {
  readonly intent: AssignmentIntent;
  readonly seen: number | null;
  readonly isMain?: boolean;
  readonly children: string;
}): ReactElement {
  return (
    <>
      {seen !== null && <input type="hidden" name={`seen-${intent}`} value={seen} />}
      <Button {...(isMain ? { kind: "primary" } : {})} name="intent" value={intent}>
        {children}
      </Button>
    </>
  );
}

function statusWords(chosen: number | null, counted: Counted | null, t: Translate): string {
  if (counted !== null) return counted.count === 0 ? t("nothingChanges") : t("pressAgain", { count: counted.count });
  return chosen === null || chosen === 0 ? "" : t("chosenCount", { count: chosen });
}
