import type { ReactElement } from "react";

import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Field } from "~/ui/field";
import type { Translate } from "~/ui/texts";
import { messageOf, summaryOf, type ErrorKeys } from "./form-messages";

type ResetRequestFormProps = {
  readonly email: string;
  readonly errors: ErrorKeys;
  /** To wait, in minutes, when it was asked too often. */
  readonly minutes: number;
  readonly t: Translate;
};

/** Asks for a link to choose a new password. */
export function ResetRequestForm({ email, errors, minutes, t }: ResetRequestFormProps): ReactElement {
  return (
    <div className="stack mt-6">
      <ErrorSummary errors={summaryOf(errors, t, minutes)} />
      <form className="stack" method="post" noValidate>
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
        <Button kind="primary" wide>
          {t("sendLink")}
        </Button>
      </form>
    </div>
  );
}
