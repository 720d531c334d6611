import type { ReactElement } from "react";

import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { PasswordField } from "~/ui/password-field";
import type { Translate } from "~/format/texts";
import { EmailField } from "./email-field";
import { messageOf, summaryOf, type ErrorKeys } from "./form-messages";

type SignInFormProps = {
  /** What was typed before; a password never comes back. */
  readonly email: string;
  readonly errors: ErrorKeys;
  /** To wait, in minutes, when there were too many attempts. */
  readonly minutes: number;
  readonly t: Translate;
};

/** E-mail address and password. It posts to its own address, which keeps the page to go to. */
export function SignInForm({ email, errors, minutes, t }: SignInFormProps): ReactElement {
  return (
    <div className="stack mt-6">
      <ErrorSummary errors={summaryOf(errors, t, minutes)} />
      <form className="stack" method="post" noValidate>
        <EmailField email={email} errors={errors} t={t} />
        <PasswordField
          name="password"
          label={t("password")}
          autoComplete="current-password"
          required
          error={messageOf(errors, "password", t)}
          aside={
            <a className="small" href="/reset">
              {t("forgotPassword")}
            </a>
          }
        />
        <Button kind="primary" wide>
          {t("signIn")}
        </Button>
      </form>
    </div>
  );
}
