import type { ReactElement } from "react";

import { DatedList } from "~/ui/dated-list";
import { StatusBadge } from "~/ui/status-badge";
import { Strip } from "~/ui/strip";
import type { Translate } from "~/ui/texts";
import type { ChangeRequest } from "../domain/change-request";
import { progressWords } from "./progress-words";
import { requestTitle } from "./request-title";

type RunningChangesProps = {
  readonly requests: readonly ChangeRequest[];
  readonly productNames: Readonly<Record<string, string>>;
  readonly t: Translate;
};

/** What is queued, by the day on which it is ready. */
export function RunningChanges({ requests, productNames, t }: RunningChangesProps): ReactElement {
  return (
    <Strip title={t("runningBlock")} className="span-7" aside={<a href="/changes">{t("toChanges")}</a>}>
      {requests.length === 0 ? (
        <p className="muted">{t("runningNone")}</p>
      ) : (
        <DatedList
          items={requests.map((request) => ({
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
      )}
    </Strip>
  );
}
