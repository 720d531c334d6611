import type { ComponentProps, ReactElement, ReactNode } from "react";

import { controlAttributes } from "./field-frame";
import { Icon } from "./icon";

type CheckFieldProps = {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
} & Omit<ComponentProps<"input">, "className" | "name" | "type">;

/** A tick; never set beforehand when it accepts something. */
export function CheckField({ name, id = name, label, hint, error, ...attributes }: CheckFieldProps): ReactElement {
  return (
    <div className="check">
      <input type="checkbox" name={name} {...attributes} {...controlAttributes(id, { hint, error })} />
      <label htmlFor={id}>{label}</label>
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
