import type { ReactElement } from "react";

import { DatedList } from "~/ui/dated-list";
import { StatusBadge } from "~/ui/status-badge";
import { Strip } from "~/ui/strip";
import type { Translate } from "~/format/texts";
import type { ChangeRequest } from "../domain/change-request";
import { FailedChanges } from "./failed-changes";
import { progressWords } from "../words/progress-words";
import { requestTitle } from "../words/request-title";

type RunningChangesProps = {
  readonly running: readonly ChangeRequest[];
  /** With a line that could not be carried out. */
  readonly failed: readonly ChangeRequest[];
  readonly productNames: Readonly<Record<string, string>>;
  readonly t: Translate;
};

/** What could not be carried out, and what is queued, by the day on which it is ready. */
export function RunningChanges({ running, failed, productNames, t }: RunningChangesProps): ReactElement {
  return (
    <Strip title={t("runningBlock")} className="span-7" aside={<a href="/changes">{t("toChanges")}</a>}>
      <FailedChanges requests={failed} productNames={productNames} t={t} />
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
                    <a href={`/changes/${request.id}`}>{requestTitle(request, productNames, t)}</a>
                    <StatusBadge status={request.status} />
                  </p>
                  {progressWords(request, t).map((words) => (
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
    </Strip>
  );
}
