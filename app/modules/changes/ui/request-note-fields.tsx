import type { ReactElement } from "react";

import { Icon } from "~/ui/icon";
import { Field } from "~/ui/field";
import { controlAttributes, FieldFrame } from "~/ui/field-frame";
import { useTexts } from "~/ui/texts";
import { MAX_COMMENT_LENGTH, MAX_REFERENCE_LENGTH, type RequestNote } from "../domain/request-note";

/** What the submitter calls the request, for the own administration. Stays folded until there is something in it. */
export function RequestNoteFields({
  note,
  hidden,
}: {
  readonly note: RequestNote;
  readonly hidden: boolean;
}): ReactElement {
  const t = useTexts("changes", "names");
  const hint = t("noteCommentHint");
  return (
    <details className="unfold sheet-part" hidden={hidden} open={note.reference !== null || note.comment !== null}>
      <summary>
        <Icon name="right" small />
        {t("noteTitle")}
      </summary>
      <div className="mt-2 grid gap-3">
        <Field
          label={t("noteReference")}
          name="reference"
          hint={t("noteReferenceHint")}
          maxLength={MAX_REFERENCE_LENGTH}
          defaultValue={note.reference ?? ""}
          dir="auto"
          autoComplete="off"
        />
        <FieldFrame id="comment" label={t("noteComment")} hint={hint}>
          <textarea
            className="input"
            name="comment"
            rows={3}
            maxLength={MAX_COMMENT_LENGTH}
            defaultValue={note.comment ?? ""}
            dir="auto"
            {...controlAttributes("comment", { hint })}
          />
        </FieldFrame>
      </div>
    </details>
  );
}
