import type { ReactElement } from "react";

import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { useReader } from "~/ui/texts";
import { EmailField } from "./email-field";
import { summaryOf, type ErrorKeys } from "./form-messages";

type ResetRequestFormProps = {
  readonly email: string;
  readonly errors: ErrorKeys;
  /** To wait, in minutes, when it was asked too often. */
  readonly minutes: number;
};

/** Asks for a link to choose a new password. */
export function ResetRequestForm({ email, errors, minutes }: ResetRequestFormProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("identity");
  return (
    <div className="stack mt-6">
      <ErrorSummary errors={summaryOf(errors, reader, minutes)} />
      <form className="stack" method="post" noValidate>
        <EmailField email={email} errors={errors} />
        <Button kind="primary" wide>
          {t("sendLink")}
        </Button>
      </form>
    </div>
  );
}
