import type { ReactElement } from "react";

import { formatDateRange } from "~/format/format-date";
import { Meter } from "~/ui/meter";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "~/ui/table";
import { useLanguage, useTexts } from "~/ui/texts";
import { Unfold } from "~/ui/unfold";
import type { AllowanceLedger } from "../domain/allowance-ledger";
import type { ContractYear } from "../domain/contract";
import { LedgerEntries } from "./ledger-entries";

type AllowanceYearProps = {
  readonly year: ContractYear;
  readonly isCurrent: boolean;
  /** False: its baseline is not known yet (R2.2). */
  readonly hasBegun: boolean;
  readonly ledgers: readonly AllowanceLedger[];
  readonly userNames: Readonly<Record<string, string>>;
};

/** The ledger of one contract year: what each module allows, and every use of it. */
export function AllowanceYear({ year, isCurrent, hasBegun, ledgers, userNames }: AllowanceYearProps): ReactElement {
  const t = useTexts("contract", "names", "common");
  const language = useLanguage();
  const summary = `${t("yearNumber", { number: year.number })}: ${formatDateRange(year.from, year.to, language)}`;
  return (
    <div className="mt-4">
      <Unfold summary={isCurrent ? `${summary} (${t("now")})` : summary} open={isCurrent}>
        {hasBegun ? (
          <>
            <Table caption={t("allowanceCaption", { number: year.number })} captionHidden className="table-inline">
              <TableHead>
                <ColumnHead>{t("module")}</ColumnHead>
                <ColumnHead numeric>{t("baseline")}</ColumnHead>
                <ColumnHead numeric>{t("room")}</ColumnHead>
                <ColumnHead numeric>{t("legendUsed")}</ColumnHead>
                <ColumnHead numeric>{t("statusQueued")}</ColumnHead>
                <ColumnHead numeric>{t("left")}</ColumnHead>
              </TableHead>
              <TableBody>
                {ledgers.map((ledger) => (
                  <LedgerRow key={ledger.category} ledger={ledger} />
                ))}
              </TableBody>
            </Table>
            <LedgerEntries ledgers={ledgers} userNames={userNames} />
          </>
        ) : (
          <p className="muted prose">{t("yearToCome")}</p>
        )}
      </Unfold>
    </div>
  );
}

function LedgerRow({ ledger }: { readonly ledger: AllowanceLedger }): ReactElement {
  const t = useTexts("names", "contract", "common");
  const { category, baseline, allowance, used, queued, left } = ledger;
  const name = t(`category.${category}`);
  return (
    <Row>
      <RowHead>
        {name}
        {allowance !== null && allowance > 0 && (
          <span className="mt-1 block max-w-48">
            <Meter figures={{ allowance, used: used - queued, queued, now: 0, over: 0 }} subject={name} />
          </span>
        )}
      </RowHead>
      <Cell numeric label={t("baseline")}>
        {baseline}
      </Cell>
      <Cell numeric label={t("room")}>
        {allowance}
      </Cell>
      <Cell numeric label={t("legendUsed")}>
        {used - queued}
      </Cell>
      <Cell numeric label={t("statusQueued")}>
        {queued}
      </Cell>
      <Cell numeric label={t("left")}>
        <b>{left}</b>
      </Cell>
    </Row>
  );
}
