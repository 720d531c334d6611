import { useRef, type ReactElement } from "react";

import { Icon } from "~/ui/icon";
import { Field } from "~/ui/field";
import { controlAttributes, FieldFrame } from "~/ui/field-frame";
import { useTexts } from "~/ui/texts";
import { MAX_COMMENT_LENGTH, MAX_REFERENCE_LENGTH, type RequestNote } from "../domain/request-note";

/** What the submitter calls the request, for the own administration. Stays folded until there is something in it. */
export function RequestNoteFields({
  initial,
  hidden,
  onNote,
}: {
  readonly initial: RequestNote;
  readonly hidden: boolean;
  /** What is typed by now. */
  readonly onNote: (note: RequestNote) => void;
}): ReactElement {
  const t = useTexts("changes", "names");
  const hint = t("noteCommentHint");
  const typed = useRef(initial);
  const tell = (part: Partial<RequestNote>): void => {
    typed.current = { ...typed.current, ...part };
    onNote(typed.current);
  };
  return (
    <details
      className="unfold sheet-part"
      hidden={hidden}
      open={initial.reference !== null || initial.comment !== null}
    >
      <summary>
        <Icon name="right" small />
        {t("noteTitle")}
      </summary>
      <div className="mt-2 grid gap-3">
        <Field
          label={t("ownReference")}
          name="reference"
          hint={t("noteReferenceHint")}
          maxLength={MAX_REFERENCE_LENGTH}
          defaultValue={initial.reference ?? ""}
          onChange={(event) => {
            tell({ reference: event.currentTarget.value === "" ? null : event.currentTarget.value });
          }}
          dir="auto"
          autoComplete="off"
        />
        <FieldFrame id="comment" label={t("noteComment")} hint={hint}>
          <textarea
            className="input"
            name="comment"
            rows={3}
            maxLength={MAX_COMMENT_LENGTH}
            defaultValue={initial.comment ?? ""}
            onChange={(event) => {
              tell({ comment: event.currentTarget.value === "" ? null : event.currentTarget.value });
            }}
            dir="auto"
            {...controlAttributes("comment", { hint })}
          />
        </FieldFrame>
      </div>
    </details>
  );
}
