import type { ReactElement, ReactNode } from "react";

import { shortProductName } from "~/modules/catalogue/words/short-product-name";
import { Money } from "~/ui/money";
import { Strip } from "~/ui/strip";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableFoot, TableHead } from "~/ui/table";
import { useTexts } from "~/ui/texts";
import type { PendingChange } from "../domain/pending-change";
import type { RemovalBlockers } from "../domain/removal-blockers";
import type { ModuleShown } from "../domain/users-filter";
import { CompanyTable } from "./company-table";
import { UserRow } from "./user-row";

type ModuleSectionProps = {
  readonly shown: ModuleShown;
  /** Where those of its users are who have a product; null: all of them. */
  readonly addressOf: (productCode: string | null) => string;
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
export function ModuleSection(props: ModuleSectionProps): ReactElement {
  const { shown, stays, allowance, serviceLevel } = props;
  const { module, listed, products } = shown;
  const t = useTexts("names", "modules");
  const isPart = products === null && listed.length < module.profiles.length;
  return (
    <Strip
      id={module.category}
      title={t(`category.${module.category}`)}
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
        {isPart && <> {t("shownOf", { shown: listed.length, total: module.profiles.length })}</>}
      </p>
      <div className="rooms mt-3 max-w-[36rem]">{allowance}</div>
      {stays.users[module.category] !== undefined && <p className="small muted mt-3">{stays.users[module.category]}</p>}
      {products !== null && products.length > 0 && <ProductsTable {...props} />}
      {listed.length > 0 && <UsersTable {...props} isPart={isPart} />}
      {!isPart && <CompanyTable module={module} stays={stays.shared} />}
    </Strip>
  );
}

function UsersTable({
  shown,
  pending,
  stays,
  isPart,
}: ModuleSectionProps & { readonly isPart: boolean }): ReactElement {
  const t = useTexts("names", "modules");
  const { module, listed, found, foundCents } = shown;
  return (
    <Table
      caption={t("usersCaption", { module: t(`category.${module.category}`) })}
      captionHidden
      className="table-tight table-inline heads-inline mt-3"
    >
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
        {listed.map((profile) => (
          <UserRow
            key={profile.profileId}
            profile={profile}
            mayLeave={stays.users[module.category] === undefined}
            pending={pending.filter(({ profileId }) => profileId === profile.profileId)}
          />
        ))}
      </TableBody>
      {isPart && found > 1 && (
        <TableFoot>
          <Row>
            <RowHead colSpan={4}>{t("shownTotal", { count: found })}</RowHead>
            <Cell numeric>
              <Money cents={foundCents} />
            </Cell>
            <Cell label="">{""}</Cell>
          </Row>
        </TableFoot>
      )}
    </Table>
  );
}

/** How many have what, with the way to them. */
function ProductsTable({ shown, addressOf }: ModuleSectionProps): ReactElement {
  const t = useTexts("names", "modules");
  const { module, products, found, foundCents } = shown;
  const users = t(module.category === "voice" || module.category === "mobile" ? "users" : "connections");
  return (
    <Table
      caption={t("productsCaption", { module: t(`category.${module.category}`) })}
      captionHidden
      className="table-tight table-inline mt-3"
    >
      <TableHead>
        <ColumnHead>{t("product")}</ColumnHead>
        <ColumnHead numeric>{users}</ColumnHead>
        <ColumnHead numeric>{t("perMonth")}</ColumnHead>
      </TableHead>
      <TableBody>
        {(products ?? []).map(({ code, name, users: count, monthlyCents }) => (
          <Row key={code}>
            <RowHead>
              <a href={addressOf(code)}>{shortProductName(name)}</a>
            </RowHead>
            <Cell numeric label={users}>
              {count}
            </Cell>
            <Cell numeric>
              <Money cents={monthlyCents} />
            </Cell>
          </Row>
        ))}
      </TableBody>
      <TableFoot>
        <Row>
          <RowHead>
            <a href={addressOf(null)}>{t("showUsers", { count: found })}</a>
          </RowHead>
          <Cell numeric label={users}>
            {found}
          </Cell>
          <Cell numeric>
            <Money cents={foundCents} />
          </Cell>
        </Row>
      </TableFoot>
    </Table>
  );
}
