import type { ReactElement } from "react";

import { formatPhone } from "~/format/format-phone";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "~/ui/table";
import { useTexts } from "~/ui/texts";
import type { AssignableUser } from "../domain/assignment";

type AssignableUsersTableProps = {
  readonly users: readonly AssignableUser[];
  readonly chosenIds: readonly string[];
  /** Names of users of the portal by their ids. */
  readonly portalNames: ReadonlyMap<string, string>;
};

/** Users, each with a box to choose it by and what it is assigned to now. */
export function AssignableUsersTable({ users, chosenIds, portalNames }: AssignableUsersTableProps): ReactElement {
  const t = useTexts("cost-centres", "names");
  return (
    <Table caption={t("users")} captionHidden className="table-tight table-inline assign-table">
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
                  defaultChecked={chosenIds.includes(user.profileId)}
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
  );
}
