import type { ReactElement } from "react";

import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { PasswordField } from "~/ui/password-field";
import { Strip } from "~/ui/strip";
import { useReader } from "~/ui/texts";
import { messageOf, summaryOf, type ErrorKeys } from "./form-messages";
import { NewPasswordField } from "./new-password-field";

type AccountPasswordProps = {
  readonly email: string;
  readonly errors: ErrorKeys;
  /** To wait, in minutes, when there were too many attempts. */
  readonly minutes: number;
};

/** Changes one's own password; the current one proves who asks. */
export function AccountPassword({ email, errors, minutes }: AccountPasswordProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("identity", "account");
  return (
    <Strip title={t("password")}>
      <div className="stack max-w-form">
        <ErrorSummary errors={summaryOf(errors, reader, minutes)} />
        <form className="stack" method="post" noValidate>
          <input type="hidden" name="username" autoComplete="username" value={email} />
          <PasswordField
            name="current"
            label={t("currentPassword")}
            autoComplete="current-password"
            required
            error={messageOf(errors, "current", reader)}
          />
          <NewPasswordField name="next" errors={errors} />
          <Button name="intent" value="change-password">
            {t("changePassword")}
          </Button>
        </form>
      </div>
    </Strip>
  );
}
