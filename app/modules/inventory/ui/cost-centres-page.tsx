import type { ReactElement } from "react";

import { Button } from "~/ui/button";
import { Callout } from "~/ui/callout";
import { Empty } from "~/ui/empty";
import { ErrorSummary } from "~/ui/error-summary";
import { Field } from "~/ui/field";
import { formatPhone } from "~/ui/format-phone";
import { PageHead } from "~/ui/page-head";
import { SelectField } from "~/ui/select-field";
import { Strip } from "~/ui/strip";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "~/ui/table";
import type { Translate } from "~/ui/texts";
import type { AssignableUser } from "../domain/assignment";
import { MAX_COST_CENTRE_LENGTH } from "../domain/cost-centre";
import { SelectAll } from "./select-all";

type CostCentresPageProps = {
  readonly users: readonly AssignableUser[];
  readonly portalUsers: readonly { readonly userId: string; readonly name: string; readonly email: string }[];
  /** How many users were assigned just now; null: none were. */
  readonly saved: number | null;
  /** What was refused, as it was typed. */
  readonly refused: {
    readonly values: { readonly profileIds: readonly string[]; readonly costCentre: string; readonly userId: string };
    readonly errors: { readonly profiles?: string; readonly costCentre?: string };
  } | null;
  readonly t: Translate;
};

/** Which user is of which cost centre: choose some, and assign them at once. */
export function CostCentresPage({ users, portalUsers, saved, refused, t }: CostCentresPageProps): ReactElement {
  const errors = refused?.errors ?? {};
  const values = refused?.values ?? { profileIds: [], costCentre: "", userId: "" };
  const costCentres = [...new Set(users.flatMap(({ costCentre }) => costCentre ?? []))].sort();
  const portalNames = new Map(portalUsers.map(({ userId, name }) => [userId, name]));
  return (
    <>
      <PageHead
        crumbs={<a href="/account">{t("account")}</a>}
        title={t("costCentresTitle")}
        lead={t("costCentresLead")}
      />
      <ErrorSummary
        errors={[
          ...(errors.profiles === undefined ? [] : [{ fieldId: "users", message: t(errors.profiles) }]),
          ...(errors.costCentre === undefined ? [] : [{ fieldId: "costCentre", message: t(errors.costCentre) }]),
        ]}
      />
      {saved !== null && refused === null && (
        <Callout tone="accent" role="status">
          {t("assigned", { count: saved })}
        </Callout>
      )}
      {users.length === 0 ? (
        <Empty icon="account" title={t("noUsersTitle")}>
          {t("noUsers")}
        </Empty>
      ) : (
        <form method="post">
          <Strip title={t("chosenUsers")}>
            <p className="prose muted">
              {t("costCentreHint")} {t("lineUserHint")}
            </p>
            <div className="filters mt-4">
              <Field
                name="costCentre"
                label={t("costCentre")}
                defaultValue={values.costCentre}
                maxLength={MAX_COST_CENTRE_LENGTH}
                list="cost-centres"
                autoComplete="off"
                error={errors.costCentre === undefined ? undefined : t(errors.costCentre)}
              />
              <datalist id="cost-centres">
                {costCentres.map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
              <Button kind="primary" name="intent" value="cost-centre">
                {t("assignToCostCentre")}
              </Button>
              <SelectField
                name="userId"
                label={t("lineUser")}
                defaultValue={values.userId}
                choices={[
                  { value: "", label: t("nobody") },
                  ...portalUsers.map(({ userId, name, email }) => ({ value: userId, label: `${name} (${email})` })),
                ]}
              />
              <Button name="intent" value="line-user">
                {t("assignToLineUser")}
              </Button>
            </div>
          </Strip>
          <Strip title={t("usersInService")} id="users" aside={<SelectAll name="profile" t={t} />}>
            <Table caption={t("usersInService")} captionHidden className="table-tight table-inline">
              <TableHead>
                <ColumnHead>{t("user")}</ColumnHead>
                <ColumnHead>{t("costCentre")}</ColumnHead>
                <ColumnHead>{t("lineUser")}</ColumnHead>
              </TableHead>
              <TableBody>
                {users.map((user) => (
                  <Row key={user.profileId}>
                    <RowHead>
                      <label className="check">
                        <input
                          type="checkbox"
                          name="profile"
                          value={user.profileId}
                          defaultChecked={values.profileIds.includes(user.profileId)}
                        />
                        <span>
                          {user.name}
                          <span className="meta">
                            {user.e164 === null ? t(`category.${user.category}`) : formatPhone(user.e164)}
                          </span>
                        </span>
                      </label>
                    </RowHead>
                    <Cell label={t("costCentre")} isVoid={user.costCentre === null}>
                      {user.costCentre}
                    </Cell>
                    <Cell label={t("lineUser")} isVoid={user.lineUserId === null}>
                      {portalNames.get(user.lineUserId ?? "")}
                    </Cell>
                  </Row>
                ))}
              </TableBody>
            </Table>
          </Strip>
        </form>
      )}
    </>
  );
}
