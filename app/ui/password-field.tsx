import { useState, type ComponentProps, type ReactElement } from "react";

import { controlAttributes, FieldFrame, type FieldWords } from "./field-frame";
import { useHydrated } from "./hydrated";
import { Icon } from "./icon";
import { useTexts } from "./texts";

type PasswordFieldProps = FieldWords & {
  readonly name: string;
  readonly autoComplete: "current-password" | "new-password";
} & Omit<ComponentProps<"input">, "className" | "name" | "type" | "autoComplete">;

/** A password, which the user may look at. Pasting is never in the way. */
export function PasswordField({
  label,
  hint,
  error,
  aside,
  name,
  id = name,
  ...attributes
}: PasswordFieldProps): ReactElement {
  const t = useTexts("common");
  const hydrated = useHydrated();
  const [shown, setShown] = useState(false);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} aside={aside}>
      <span className="reveal">
        <input
          className="input"
          name={name}
          {...attributes}
          {...controlAttributes(id, { hint, error })}
          type={shown ? "text" : "password"}
        />
        {hydrated && (
          <button
            className="btn btn-quiet btn-icon"
            type="button"
            aria-label={t(shown ? "hidePassword" : "showPassword")}
            onClick={() => {
              setShown(!shown);
            }}
          >
            <Icon name={shown ? "hide" : "show"} />
          </button>
        )}
      </span>
    </FieldFrame>
  );
}
