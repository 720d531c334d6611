import type { ReactElement, ReactNode } from "react";

import { Icon } from "./icon";

export type FieldWords = {
  readonly label: string;
  /** Below the field, always visible. */
  readonly hint?: ReactNode;
  /** What is wrong and how to mend it; absent when nothing is. */
  readonly error?: string | undefined;
  /** Right of the label: a link such as "Wachtwoord vergeten?". */
  readonly aside?: ReactNode;
};

type FieldFrameProps = FieldWords & { readonly id: string; readonly children: ReactNode };

/** Label above, hint and error below a control that carries `controlAttributes`. */
export function FieldFrame({ id, label, hint, error, aside, children }: FieldFrameProps): ReactElement {
  const labelElement = (
    <label className="label" htmlFor={id}>
      {label}
    </label>
  );
  return (
    <div className={error === undefined ? "field" : "field has-error"}>
      {aside === undefined ? (
        labelElement
      ) : (
        <span className="row between">
          {labelElement}
          {aside}
        </span>
      )}
      {children}
      {error !== undefined && (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="alert" small />
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** Ties a control to its label, hint and error. */
export function controlAttributes(
  id: string,
  { hint, error }: Pick<FieldWords, "hint" | "error">,
): { id: string; "aria-invalid": true | undefined; "aria-describedby": string | undefined } {
  const described = [error === undefined ? [] : [`${id}-error`], hint === undefined ? [] : [`${id}-hint`]].flat();
  return {
    id,
    "aria-invalid": error === undefined ? undefined : true,
    "aria-describedby": described.length === 0 ? undefined : described.join(" "),
  };
}
