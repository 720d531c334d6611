import type { ReactElement } from "react";

import { LinkButton } from "~/ui/button";
import { Callout } from "~/ui/callout";
import { PhoneLink } from "~/ui/phone-link";
import { rich } from "~/ui/rich-text";
import { useTexts } from "~/ui/texts";
import { resubmitPath } from "../domain/desk/resubmit-path";
import type { ChangeRequest } from "../domain/change-request";
import { requestProgress } from "../domain/request-progress";

/** What did not go as planned: lines that could not be carried out, what to do then, and lines that were late. */
export function RequestOutcome({
  request,
  phone,
}: {
  readonly request: ChangeRequest;
  readonly phone: string;
}): ReactElement | null {
  const t = useTexts("requests", "changes");
  const { total, completed, rejected, doneLate, overdue } = requestProgress(request);
  if (rejected + doneLate + overdue === 0) return null;
  const again = resubmitPath(request);
  const ways = {
    again: (words: string) => <a href="/changes/new">{words}</a>,
    phone: (number: string) => <PhoneLink phone={number} />,
  };
  return (
    <div className="mt-4 grid gap-3">
      {rejected > 0 && (
        <Callout tone="warn">
          <p>{t(completed > 0 ? "outcomePartly" : "outcomeRejected", { count: rejected, completed, total })}</p>
          {again === null ? null : (
            <p className="mt-3">
              <LinkButton href={again}>{t("askAgain")}</LinkButton>
            </p>
          )}
          <p className="mt-2">{rich(t(again === null ? "nextCall" : "nextAskAgain", { phone }), ways)}</p>
        </Callout>
      )}
      {overdue > 0 && <Callout tone="warn">{t("outcomeOverdue", { count: overdue })}</Callout>}
      {doneLate > 0 && <Callout>{t("outcomeLate", { count: doneLate })}</Callout>}
    </div>
  );
}
