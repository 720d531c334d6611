import type { ComponentProps, ReactElement } from "react";

import { controlAttributes, FieldFrame, type FieldWords } from "./field-frame";
import { Icon } from "./icon";

export type Choice = { readonly value: string; readonly label: string };

type SelectFieldProps = FieldWords & {
  readonly name: string;
  readonly choices: readonly Choice[];
} & Omit<ComponentProps<"select">, "className" | "name" | "children">;

/** One choice out of a list, the browser's own. */
export function SelectField({
  label,
  hint,
  error,
  aside,
  name,
  id = name,
  choices,
  ...attributes
}: SelectFieldProps): ReactElement {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} aside={aside}>
      <span className="select">
        <select name={name} {...attributes} {...controlAttributes(id, { hint, error })}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
        <Icon name="down" small />
      </span>
    </FieldFrame>
  );
}
