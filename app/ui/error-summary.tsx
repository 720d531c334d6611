import { useEffect, useRef, type ReactElement } from "react";

import { Callout } from "./callout";
import { useTexts } from "./texts";

export type FormError = {
  /** Id of the field that is wrong; null when it is the whole form. */
  readonly fieldId: string | null;
  readonly message: string;
};

/** Everything that is wrong with a form, above it, each leading to its field. It takes the focus when it appears and when what
 *  it says changes, with a script or without. */
export function ErrorSummary({ errors }: { readonly errors: readonly FormError[] }): ReactElement | null {
  const t = useTexts("common");
  const box = useRef<HTMLDivElement>(null);
  const content = errors.map(({ message }) => message).join("\n");
  useEffect(() => {
    if (content !== "") box.current?.focus();
  }, [content]);
  if (errors.length === 0) return null;
  return (
    <Callout tone="danger" role="alert" takesFocus boxRef={box}>
      <h2 className="text-base">{t("formErrors")}</h2>
      <ul>
        {errors.map(({ fieldId, message }) => (
          <li key={`${fieldId ?? ""}:${message}`}>
            {fieldId === null ? message : <a href={`#${fieldId}`}>{message}</a>}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
