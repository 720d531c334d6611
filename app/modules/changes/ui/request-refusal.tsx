import type { ReactElement } from "react";

import { Button } from "~/ui/button";
import { Callout, type Tone } from "~/ui/callout";
import { useReader, useTexts } from "~/ui/texts";
import type { ChangeRequest } from "../domain/change-request";
import { requestLinePhrase } from "../words/request-title";

/** Why nothing was taken back or moved. `reason` is the sentence of what would not hold, in the reader's language. */
export type Refusal =
  | { readonly kind: "cancel-too-late" | "move-too-late" | "move-same-day" | "move-no-date" }
  | { readonly kind: "move-would-not-hold"; readonly reason: string }
  /** `asked`: how many lines were to be taken back; `together`: the lines that can be taken back with it; null when that does not help. */
  | {
      readonly kind: "cancel-would-not-hold";
      readonly reason: string;
      readonly asked: number;
      readonly together: readonly number[] | null;
    };

type RequestRefusalProps = {
  readonly refusal: Refusal;
  readonly request: Pick<ChangeRequest, "lines">;
  readonly productNames: Readonly<Record<string, string>>;
};

export function RequestRefusal({ refusal, ...of }: RequestRefusalProps): ReactElement {
  const t = useTexts("changes", "requests");
  return (
    <Callout tone={toneOf(refusal)} role="alert">
      <p>{words()}</p>
      {refusal.kind === "cancel-would-not-hold" && refusal.together !== null ? (
        <CancelTogether together={refusal.together} {...of} />
      ) : null}
    </Callout>
  );

  function words(): string {
    switch (refusal.kind) {
      case "cancel-too-late":
        return t("cancelTooLate");
      case "cancel-would-not-hold":
        return refusal.together === null
          ? t("cancelWouldNotHold", { reason: refusal.reason })
          : t("cancelNotAlone", { count: refusal.asked });
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

/** What can be done otherwise is no failure. */
function toneOf(refusal: Refusal): Tone {
  if (refusal.kind === "move-same-day") return "accent";
  return refusal.kind === "cancel-would-not-hold" && refusal.together !== null ? "warn" : "danger";
}

/** What holds each other, named, and one button that takes all of it back. */
function CancelTogether(
  props: Omit<RequestRefusalProps, "refusal"> & { readonly together: readonly number[] },
): ReactElement {
  const reader = useReader();
  const t = reader.texts("requests");
  const { together, request, productNames } = props;
  return (
    <form method="post" className="mt-3">
      <p>{t("cancelTogether")}</p>
      <ul className="mt-2">
        {request.lines
          .filter(({ index }) => together.includes(index))
          .map((line) => (
            <li key={line.id}>{requestLinePhrase(line, productNames, reader)}</li>
          ))}
      </ul>
      <div className="actions mt-4">
        <Button kind="danger" name="cancel" value={together.join()}>
          {t("cancelTogetherYes", { lines: together.length })}
        </Button>
      </div>
    </form>
  );
}
