import type { ReactElement } from "react";

import { Field } from "~/ui/field";
import { useTexts } from "~/ui/texts";
import type { ErrorKeys } from "./form-messages";
import { GateForm } from "./gate-form";
import { NewPasswordField } from "./new-password-field";

type NewPasswordFormProps = {
  /** Whose password it is; also tells a password manager. */
  readonly email: string;
  readonly submit: string;
  readonly errors: ErrorKeys;
};

/** Chooses a password with a mailed link. */
export function NewPasswordForm({ email, submit, errors }: NewPasswordFormProps): ReactElement {
  const t = useTexts("identity");
  return (
    <GateForm errors={errors} submit={submit}>
      <Field name="email" label={t("email")} type="email" autoComplete="username" readOnly value={email} />
      <NewPasswordField name="password" errors={errors} />
    </GateForm>
  );
}
