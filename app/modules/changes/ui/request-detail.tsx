import type { ReactElement } from "react";

import { amsterdamDateOf } from "~/kernel/amsterdam-time";
import { Day } from "~/ui/day";
import { Money } from "~/ui/money";
import { StatusBadge } from "~/ui/status-badge";
import { Strip } from "~/ui/strip";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableFoot, TableHead } from "~/ui/table";
import { useReader, useTexts } from "~/ui/texts";
import { bringsPhone } from "../domain/change-line";
import type { ChangeRequestWithTimeline, RequestLine } from "../domain/change-request";
import { isEffective, effectiveAmounts } from "../domain/request-progress";
import { CancelStep } from "./cancel-step";
import { MoveStep, type MoveDays } from "./move-step";
import { reasonWords } from "../words/reason-words";
import { RequestExplanation } from "./request-explanation";
import { RequestTimeline } from "./request-timeline";
import { linePhrase, requestLineWords } from "../words/request-title";

type RequestDetailProps = {
  readonly request: ChangeRequestWithTimeline;
  readonly productNames: Readonly<Record<string, string>>;
  /** Whether the user may take lines back and move them. */
  readonly mayCancel: boolean;
  /** The days to which a line can be moved. */
  readonly days: MoveDays;
};

/** What was agreed, line by line, what became of it, what can still be taken back, and why it was judged so. */
export function RequestDetail({ request, productNames, mayCancel, days }: RequestDetailProps): ReactElement {
  const t = useTexts("changes", "names", "requests");
  const { totals } = request.preview;
  const feeCents = totals.requestFeeCents ?? 0;
  const agreed = {
    monthlyDeltaCents: totals.monthlyDeltaCents,
    onceCents: totals.oneTimeCents + totals.buyOutCents,
  };
  const isWhole = request.lines.every(isEffective);
  const queued = mayCancel ? request.lines.filter(({ status }) => status === "queued") : [];
  const isDone = request.lines.some(({ status }) => status === "completed" || status === "rejected");
  const withCancel = queued.length > 0 && request.lines.length > 1;
  return (
    <>
      <Strip title={t(titleKey(request.status))}>
        <Table caption={t("lines")} captionHidden>
          <TableHead>
            <ColumnHead>{t("line")}</ColumnHead>
            <ColumnHead>{t("date")}</ColumnHead>
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
              <LineRow
                key={line.id}
                line={line}
                productNames={productNames}
                withCancel={withCancel}
                days={mayCancel ? days : null}
              />
            ))}
          </TableBody>
          <TableFoot>
            {feeCents === 0 ? null : (
              <TotalRow label={t("requestFee")} monthlyDeltaCents={0} onceCents={feeCents} withCancel={withCancel} />
            )}
            <TotalRow label={isWhole ? t("excludingVat") : t("agreed")} {...agreed} withCancel={withCancel} />
            {isWhole ? null : <TotalRow label={t("standing")} {...effectiveAmounts(request)} withCancel={withCancel} />}
          </TableFoot>
        </Table>
        {queued.some(({ line }) => bringsPhone(line)) ? <p className="small muted mt-4">{t("phoneDelivery")}</p> : null}
        {queued.length > 0 ? (
          <div className="mt-4">
            <CancelStep cancels="all" lines={queued} words={t(isDone ? "cancelRest" : "cancelAll")} kind="danger" />
            <p className="small muted mt-2">{t("cancelHint")}</p>
          </div>
        ) : null}
      </Strip>
      <Strip title={t("timeline")}>
        <RequestTimeline request={request} productNames={productNames} />
      </Strip>
      <RequestExplanation request={request} productNames={productNames} />
    </>
  );
}

/** A request of which nothing came is not said to be agreed. */
function titleKey(
  status: ChangeRequestWithTimeline["status"],
): "verdictStored" | "verdictStored.cancelled" | "verdictStored.rejected" {
  return status === "cancelled" || status === "rejected" ? (`verdictStored.${status}` as const) : "verdictStored";
}

function TotalRow(props: {
  readonly label: string;
  readonly monthlyDeltaCents: number;
  readonly onceCents: number;
  readonly withCancel: boolean;
}): ReactElement {
  const t = useTexts("names", "changes");
  const { label, monthlyDeltaCents, onceCents } = props;
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
  /** Null when it cannot be moved. */
  readonly days: MoveDays | null;
}): ReactElement {
  const reader = useReader();
  const t = reader.texts("names", "changes", "requests");
  const { line } = props;
  const words = requestLineWords(line, props.productNames, reader);
  const paidUntil = isEffective(line) ? line.billedUntil : null;
  return (
    <Row>
      <RowHead>
        {words.title}
        {words.detail === null ? null : <span className="meta">{words.detail}</span>}
        {line.status === "rejected" ? <span className="meta">{reasonWords(line.reason, reader)}</span> : null}
      </RowHead>
      <Cell label={t("date")}>
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
        {line.status === "queued" && props.days !== null ? (
          <span className="meta">
            <MoveStep line={line} words={linePhrase(line.line, words)} days={props.days} />
          </span>
        ) : null}
      </Cell>
      <Cell label={t("paidUntil")} isVoid={paidUntil === null}>
        {paidUntil !== null && <Day date={paidUntil} style="short" />}
      </Cell>
      <Cell label={t("status")}>
        <StatusBadge status={line.status} />
      </Cell>
      <Cell numeric label={t("perMonth")}>
        <LineMoney line={line} cents={line.monthlyDeltaCents} signed />
      </Cell>
      <Cell numeric label={t("once")}>
        <LineMoney line={line} cents={line.oneTimeCents + line.buyOutCents} />
      </Cell>
      {props.withCancel ? (
        <Cell label="">
          {line.status === "queued" ? (
            <CancelStep
              cancels={line.index}
              lines={[line]}
              words={t("cancelLine")}
              label={t("cancelLineLabel", { line: linePhrase(line.line, words) })}
            />
          ) : null}
        </Cell>
      ) : null}
    </Row>
  );
}

/** An amount of a line; of one that came to nothing it is struck through, so that the rows add up to what is left (R2.11). */
function LineMoney(props: {
  readonly line: RequestLine;
  readonly cents: number;
  readonly signed?: boolean;
}): ReactElement {
  const t = useTexts("requests");
  const amount = <Money cents={props.cents} signed={props.signed ?? false} />;
  if (isEffective(props.line)) return amount;
  return (
    <s className="muted">
      <span className="vh">{t("notCharged")} </span>
      {amount}
    </s>
  );
}
