import { useEffect, type Dispatch, type RefObject } from "react";

import type { DeskAction } from "./use-change-desk";

/** Keeps one part of the page unfolded at a time, so that none of its states is endless: options close what else is unfolded, and what
 *  else is unfolded closes them. Those that share the name `desk` close each other without a script. */
export function useOneUnfolded(
  form: RefObject<HTMLFormElement>,
  open: readonly string[],
  dispatch: Dispatch<DeskAction>,
): void {
  const [profileId = null] = open;
  useEffect(() => {
    const within = form.current;
    if (within === null || profileId === null) return;
    const folds = [...within.querySelectorAll<HTMLDetailsElement>("details[name=desk]")];
    for (const fold of folds) fold.open = false;
    const onToggle = (event: Event): void => {
      const isFold = event.target instanceof HTMLDetailsElement && event.target.name === "desk";
      if (isFold && event.target.open) dispatch({ type: "toggle", profileId });
    };
    // The event does not bubble.
    within.addEventListener("toggle", onToggle, true);
    return () => {
      within.removeEventListener("toggle", onToggle, true);
    };
  }, [form, profileId, dispatch]);
}
