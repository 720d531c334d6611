import { useRef, type ReactElement } from "react";

import { pageOf } from "~/kernel/paged";
import { Button } from "~/ui/button";
import { Callout } from "~/ui/callout";
import { Empty } from "~/ui/empty";
import { ErrorSummary } from "~/ui/error-summary";
import { Field } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { PagedNavigation } from "~/ui/paged-navigation";
import { Strip } from "~/ui/strip";
import { useReader } from "~/ui/texts";
import type { Reader } from "~/format/texts";
import {
  countChanged,
  isLookedFor,
  type AssignableUser,
  type Assignment,
  type AssignmentIntent,
} from "../domain/assignment";
import { costCentreName, MAX_COST_CENTRE_LENGTH, type CostCentreProblem } from "../domain/cost-centre";
import { AssignBar, type Counted } from "./assign-bar";
import { AssignableUsersTable } from "./assignable-users-table";
import { SelectAll } from "./select-all";
import { useChosen } from "./use-chosen";

type CostCentresPageProps = {
  readonly users: readonly AssignableUser[];
  readonly portalUsers: readonly { readonly userId: string; readonly name: string; readonly email: string }[];
  /** A part of a name, number or cost centre; "" for all. */
  readonly search: string;
  readonly page: number;
  readonly addressOf: (page: number) => string;
  /** How many users were assigned just now; null: none were. */
  readonly saved: number | null;
  /** What was not written, as it was typed: it is wrong, or another number of changes was seen. */
  readonly refused: {
    readonly values: {
      readonly profileIds: readonly string[];
      readonly isEveryone: boolean;
      readonly costCentre: string;
      readonly userId: string;
    };
    readonly errors: { readonly profiles?: "chooseUsers"; readonly costCentre?: CostCentreProblem };
    readonly counted: Counted | null;
  } | null;
};

/** Which user is of which cost centre: choose some, and assign them at once. */
export function CostCentresPage(props: CostCentresPageProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("shell", "names", "cost-centres", "common");
  const { users, portalUsers, search, page, addressOf, saved, refused } = props;
  const errors = refused?.errors ?? {};
  const values = refused?.values ?? { profileIds: [], isEveryone: false, costCentre: "", userId: "" };
  const form = useRef<HTMLFormElement>(null);
  const chosen = useChosen(form);
  const found = users.filter((user) => isLookedFor(user, search));
  const shown = pageOf(found, page, USERS_A_PAGE);
  const chosenIds = chosen === null ? null : idsOf(chosen, found);
  return (
    <>
      <PageHead
        crumbs={<a href="/account">{t("pageAccount")}</a>}
        title={t("costCentres")}
        lead={t("costCentresLead")}
      />
      <div className="mb-6 empty:hidden">
        <ErrorSummary
          errors={[
            ...(errors.profiles === undefined ? [] : [{ fieldId: "users", message: t(errors.profiles) }]),
            ...(errors.costCentre === undefined
              ? []
              : [{ fieldId: "costCentre", message: problemInFull(errors.costCentre, reader) }]),
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
            <Field name="q" type="search" label={t("searchUsers")} defaultValue={search} maxLength={100} />
            <div className="actions">
              <Button>{t("show")}</Button>
              {search !== "" && <a href="/account/cost-centres">{t("showAllUsers")}</a>}
            </div>
          </form>
          {found.length === 0 ? (
            <Empty icon="search" title={t("nobodyTitle", { words: search })}>
              {t("nobodyFound")}
            </Empty>
          ) : (
            <form method="post" ref={form} className="mt-8">
              <Strip
                title={search === "" ? t("users") : t("usersFound", { count: found.length })}
                id="users"
                aside={<SelectAll name="profile" />}
              >
                <p className="small muted mb-3">{t("chooseHint")}</p>
                <AssignableUsersTable
                  users={shown.items}
                  chosenIds={values.profileIds}
                  portalNames={new Map(portalUsers.map(({ userId, name }) => [userId, name]))}
                />
                {shown.pages > 1 && (
                  <label className="check mt-3">
                    <input type="checkbox" name="everyone" value="yes" defaultChecked={values.isEveryone} />
                    <span>{t("everyoneFound", { count: found.length })}</span>
                  </label>
                )}
                <PagedNavigation list={shown} addressOf={addressOf} />
              </Strip>
              <AssignBar
                values={values}
                chosen={chosenIds?.length ?? null}
                changes={changesOf(chosen, found, refused?.counted ?? null)}
                counted={refused?.counted ?? null}
                costCentres={[...new Set(users.flatMap(({ costCentre }) => costCentre ?? []))].sort()}
                portalUsers={portalUsers}
                costCentreError={errors.costCentre === undefined ? undefined : problemWords(errors.costCentre, reader)}
              />
            </form>
          )}
        </>
      )}
    </>
  );
}

/** Above the form there is room for the other way out; at the field, in the bar, only what is wrong. */
function problemInFull(problem: CostCentreProblem, reader: Reader): string {
  const t = reader.texts("cost-centres");
  return problem === "costCentreEmpty" ? `${t(problem)} ${t("costCentreEmptyMore")}` : problemWords(problem, reader);
}

function problemWords(problem: CostCentreProblem, reader: Reader): string {
  const t = reader.texts("cost-centres");
  return t(problem, { longest: MAX_COST_CENTRE_LENGTH });
}

/** Longer lists come in pages. */
const USERS_A_PAGE = 20;

/** Who is chosen: those who are ticked, or all who were found. */
function idsOf(form: FormData, found: readonly AssignableUser[]): string[] {
  return form.has("everyone") ? found.map(({ profileId }) => profileId) : form.getAll("profile").map(String);
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
  const profileIds = idsOf(form, users);
  const costCentre = costCentreName(text("costCentre"));
  const count = (assignment: Assignment): number => countChanged(assignment, users);
  return {
    "cost-centre": costCentre === "" ? null : count({ kind: "cost-centre", profileIds, costCentre }),
    "no-cost-centre": count({ kind: "cost-centre", profileIds, costCentre: null }),
    "line-user": count({ kind: "line-user", profileIds, userId: text("userId") || null }),
  };
}
