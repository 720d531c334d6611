import type { ReactElement } from "react";

import type { Invoice } from "~/modules/billing/domain/invoice";
import { sum } from "~/kernel/money";
import { Money } from "~/ui/money";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableFoot, TableHead } from "~/ui/table";
import type { Translate } from "~/format/texts";
import { costsByUser, type CostsUser, type UserCosts } from "../domain/costs-by-user";
import { namesakeWords } from "../words/invoice-words";

type CostsByUserProps = { readonly invoice: Invoice; readonly t: Translate };

type Column = { readonly textKey: string; readonly of: (row: UserCosts) => number };

const COLUMNS: readonly Column[] = [
  { textKey: "subscriptionColumn", of: (row) => row.subscriptionCents },
  { textKey: "usageColumn", of: (row) => row.usageCents },
  { textKey: "otherColumn", of: (row) => row.otherCents },
];

/** What each user costs on this invoice, the dearest first; rows and columns add up to the invoice. */
export function CostsByUserTable({ invoice, t }: CostsByUserProps): ReactElement {
  const rows = costsByUser(invoice);
  const hasCostCentres = rows.some((row) => row.user?.costCentre != null);
  return (
    <Table caption={t("usersCaption")} captionHidden className="table-tight table-inline">
      <TableHead>
        <ColumnHead>{t("user")}</ColumnHead>
        {hasCostCentres && <ColumnHead>{t("costCentre")}</ColumnHead>}
        {COLUMNS.map(({ textKey }) => (
          <ColumnHead key={textKey} numeric>
            {t(textKey)}
          </ColumnHead>
        ))}
        <ColumnHead numeric>{t("totalColumn")}</ColumnHead>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Row key={row.user?.profileId ?? "shared"}>
            <RowHead>
              {row.user?.profileName ?? t("shared")}
              <UserMeta user={row.user} t={t} />
            </RowHead>
            {hasCostCentres && (
              <Cell className="muted" label="">
                {row.user?.costCentre ?? ""}
              </Cell>
            )}
            {COLUMNS.map(({ textKey, of }) => (
              <Cell key={textKey} numeric label={t(textKey)} isVoid={of(row) === 0}>
                <Money cents={of(row)} />
              </Cell>
            ))}
            <Cell numeric>
              <Money cents={row.totalCents} />
            </Cell>
          </Row>
        ))}
      </TableBody>
      <TableFoot>
        <Row>
          <RowHead colSpan={hasCostCentres ? 2 : 1}>{t("totalExcludingVat")}</RowHead>
          {COLUMNS.map(({ textKey, of }) => (
            <Cell key={textKey} numeric label={t(textKey)}>
              <Money cents={sum(rows.map(of))} />
            </Cell>
          ))}
          <Cell numeric>
            <Money cents={invoice.netCents} />
          </Cell>
        </Row>
      </TableFoot>
    </Table>
  );
}

function UserMeta({ user, t }: { readonly user: CostsUser | null; readonly t: Translate }): ReactElement | null {
  const words = user === null ? t("sharedMeaning") : namesakeWords(user, t);
  return words === null ? null : <span className="meta">{words}</span>;
}
