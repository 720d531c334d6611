import type { ReactElement } from "react";

import { Callout } from "~/ui/callout";
import type { Translate } from "~/format/texts";
import type { ChangeRequest } from "../domain/change-request";
import { reasonWords } from "../words/reason-words";
import { requestLineWords } from "../words/request-title";

type FailedChangesProps = {
  readonly requests: readonly ChangeRequest[];
  readonly productNames: Readonly<Record<string, string>>;
  readonly t: Translate;
};

/** Lines that could not be carried out: which, why, and where to read on. */
export function FailedChanges({ requests, productNames, t }: FailedChangesProps): ReactElement | null {
  const failed = requests.flatMap(({ id, lines }) =>
    lines.filter(({ status }) => status === "rejected").map((line) => ({ requestId: id, line })),
  );
  if (failed.length === 0) return null;
  return (
    <Callout tone="warn">
      <p>{t("failedLead")}</p>
      <ul>
        {failed.map(({ requestId, line }) => {
          const { title, detail } = requestLineWords(line, productNames, t);
          return (
            <li key={line.id}>
              <a href={`/changes/${requestId}`}>{title}</a>
              <br />
              <span className="small">
                {detail !== null && `${detail}. `}
                {reasonWords(line.reason, t)}.
              </span>
            </li>
          );
        })}
      </ul>
    </Callout>
  );
}
