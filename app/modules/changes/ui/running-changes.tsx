import type { ReactElement } from "react";

import { formatDate } from "~/format/format-date";
import { DatedList } from "~/ui/dated-list";
import { StatusBadge } from "~/ui/status-badge";
import { Strip } from "~/ui/strip";
import { useReader } from "~/ui/texts";
import type { ChangeRequest } from "../domain/change-request";
import type { PreparedRequest } from "../domain/prepared/prepared-request";
import { TroubledPrepared } from "./troubled-prepared";
import { FailedChanges } from "./failed-changes";
import { progressWords } from "../words/progress-words";
import { preparedTitle } from "../words/prepared-title";
import { requestTitle } from "../words/request-title";

type RunningChangesProps = {
  readonly running: readonly ChangeRequest[];
  /** With a line that could not be carried out. */
  readonly failed: readonly ChangeRequest[];
  /** Prepared requests that could not be received, and those that wait for their day. */
  readonly prepared: { readonly troubled: readonly PreparedRequest[]; readonly waiting: readonly PreparedRequest[] };
  readonly productNames: Readonly<Record<string, string>>;
};

/** The next ones that submit themselves; the others stand behind a link. */
const MOST_PREPARED = 3;

/** What could not be carried out, and what is queued, by the day on which it is ready. */
export function RunningChanges({ running, failed, prepared, productNames }: RunningChangesProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("dashboard");
  const { troubled, waiting } = prepared;
  const [shown, others] = [waiting.slice(0, MOST_PREPARED), waiting.slice(MOST_PREPARED)];
  return (
    <Strip title={t("runningBlock")} className="span-7" aside={<a href="/changes">{t("toChanges")}</a>}>
      {troubled.length === 0 ? null : (
        <div className="mb-4">
          <TroubledPrepared prepared={troubled} productNames={productNames} />
        </div>
      )}
      <FailedChanges requests={failed} productNames={productNames} />
      {running.length === 0 ? (
        <p className={failed.length === 0 ? "muted" : "mt-3 muted"}>{t("runningNone")}</p>
      ) : (
        <div className={failed.length === 0 ? undefined : "mt-4"}>
          <DatedList
            items={running.map((request) => ({
              key: request.id,
              date: request.completionDate,
              children: (
                <>
                  <p className="row between">
                    <a href={`/changes/${request.id}`}>{requestTitle(request, productNames, reader)}</a>
                    <StatusBadge status={request.status} />
                  </p>
                  {progressWords(request, reader).map((words) => (
                    <p key={words} className="small muted">
                      {words}
                    </p>
                  ))}
                </>
              ),
            }))}
          />
        </div>
      )}
      {shown.map((each) => (
        <p key={each.id} className="mt-4">
          {t("preparedNext", { date: formatDate(each.nextOn ?? each.signed.submitOn, "weekday", reader.language) })}{" "}
          <a href={`/changes/prepared/${each.id}`}>{preparedTitle(each, productNames, reader)}</a>.
        </p>
      ))}
      {others.length === 0 ? null : (
        <p className="mt-2">
          <a href="/changes/prepared">{t("preparedMore", { count: others.length })}</a>
        </p>
      )}
    </Strip>
  );
}
