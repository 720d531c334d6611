import type { ComponentProps, ReactElement } from "react";

import { controlAttributes, FieldFrame, type FieldWords } from "./field-frame";

type FieldProps = FieldWords & { readonly name: string } & Omit<ComponentProps<"input">, "className" | "name">;

/** A line of text. Its id is its name unless given; what was typed comes back as `defaultValue`. */
export function Field({ label, hint, error, aside, name, id = name, ...attributes }: FieldProps): ReactElement {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} aside={aside}>
      <input className="input" name={name} type="text" {...attributes} {...controlAttributes(id, { hint, error })} />
    </FieldFrame>
  );
}
