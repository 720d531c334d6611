import type { ReactElement } from "react";

import { Callout } from "~/ui/callout";
import { useTexts } from "~/ui/texts";

/** Why nothing was taken back or moved. `reason` is the sentence of what would not hold, in the reader's language. */
export type Refusal =
  | { readonly kind: "cancel-too-late" | "move-too-late" | "move-same-day" | "move-no-date" }
  | { readonly kind: "cancel-would-not-hold" | "move-would-not-hold"; readonly reason: string };

export function RequestRefusal({ refusal }: { readonly refusal: Refusal }): ReactElement {
  const t = useTexts("changes", "requests");
  return (
    <Callout tone={refusal.kind === "move-same-day" ? "accent" : "danger"} role="alert">
      {words()}
    </Callout>
  );

  function words(): string {
    switch (refusal.kind) {
      case "cancel-too-late":
        return t("cancelTooLate");
      case "cancel-would-not-hold":
        return t("cancelWouldNotHold", { reason: refusal.reason });
      case "move-too-late":
        return t("moveTooLate");
      case "move-same-day":
        return t("moveSameDay");
      case "move-no-date":
        return t("moveNoDate");
      case "move-would-not-hold":
        return t("moveWouldNotHold", { reason: refusal.reason });
      default:
        return refusal satisfies never;
    }
  }
}
