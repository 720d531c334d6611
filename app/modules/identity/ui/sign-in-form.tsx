import type { ReactElement } from "react";

import { PasswordField } from "~/ui/password-field";
import { useReader } from "~/ui/texts";
import { EmailField } from "./email-field";
import { messageOf, type ErrorKeys } from "./form-messages";
import { GateForm } from "./gate-form";

type SignInFormProps = {
  /** What was typed before; a password never comes back. */
  readonly email: string;
  readonly errors: ErrorKeys;
  /** To wait, in minutes, when there were too many attempts. */
  readonly minutes: number;
};

/** E-mail address and password. It posts to its own address, which keeps the page to go to. */
export function SignInForm({ email, errors, minutes }: SignInFormProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("identity");
  return (
    <GateForm errors={errors} minutes={minutes} submit={t("signIn")}>
      <EmailField email={email} errors={errors} />
      <PasswordField
        name="password"
        label={t("password")}
        autoComplete="current-password"
        required
        error={messageOf(errors, "password", reader)}
        aside={
          <a className="small" href="/reset">
            {t("forgotPassword")}
          </a>
        }
      />
    </GateForm>
  );
}
