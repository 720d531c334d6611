import type { ReactElement } from "react";

import { Field } from "~/ui/field";
import { useReader } from "~/ui/texts";
import { messageOf, type ErrorKeys } from "./form-messages";

type EmailFieldProps = {
  /** What was typed before. */
  readonly email: string;
  readonly errors: ErrorKeys;
};

/** The address by which somebody signs in. */
export function EmailField({ email, errors }: EmailFieldProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("identity");
  return (
    <Field
      name="email"
      label={t("email")}
      type="email"
      autoComplete="username"
      inputMode="email"
      required
      defaultValue={email}
      error={messageOf(errors, "email", reader)}
    />
  );
}
