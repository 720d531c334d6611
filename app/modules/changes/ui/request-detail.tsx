import type { ReactElement } from "react";

import { amsterdamDateOf } from "~/kernel/amsterdam-time";
import { Day } from "~/ui/day";
import { Money } from "~/ui/money";
import { StatusBadge } from "~/ui/status-badge";
import { Strip } from "~/ui/strip";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableFoot, TableHead } from "~/ui/table";
import type { Translate } from "~/ui/texts";
import type { ChangeRequestWithTimeline, RequestLine } from "../domain/change-request";
import { standingAmounts } from "../domain/request-progress";
import { reasonWords } from "./reason-words";
import { RequestExplanation } from "./request-explanation";
import { RequestTimeline } from "./request-timeline";
import { requestLineWords } from "./request-title";

type RequestDetailProps = {
  readonly request: ChangeRequestWithTimeline;
  readonly productNames: Readonly<Record<string, string>>;
  /** Whether the user may take lines back. */
  readonly mayCancel: boolean;
  readonly t: Translate;
};

/** What was agreed, line by line, what became of it, what can still be taken back, and why it was judged so. */
export function RequestDetail({ request, productNames, mayCancel, t }: RequestDetailProps): ReactElement {
  const { totals } = request.preview;
  const agreed = {
    monthlyDeltaCents: totals.monthlyDeltaCents,
    onceCents: totals.oneTimeCents + totals.buyOutCents,
  };
  const isWhole = request.lines.every(({ status }) => status === "queued" || status === "completed");
  const withCancel = mayCancel && request.lines.some(({ status }) => status === "queued");
  return (
    <>
      <Strip title={t("verdictStored")}>
        <Table caption={t("lines")} captionHidden>
          <TableHead>
            <ColumnHead>{t("line")}</ColumnHead>
            <ColumnHead>{t("lineDate")}</ColumnHead>
            <ColumnHead>{t("paidUntil")}</ColumnHead>
            <ColumnHead>{t("status")}</ColumnHead>
            <ColumnHead numeric>{t("perMonth")}</ColumnHead>
            <ColumnHead numeric>{t("once")}</ColumnHead>
            {withCancel ? (
              <ColumnHead>
                <span className="vh">{t("action")}</span>
              </ColumnHead>
            ) : null}
          </TableHead>
          <TableBody>
            {request.lines.map((line) => (
              <LineRow key={line.id} line={line} productNames={productNames} withCancel={withCancel} t={t} />
            ))}
          </TableBody>
          <TableFoot>
            <TotalRow label={isWhole ? t("withoutVat") : t("agreed")} {...agreed} withCancel={withCancel} t={t} />
            {isWhole ? null : (
              <TotalRow label={t("standing")} {...standingAmounts(request)} withCancel={withCancel} t={t} />
            )}
          </TableFoot>
        </Table>
        {withCancel ? (
          <form method="post" className="mt-4">
            <button className="btn btn-danger" type="submit" name="cancel" value="all">
              {t("cancelAll")}
            </button>
            <p className="small muted mt-2">{t("cancelHint")}</p>
          </form>
        ) : null}
      </Strip>
      <Strip title={t("timeline")}>
        <RequestTimeline request={request} productNames={productNames} t={t} />
      </Strip>
      <RequestExplanation request={request} productNames={productNames} t={t} />
    </>
  );
}

function TotalRow(props: {
  readonly label: string;
  readonly monthlyDeltaCents: number;
  readonly onceCents: number;
  readonly withCancel: boolean;
  readonly t: Translate;
}): ReactElement {
  const { label, monthlyDeltaCents, onceCents, t } = props;
  return (
    <Row>
      <RowHead colSpan={4}>{label}</RowHead>
      <Cell numeric label={t("perMonth")}>
        <Money cents={monthlyDeltaCents} signed />
      </Cell>
      <Cell numeric label={t("once")}>
        <Money cents={onceCents} />
      </Cell>
      {props.withCancel ? <Cell>{null}</Cell> : null}
    </Row>
  );
}

function LineRow(props: {
  readonly line: RequestLine;
  readonly productNames: Readonly<Record<string, string>>;
  readonly withCancel: boolean;
  readonly t: Translate;
}): ReactElement {
  const { line, t } = props;
  const words = requestLineWords(line, props.productNames, t);
  return (
    <Row>
      <RowHead>
        {words.title}
        {words.detail === null ? null : <span className="meta">{words.detail}</span>}
        {line.status === "rejected" ? <span className="meta">{reasonWords(line.reason, t)}</span> : null}
      </RowHead>
      <Cell label={t("lineDate")}>
        <Day date={line.date} style="row" />
        {line.isLate ? (
          <span className="meta">
            {line.executedAt === null ? (
              t("overdue")
            ) : (
              <>
                {t("doneLateOn")} <Day date={amsterdamDateOf(line.executedAt)} style="row" />
              </>
            )}
          </span>
        ) : null}
      </Cell>
      <Cell label={t("paidUntil")} isVoid={line.billedUntil === null}>
        {line.billedUntil === null ? "–" : <Day date={line.billedUntil} style="short" />}
      </Cell>
      <Cell label={t("status")}>
        <StatusBadge status={line.status} />
      </Cell>
      <Cell numeric label={t("perMonth")}>
        <Money cents={line.monthlyDeltaCents} signed />
      </Cell>
      <Cell numeric label={t("once")}>
        <Money cents={line.oneTimeCents + line.buyOutCents} />
      </Cell>
      {props.withCancel ? (
        <Cell label="">
          {line.status === "queued" ? (
            <form method="post">
              <button
                className="btn btn-sm"
                type="submit"
                name="cancel"
                value={line.index}
                aria-label={t("cancelLineLabel", { line: words.title })}
              >
                {t("cancelLine")}
              </button>
            </form>
          ) : null}
        </Cell>
      ) : null}
    </Row>
  );
}
