import type { ReactElement } from "react";

import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { PasswordField } from "~/ui/password-field";
import { Strip } from "~/ui/strip";
import type { Translate } from "~/format/texts";
import { MIN_PASSWORD_LENGTH } from "../domain/password-rules";
import { messageOf, summaryOf, type ErrorKeys } from "./form-messages";

type AccountPasswordProps = {
  readonly email: string;
  readonly errors: ErrorKeys;
  /** To wait, in minutes, when there were too many attempts. */
  readonly minutes: number;
  readonly t: Translate;
};

/** Changes one's own password; the current one proves who asks. */
export function AccountPassword({ email, errors, minutes, t }: AccountPasswordProps): ReactElement {
  return (
    <Strip title={t("password")}>
      <div className="stack max-w-form">
        <ErrorSummary errors={summaryOf(errors, t, minutes)} />
        <form className="stack" method="post" noValidate>
          <input type="hidden" name="username" autoComplete="username" value={email} />
          <PasswordField
            name="current"
            label={t("currentPassword")}
            autoComplete="current-password"
            required
            error={messageOf(errors, "current", t)}
          />
          <PasswordField
            name="next"
            label={t("newPassword")}
            autoComplete="new-password"
            required
            hint={t("passwordHint", { shortest: MIN_PASSWORD_LENGTH })}
            error={messageOf(errors, "next", t)}
          />
          <Button name="intent" value="change-password">
            {t("changePassword")}
          </Button>
        </form>
      </div>
    </Strip>
  );
}
