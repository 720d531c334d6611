import type { Dispatch, ReactElement, ReactNode } from "react";

import type { DeskAction } from "./use-change-desk";

type BulkButtonProps = {
  readonly intent: string;
  /** Null: there is nothing to do yet. */
  readonly action: DeskAction | null;
  readonly dispatch: Dispatch<DeskAction>;
  readonly isMain?: boolean;
  /** The id of where the focus goes when the button is gone. */
  readonly then?: string;
  readonly children: ReactNode;
};

/** A button of the bar. What it does may take it away: the focus then goes to the bar, which says what was done. */
export function BulkButton(props: BulkButtonProps): ReactElement {
  const { intent, action, dispatch, isMain = false, then = "bulk", children } = props;
  return (
    <button
      className={isMain ? "btn btn-sm bulk-main" : "btn btn-sm"}
      type="submit"
      name="intent"
      value={intent}
      data-focus-then={then}
      onClick={(event) => {
        event.preventDefault();
        if (action !== null) dispatch(action);
      }}
    >
      {children}
    </button>
  );
}
