import type { ReactElement } from "react";

import type { LocalDate } from "~/kernel/local-date";
import { Day } from "~/ui/day";
import { formatDate, formatInstant } from "~/format/format-date";
import { useLanguage, useReader, useTexts } from "~/ui/texts";
import type { ChangeRequestWithTimeline, TimelineEvent } from "../domain/change-request";
import { reasonWords } from "../words/reason-words";
import { requestLinePhrase } from "../words/request-title";

type RequestTimelineProps = {
  readonly request: ChangeRequestWithTimeline;
  readonly productNames: Readonly<Record<string, string>>;
};

/** What happened when and by whom, and what is still to come. */
export function RequestTimeline({ request, productNames }: RequestTimelineProps): ReactElement {
  const reader = useReader();
  const queued = request.lines.filter(({ status }) => status === "queued");
  const days = [...new Set(queued.map(({ date }) => date))].toSorted();
  return (
    <ol className="dated">
      {request.events.map((event, index) => (
        <TimelineItem key={index} event={event} request={request} productNames={productNames} />
      ))}
      {days.map((day) => {
        const lines = queued.filter(({ date }) => date === day);
        return (
          <TimelineComing
            key={day}
            day={day}
            isOverdue={lines.some(({ isLate }) => isLate)}
            lines={lines.map((line) => requestLinePhrase(line, productNames, reader))}
          />
        );
      })}
    </ol>
  );
}

function TimelineItem(props: {
  readonly event: TimelineEvent;
  readonly request: ChangeRequestWithTimeline;
  readonly productNames: Readonly<Record<string, string>>;
}): ReactElement {
  const reader = useReader();
  const t = reader.texts("changes", "requests");
  const { event, request } = props;
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
        <b>{t(`event.${event.kind}`, { line: line ? requestLinePhrase(line, props.productNames, reader) : "" })}</b>
        {event.actor === null ? null : <p className="small muted">{t("submittedBy", { email: event.actor })}</p>}
        {event.kind === "checked" ? <p className="small muted">{t(`checked.${request.preview.verdict}`)}</p> : null}
        {event.kind === "line-executed" && line?.isLate === true ? (
          <p className="small muted">
            {t("wasPlannedFor")} <Day date={line.date} style="row" />
          </p>
        ) : null}
        {event.moved == null || event.moved.from === event.moved.to ? null : (
          <p className="small muted">
            {t("movedFromTo", {
              from: formatDate(event.moved.from, "weekday", language),
              to: formatDate(event.moved.to, "weekday", language),
            })}
          </p>
        )}
        {event.kind === "line-rejected" ? <p className="small muted">{reasonWords(event.reason, reader)}</p> : null}
      </div>
    </li>
  );
}

function TimelineComing(props: {
  readonly day: LocalDate;
  readonly isOverdue: boolean;
  readonly lines: readonly string[];
}): ReactElement {
  const t = useTexts("requests");
  const { day, isOverdue, lines } = props;
  return (
    <li>
      <div className="when">
        <Day date={day} style="row" />
        <small>{t(isOverdue ? "overdueShort" : "comingShort")}</small>
      </div>
      <div>
        <b>{t(isOverdue ? "event.overdue" : "event.coming", { count: lines.length, line: lines[0] ?? "" })}</b>
      </div>
    </li>
  );
}
