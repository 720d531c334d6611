import { useEffect, useRef, type Dispatch, type ReactElement } from "react";

import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import { useHydrated } from "~/ui/hydrated";
import type { Translate } from "~/format/texts";
import type { DeskAction } from "./use-change-desk";

type TickAllProps = {
  /** Those in view who can be ticked. */
  readonly free: readonly ProfileInService[];
  readonly ticked: ReadonlySet<string>;
  readonly dispatch: Dispatch<DeskAction>;
  readonly t: Translate;
};

/** The box above the boxes, where a script can keep it; without one the button above the list does the same. */
export function TickAll({ free, ticked, dispatch, t }: TickAllProps): ReactElement {
  const box = useRef<HTMLInputElement>(null);
  const hydrated = useHydrated();
  const count = free.filter(({ id }) => ticked.has(id)).length;
  const isPart = count > 0 && count < free.length;
  useEffect(() => {
    if (box.current) box.current.indeterminate = isPart;
  }, [isPart, hydrated]);
  if (!hydrated || free.length === 0) return <span className="vh">{t("tick")}</span>;
  return (
    <label className="tick">
      <input
        type="checkbox"
        ref={box}
        checked={count === free.length}
        aria-label={t("tickShown", { count: free.length })}
        onChange={(event) => {
          dispatch({ type: "tick", ids: free.map(({ id }) => id), isTicked: event.currentTarget.checked });
        }}
      />
    </label>
  );
}
