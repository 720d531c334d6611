import type { ReactElement } from "react";

import { amsterdamDateOf } from "~/kernel/amsterdam-time";
import { formatDate } from "~/format/format-date";
import { rich } from "~/ui/rich-text";
import { useLanguage, useTexts } from "~/ui/texts";
import type { ChangeRequestWithTimeline } from "../domain/change-request";

type FromPreparedProps = { readonly request: Pick<ChangeRequestWithTimeline, "preparedAs"> };

/** That a request submitted itself, and who had signed for it (R3.6). */
export function FromPrepared({ request }: FromPreparedProps): ReactElement | null {
  const t = useTexts("prepared");
  const language = useLanguage();
  const { preparedAs } = request;
  if (preparedAs === null) return null;
  const { id, signedBy, signedAt } = preparedAs;
  const date = formatDate(amsterdamDateOf(signedAt), "long", language);
  return (
    <p className="mt-4">
      {rich(t("fromPrepared", { email: signedBy, date }), {
        a: (words) => <a href={`/changes/prepared/${id}`}>{words}</a>,
      })}
    </p>
  );
}
