import type { Dispatch, ReactElement } from "react";

import { useTexts } from "~/ui/texts";
import { BulkButton } from "./bulk-button";
import type { DeskAction } from "./use-change-desk";

type UndoButtonProps = {
  readonly dispatch: Dispatch<DeskAction>;
  /** The id of where the focus goes then. */
  readonly then: string;
};

/** Takes back the last change of many lines at once. */
export function UndoButton({ dispatch, then }: UndoButtonProps): ReactElement {
  const t = useTexts("changes");
  return (
    <BulkButton intent="undo" action={{ type: "undo" }} dispatch={dispatch} then={then}>
      {t("undo")}
    </BulkButton>
  );
}
