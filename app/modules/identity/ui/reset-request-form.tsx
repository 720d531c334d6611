import type { ReactElement } from "react";

import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import type { Translate } from "~/format/texts";
import { EmailField } from "./email-field";
import { summaryOf, type ErrorKeys } from "./form-messages";

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
        <EmailField email={email} errors={errors} t={t} />
        <Button kind="primary" wide>
          {t("sendLink")}
        </Button>
      </form>
    </div>
  );
}
