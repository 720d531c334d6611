import type { ReactElement } from "react";

import { Day } from "~/ui/day";
import { Empty } from "~/ui/empty";
import { Money } from "~/ui/money";
import { StatusBadge } from "~/ui/status-badge";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "~/ui/table";
import { useReader } from "~/ui/texts";
import type { ChangeRequest } from "../domain/change-request";
import { isEffective, effectiveAmounts } from "../domain/request-progress";
import { progressWords } from "../words/progress-words";
import { requestTitle } from "../words/request-title";

type RequestListProps = {
  readonly requests: readonly ChangeRequest[];
  readonly productNames: Readonly<Record<string, string>>;
  /** The words that were searched for. */
  readonly search?: string | null;
};

/** Requests, newest first: what was asked, when it is ready, what it costs, where it stands. */
export function RequestList({ requests, productNames, search = null }: RequestListProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("changes", "names");
  if (requests.length === 0 && search !== null) {
    return (
      <Empty icon="search" title={t("listNothingFound")}>
        {t("listSearched", { words: search })}
      </Empty>
    );
  }
  if (requests.length === 0) {
    return (
      <Empty icon="change" title={t("listEmptyTitle")}>
        {t("listEmpty")}
      </Empty>
    );
  }
  return (
    <Table caption={t("listCaption")} captionHidden>
      <TableHead>
        <ColumnHead>{t("request")}</ColumnHead>
        <ColumnHead>{t("receivedOn")}</ColumnHead>
        <ColumnHead>{t("doneOn")}</ColumnHead>
        <ColumnHead>{t("status")}</ColumnHead>
        <ColumnHead numeric>{t("perMonth")}</ColumnHead>
        <ColumnHead numeric>{t("once")}</ColumnHead>
      </TableHead>
      <TableBody>
        {requests.map((request) => {
          const { monthlyDeltaCents, onceCents } = effectiveAmounts(request);
          return (
            <Row key={request.id}>
              <RowHead>
                <a href={`/changes/${request.id}`}>{requestTitle(request, productNames, reader)}</a>
                <span className="meta">{t("lineCount", { count: request.lines.length })}</span>
                {request.reference === null ? null : (
                  <span className="meta break-words">
                    {t("ownReference")}: <bdi>{request.reference}</bdi>
                  </span>
                )}
              </RowHead>
              <Cell label={t("receivedOn")}>
                <Day date={request.receivedOn} style="short" />
              </Cell>
              <Cell label={t("doneOn")} isVoid={!request.lines.some(isEffective)}>
                <Day date={request.completionDate} style="short" />
              </Cell>
              <Cell label={t("status")}>
                <StatusBadge status={request.status} />
                {progressWords(request, reader).map((words) => (
                  <span key={words} className="meta">
                    {words}
                  </span>
                ))}
              </Cell>
              <Cell numeric label={t("perMonth")}>
                <Money cents={monthlyDeltaCents} signed />
              </Cell>
              <Cell numeric label={t("once")}>
                <Money cents={onceCents} />
              </Cell>
            </Row>
          );
        })}
      </TableBody>
    </Table>
  );
}
