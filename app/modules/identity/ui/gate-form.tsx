import type { ReactElement, ReactNode } from "react";

import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { useReader } from "~/ui/texts";
import { summaryOf, type ErrorKeys } from "./form-messages";

type GateFormProps = {
  readonly errors: ErrorKeys;
  /** The minutes to wait, when it was tried too often. */
  readonly minutes?: number;
  /** The words of the button. */
  readonly submit: string;
  readonly children: ReactNode;
};

/** A form in front of the portal: what is wrong with it, its fields and its button. It posts to its own address. */
export function GateForm({ errors, minutes = 0, submit, children }: GateFormProps): ReactElement {
  const reader = useReader();
  return (
    <div className="stack mt-6">
      <ErrorSummary errors={summaryOf(errors, reader, minutes)} />
      <form className="stack" method="post" noValidate>
        {children}
        <Button kind="primary" wide>
          {submit}
        </Button>
      </form>
    </div>
  );
}
