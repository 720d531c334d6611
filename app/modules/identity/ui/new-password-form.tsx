import type { ReactElement } from "react";

import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Field } from "~/ui/field";
import { PasswordField } from "~/ui/password-field";
import type { Translate } from "~/format/texts";
import { MIN_PASSWORD_LENGTH } from "../domain/password-rules";
import { messageOf, summaryOf, type ErrorKeys } from "./form-messages";

type NewPasswordFormProps = {
  /** Whose password it is; also tells a password manager. */
  readonly email: string;
  readonly submit: string;
  readonly errors: ErrorKeys;
  readonly t: Translate;
};

/** Chooses a password with a mailed link. */
export function NewPasswordForm({ email, submit, errors, t }: NewPasswordFormProps): ReactElement {
  return (
    <div className="stack mt-6">
      <ErrorSummary errors={summaryOf(errors, t)} />
      <form className="stack" method="post" noValidate>
        <Field name="email" label={t("email")} type="email" autoComplete="username" readOnly value={email} />
        <PasswordField
          name="password"
          label={t("newPassword")}
          autoComplete="new-password"
          required
          hint={t("passwordHint", { shortest: MIN_PASSWORD_LENGTH })}
          error={messageOf(errors, "password", t)}
        />
        <Button kind="primary" wide>
          {submit}
        </Button>
      </form>
    </div>
  );
}
