import { useEffect, useRef, type ReactElement } from "react";

import { formatCents } from "~/ui/format-money";
import { Callout } from "~/ui/callout";
import { useLanguage, type Translate } from "~/ui/texts";

/** Why a submission was not queued. */
export type Feedback =
  | { readonly kind: "stale"; readonly buyOutCents: number }
  | { readonly kind: "refused" }
  | { readonly kind: "tick-missing" }
  | { readonly kind: "forbidden" };

/** Says what came in between a submission, above the list; it takes the focus. */
export function StaleNotice({ feedback, t }: { readonly feedback: Feedback; readonly t: Translate }): ReactElement {
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, [feedback]);
  return (
    <div className="mb-6">
      <Callout tone={feedback.kind === "refused" ? "danger" : "warn"} role="alert" takesFocus boxRef={box}>
        <p>{words()}</p>
      </Callout>
    </div>
  );

  function words(): string {
    switch (feedback.kind) {
      case "stale":
        return t("stale", { amount: formatCents(feedback.buyOutCents, language) });
      case "refused":
        return t("refused");
      case "tick-missing":
        return t("tickMissing");
      case "forbidden":
        return t("forbidden");
      default:
        return feedback satisfies never;
    }
  }
}
