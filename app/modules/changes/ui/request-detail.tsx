import type { ReactElement } from "react";

import { Day } from "~/ui/day";
import { formatInstant } from "~/ui/format-date";
import { Money } from "~/ui/money";
import { StatusBadge } from "~/ui/status-badge";
import { Strip } from "~/ui/strip";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableFoot, TableHead } from "~/ui/table";
import { useLanguage, type Translate } from "~/ui/texts";
import type { ChangeRequestWithTimeline, RequestLine, TimelineEvent } from "../domain/change-request";
import { requestLineWords } from "./request-title";

type RequestDetailProps = {
  readonly request: ChangeRequestWithTimeline;
  readonly productNames: Readonly<Record<string, string>>;
  /** Whether the user may take lines back. */
  readonly mayCancel: boolean;
  readonly t: Translate;
};

/** What was agreed, line by line, what became of it, and what can still be taken back. */
export function RequestDetail({ request, productNames, mayCancel, t }: RequestDetailProps): ReactElement {
  const { totals } = request.preview;
  const queued = request.lines.filter(({ status }) => status === "queued");
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
            {mayCancel && queued.length > 0 ? (
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
                withCancel={mayCancel && queued.length > 0}
                t={t}
              />
            ))}
          </TableBody>
          <TableFoot>
            <Row>
              <RowHead colSpan={4}>{t("withoutVat")}</RowHead>
              <Cell numeric label={t("perMonth")}>
                <Money cents={totals.monthlyDeltaCents} signed />
              </Cell>
              <Cell numeric label={t("once")}>
                <Money cents={totals.oneTimeCents + totals.buyOutCents} />
              </Cell>
              {mayCancel && queued.length > 0 ? <Cell>{null}</Cell> : null}
            </Row>
          </TableFoot>
        </Table>
        {mayCancel && queued.length > 0 ? (
          <form method="post" className="mt-4">
            <button className="btn btn-danger" type="submit" name="cancel" value="all">
              {t("cancelAll")}
            </button>
            <p className="small muted mt-2">{t("cancelHint")}</p>
          </form>
        ) : null}
      </Strip>
      <Strip title={t("timeline")}>
        <ol className="dated">
          {request.events.map((event, index) => (
            <TimelineItem key={index} event={event} request={request} productNames={productNames} t={t} />
          ))}
        </ol>
      </Strip>
    </>
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
        {line.isLate && line.executedAt !== null ? <span className="meta">{t("lateShort")}</span> : null}
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

function TimelineItem(props: {
  readonly event: TimelineEvent;
  readonly request: ChangeRequestWithTimeline;
  readonly productNames: Readonly<Record<string, string>>;
  readonly t: Translate;
}): ReactElement {
  const { event, request, t } = props;
  const language = useLanguage();
  const line = event.index === null ? undefined : request.lines[event.index];
  const [date, time] = formatInstant(event.at, language, "row").split(", ");
  return (
    <li>
      <div className="when">
        <time dateTime={event.at.toISOString()}>{date}</time>
        <small>{time}</small>
      </div>
      <div>
        <b>
          {t(`event.${event.kind}`, {
            line: line ? requestLineWords(line, props.productNames, t).title : "",
          })}
        </b>
        {event.actor === null ? null : <p className="small muted">{t("submittedBy", { email: event.actor })}</p>}
        {event.kind === "line-rejected" ? <p className="small muted">{reasonWords(event.reason, t)}</p> : null}
      </div>
    </li>
  );
}

function reasonWords(reason: string | null, t: Translate): string {
  const key = `reason.${reason ?? ""}`;
  const words = t(key);
  return t("rejectedBecause", { reason: words === key ? t("reason.other") : words });
}
