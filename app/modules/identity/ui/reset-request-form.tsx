import type { ReactElement } from "react";

import { useTexts } from "~/ui/texts";
import { EmailField } from "./email-field";
import type { ErrorKeys } from "./form-messages";
import { GateForm } from "./gate-form";

type ResetRequestFormProps = {
  readonly email: string;
  readonly errors: ErrorKeys;
  /** To wait, in minutes, when it was asked too often. */
  readonly minutes: number;
};

/** Asks for a link to choose a new password. */
export function ResetRequestForm({ email, errors, minutes }: ResetRequestFormProps): ReactElement {
  const t = useTexts("identity");
  return (
    <GateForm errors={errors} minutes={minutes} submit={t("sendLink")}>
      <EmailField email={email} errors={errors} />
    </GateForm>
  );
}
