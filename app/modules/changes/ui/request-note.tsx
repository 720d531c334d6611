import type { ReactElement } from "react";

import { useTexts } from "~/ui/texts";
import type { RequestNote as Note } from "../domain/request-note";

/** What the submitter called the request, in the words that were typed. */
export function RequestNote({ note }: { readonly note: Note }): ReactElement | null {
  const t = useTexts("changes", "names");
  const { reference, comment } = note;
  if (reference === null && comment === null) return null;
  return (
    <dl className="mt-4 prose">
      {reference === null ? null : (
        <div>
          <dt className="small muted">{t("ownReference")}</dt>
          <dd dir="auto" className="break-words">
            {reference}
          </dd>
        </div>
      )}
      {comment === null ? null : (
        <div>
          <dt className="small muted mt-2">{t("noteComment")}</dt>
          <dd dir="auto" className="whitespace-pre-line break-words">
            {comment}
          </dd>
        </div>
      )}
    </dl>
  );
}
