import type { ReactElement } from "react";

import { LinkButton } from "~/ui/button";
import { Callout } from "~/ui/callout";
import { useReader } from "~/ui/texts";
import type { ChangeRequest } from "../domain/change-request";
import { reasonWords } from "../words/reason-words";
import { resubmitPath } from "../domain/desk/resubmit-path";
import { requestLineWords, requestTitle } from "../words/request-title";

type FailedChangesProps = {
  readonly requests: readonly ChangeRequest[];
  readonly productNames: Readonly<Record<string, string>>;
};

/** Lines that could not be carried out: which, why, and where to read on. */
export function FailedChanges({ requests, productNames }: FailedChangesProps): ReactElement | null {
  const reader = useReader();
  const t = reader.texts("dashboard", "changes");
  const failed = requests.flatMap(({ id, lines }) =>
    lines.filter(({ status }) => status === "rejected").map((line) => ({ requestId: id, line })),
  );
  if (failed.length === 0) return null;
  const again = requests.flatMap((request) => {
    const path = resubmitPath(request);
    return path === null ? [] : [{ path, title: requestTitle(request, productNames, reader) }];
  });
  return (
    <Callout tone="warn">
      <p>{t("failedLead")}</p>
      <ul>
        {failed.map(({ requestId, line }) => {
          const { title, detail } = requestLineWords(line, productNames, reader);
          return (
            <li key={line.id}>
              <a href={`/changes/${requestId}`}>{title}</a>
              <br />
              <span className="small">
                {detail !== null && `${detail}. `}
                {reasonWords(line.reason, reader)}.
              </span>
            </li>
          );
        })}
      </ul>
      {again.map(({ path, title }) => (
        <p key={path} className="mt-3">
          <LinkButton small href={path} aria-label={again.length > 1 ? `${t("askAgain")}: ${title}` : undefined}>
            {t("askAgain")}
          </LinkButton>
        </p>
      ))}
    </Callout>
  );
}
