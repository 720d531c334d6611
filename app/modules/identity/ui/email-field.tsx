import type { ReactElement } from "react";

import { Field } from "~/ui/field";
import type { Translate } from "~/format/texts";
import { messageOf, type ErrorKeys } from "./form-messages";

type EmailFieldProps = {
  /** What was typed before. */
  readonly email: string;
  readonly errors: ErrorKeys;
  readonly t: Translate;
};

/** The address by which somebody signs in. */
export function EmailField({ email, errors, t }: EmailFieldProps): ReactElement {
  return (
    <Field
      name="email"
      label={t("email")}
      type="email"
      autoComplete="username"
      inputMode="email"
      required
      defaultValue={email}
      error={messageOf(errors, "email", t)}
    />
  );
}
