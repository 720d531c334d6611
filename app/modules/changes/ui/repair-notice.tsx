import type { ReactElement } from "react";

import { Callout } from "~/ui/callout";
import { useTexts } from "~/ui/texts";

/** What was filled in again of a request, and what of it is no longer possible, line by line. */
export function RepairNotice({
  requestId,
  sentences,
}: {
  readonly requestId: string;
  readonly sentences: readonly string[];
}): ReactElement {
  const t = useTexts("changes");
  return (
    <div className="mb-6">
      <Callout tone="accent" role="status">
        <p>
          {t(sentences.length === 0 ? "repairNothing" : "repairLead")}{" "}
          <a href={`/changes/${requestId}`}>{t("repairRequest")}</a>
        </p>
        <ul className="mt-2 break-words">
          {sentences.map((sentence, at) => (
            <li key={at}>{sentence}</li>
          ))}
        </ul>
      </Callout>
    </div>
  );
}
