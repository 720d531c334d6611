import { useRef, type ReactElement } from "react";

import { Button } from "~/ui/button";
import { Callout } from "~/ui/callout";
import { Empty } from "~/ui/empty";
import { ErrorSummary } from "~/ui/error-summary";
import { Field } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Strip } from "~/ui/strip";
import type { Translate } from "~/format/texts";
import {
  countChanged,
  isLookedFor,
  type AssignableUser,
  type Assignment,
  type AssignmentIntent,
} from "../domain/assignment";
import { costCentreName, MAX_COST_CENTRE_LENGTH } from "../domain/cost-centre";
import { AssignBar, type Counted } from "./assign-bar";
import { AssignableUsersTable } from "./assignable-users-table";
import { SelectAll } from "./select-all";
import { useChosen } from "./use-chosen";

type CostCentresPageProps = {
  readonly users: readonly AssignableUser[];
  readonly portalUsers: readonly { readonly userId: string; readonly name: string; readonly email: string }[];
  /** A part of a name, number or cost centre; "" for all. */
  readonly search: string;
  /** How many users were assigned just now; null: none were. */
  readonly saved: number | null;
  /** What was not written, as it was typed: it is wrong, or another number of changes was seen. */
  readonly refused: {
    readonly values: { readonly profileIds: readonly string[]; readonly costCentre: string; readonly userId: string };
    readonly errors: { readonly profiles?: string; readonly costCentre?: string };
    readonly counted: Counted | null;
  } | null;
  readonly t: Translate;
};

/** Which user is of which cost centre: choose some, and assign them at once. */
export function CostCentresPage(props: CostCentresPageProps): ReactElement {
  const { users, portalUsers, search, saved, refused, t } = props;
  const errors = refused?.errors ?? {};
  const values = refused?.values ?? { profileIds: [], costCentre: "", userId: "" };
  const form = useRef<HTMLFormElement>(null);
  const chosen = useChosen(form);
  const shown = users.filter((user) => isLookedFor(user, search));
  return (
    <>
      <PageHead
        crumbs={<a href="/account">{t("account")}</a>}
        title={t("costCentresTitle")}
        lead={t("costCentresLead")}
      />
      <div className="mb-6 empty:hidden">
        <ErrorSummary
          errors={[
            ...(errors.profiles === undefined ? [] : [{ fieldId: "users", message: t(errors.profiles) }]),
            ...(errors.costCentre === undefined
              ? []
              : [{ fieldId: "costCentre", message: problemInFull(errors.costCentre, t) }]),
          ]}
        />
      </div>
      {saved !== null && refused === null && (
        <div className="mb-6">
          <Callout tone="accent" role="status">
            {t("assigned", { count: saved })}
          </Callout>
        </div>
      )}
      {users.length === 0 ? (
        <Empty icon="account" title={t("noUsersTitle")}>
          {t("noUsers")}
        </Empty>
      ) : (
        <>
          <form method="get" role="search" className="filters">
            <Field name="q" type="search" label={t("search")} defaultValue={search} maxLength={100} />
            <div className="actions">
              <Button>{t("show")}</Button>
              {search !== "" && <a href="/account/cost-centres">{t("showAll")}</a>}
            </div>
          </form>
          {shown.length === 0 ? (
            <Empty icon="search" title={t("nobodyTitle", { words: search })}>
              {t("nobodyFound")}
            </Empty>
          ) : (
            <form method="post" ref={form} className="mt-8">
              <Strip
                title={search === "" ? t("usersInService") : t("usersFound", { count: shown.length })}
                id="users"
                aside={<SelectAll name="profile" t={t} />}
              >
                <p className="small muted mb-3">{t("chooseHint")}</p>
                <AssignableUsersTable
                  users={shown}
                  chosenIds={values.profileIds}
                  portalNames={new Map(portalUsers.map(({ userId, name }) => [userId, name]))}
                  t={t}
                />
              </Strip>
              <AssignBar
                values={values}
                chosen={chosen?.getAll("profile").length ?? null}
                changes={changesOf(chosen, shown, refused?.counted ?? null)}
                counted={refused?.counted ?? null}
                costCentres={[...new Set(users.flatMap(({ costCentre }) => costCentre ?? []))].sort()}
                portalUsers={portalUsers}
                costCentreError={errors.costCentre === undefined ? undefined : problemWords(errors.costCentre, t)}
                t={t}
              />
            </form>
          )}
        </>
      )}
    </>
  );
}

/** Above the form there is room for the other way out; at the field, in the bar, only what is wrong. */
function problemInFull(problem: string, t: Translate): string {
  return problem === "costCentreEmpty" ? `${t(problem)} ${t("costCentreEmptyMore")}` : problemWords(problem, t);
}

function problemWords(problem: string, t: Translate): string {
  return t(problem, { longest: MAX_COST_CENTRE_LENGTH });
}

type Changes = Readonly<Record<AssignmentIntent, number | null>>;

/** How many each button would change, counted as the server counts; without a script, what the server counted of the one that was pressed. */
function changesOf(form: FormData | null, users: readonly AssignableUser[], counted: Counted | null): Changes {
  if (form === null) {
    return {
      "cost-centre": null,
      "no-cost-centre": null,
      "line-user": null,
      ...(counted && { [counted.intent]: counted.count }),
    };
  }
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const profileIds = form.getAll("profile").map(String);
  const costCentre = costCentreName(text("costCentre"));
  const count = (assignment: Assignment): number => countChanged(assignment, users);
  return {
    "cost-centre": costCentre === "" ? null : count({ kind: "cost-centre", profileIds, costCentre }),
    "no-cost-centre": count({ kind: "cost-centre", profileIds, costCentre: null }),
    "line-user": count({ kind: "line-user", profileIds, userId: text("userId") || null }),
  };
}
