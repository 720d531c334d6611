import type { ReactElement } from "react";

import { Callout } from "~/ui/callout";
import type { Translate } from "~/ui/texts";
import type { ChangeRequest } from "../domain/change-request";
import { requestProgress } from "../domain/request-progress";

/** What did not go as planned: lines that could not be carried out, and lines that were late. */
export function RequestOutcome({
  request,
  t,
}: {
  readonly request: ChangeRequest;
  readonly t: Translate;
}): ReactElement | null {
  const { total, completed, rejected, doneLate, overdue } = requestProgress(request);
  if (rejected + doneLate + overdue === 0) return null;
  return (
    <div className="mt-4 grid gap-3">
      {rejected > 0 && (
        <Callout tone="warn">
          {t(completed > 0 ? "outcomePartly" : "outcomeRejected", { count: rejected, completed, total })}
        </Callout>
      )}
      {overdue > 0 && <Callout tone="warn">{t("outcomeOverdue", { count: overdue })}</Callout>}
      {doneLate > 0 && <Callout>{t("outcomeLate", { count: doneLate })}</Callout>}
    </div>
  );
}
