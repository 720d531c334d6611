import type { ReactElement } from "react";

import { PasswordField } from "~/ui/password-field";
import { useReader } from "~/ui/texts";
import { MIN_PASSWORD_LENGTH } from "../domain/password-rules";
import { messageOf, type ErrorKeys } from "./form-messages";

/** A password that is being chosen, with what it must be. */
export function NewPasswordField({
  name,
  errors,
}: {
  readonly name: string;
  readonly errors: ErrorKeys;
}): ReactElement {
  const reader = useReader();
  const t = reader.texts("identity");
  return (
    <PasswordField
      name={name}
      label={t("newPassword")}
      autoComplete="new-password"
      required
      hint={t("passwordHint", { shortest: MIN_PASSWORD_LENGTH })}
      error={messageOf(errors, name, reader)}
    />
  );
}
