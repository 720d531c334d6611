import type { ReactElement, ReactNode } from "react";

import { sum } from "~/kernel/money";
import { Money } from "~/ui/money";
import { Strip } from "~/ui/strip";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableFoot, TableHead } from "~/ui/table";
import { useTexts } from "~/ui/texts";
import type { ModuleOverview, ProfileOverview } from "../domain/module-overview";
import type { RemovalBlockers } from "../domain/removal-blockers";
import type { PendingChange } from "../domain/pending-change";
import { CompanyTable } from "./company-table";
import { UserRow } from "./user-row";

type ModuleSectionProps = {
  readonly module: ModuleOverview;
  /** Those of its users that are looked for. */
  readonly shown: readonly ProfileOverview[];
  readonly pending: readonly PendingChange[];
  readonly stays: RemovalBlockers;
  /** What may still be removed of it, drawn. */
  readonly allowance: ReactNode;
  /** In words. */
  readonly serviceLevel: string;
};

/** Who or what uses a profile of a module. */
const USER_KEYS = { internet: "connection", voice: "user", mobile: "user", tv: "connection" } as const;

/** One module: its users, what the company has in it, and what it costs a month. */
export function ModuleSection({
  module,
  shown,
  pending,
  stays,
  allowance,
  serviceLevel,
}: ModuleSectionProps): ReactElement {
  const t = useTexts("names", "modules");
  const name = t(`category.${module.category}`);
  const isPart = shown.length < module.profiles.length;
  return (
    <Strip
      id={module.category}
      title={name}
      aside={
        <span>
          <b>
            <Money cents={module.monthlyCents} />
          </b>{" "}
          <span className="small muted">{t("aMonth")}</span>
        </span>
      }
    >
      <p className="small muted">
        {t("serviceLevel")} <a href="/service">{serviceLevel}</a>.
        {isPart && <> {t("shownOf", { shown: shown.length, total: module.profiles.length })}</>}
      </p>
      <div className="rooms mt-3 max-w-[36rem]">{allowance}</div>
      {stays.users[module.category] !== undefined && <p className="small muted mt-3">{stays.users[module.category]}</p>}
      {shown.length > 0 && (
        <Table caption={t("usersCaption", { module: name })} captionHidden className="mt-3">
          <TableHead>
            <ColumnHead>{t(USER_KEYS[module.category])}</ColumnHead>
            <ColumnHead>{t("profile")}</ColumnHead>
            <ColumnHead>{t("options")}</ColumnHead>
            <ColumnHead>{t("sinceTitle")}</ColumnHead>
            <ColumnHead numeric>{t("perMonth")}</ColumnHead>
            <ColumnHead>
              <span className="vh">{t("changeVerb")}</span>
            </ColumnHead>
          </TableHead>
          <TableBody>
            {shown.map((profile) => (
              <UserRow
                key={profile.profileId}
                profile={profile}
                mayLeave={stays.users[module.category] === undefined}
                pending={pending.filter(({ profileId }) => profileId === profile.profileId)}
              />
            ))}
          </TableBody>
          {isPart && shown.length > 1 && (
            <TableFoot>
              <Row>
                <RowHead colSpan={4}>{t("shownTotal", { count: shown.length })}</RowHead>
                <Cell numeric>
                  <Money cents={sum(shown.map(costsOf))} />
                </Cell>
                <Cell label="">{""}</Cell>
              </Row>
            </TableFoot>
          )}
        </Table>
      )}
      {!isPart && <CompanyTable module={module} stays={stays.shared} />}
    </Strip>
  );
}

/** What a user costs a month, options included. */
function costsOf({ monthlyCents, options }: ProfileOverview): number {
  return monthlyCents + sum(options.map((option) => option.monthlyCents));
}
