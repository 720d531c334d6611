import { useEffect, useRef, type ReactElement } from "react";

import { useHydrated } from "~/ui/hydrated";
import { useTexts } from "~/ui/texts";

type TickAllProps = {
  /** How many in view can be ticked. */
  readonly count: number;
  /** How many of them are. */
  readonly ticked: number;
  readonly onTick: (isTicked: boolean) => void;
};

/** The box above the boxes, where a script can keep it; without one the button above the list does the same. */
export function TickAll({ count, ticked, onTick }: TickAllProps): ReactElement {
  const t = useTexts("changes");
  const box = useRef<HTMLInputElement>(null);
  const hydrated = useHydrated();
  const isPart = ticked > 0 && ticked < count;
  useEffect(() => {
    if (box.current) box.current.indeterminate = isPart;
  }, [isPart, hydrated]);
  if (!hydrated || count === 0) return <span className="vh">{t("tick")}</span>;
  return (
    <label className="tick">
      <input
        type="checkbox"
        ref={box}
        checked={ticked === count}
        aria-label={t("tickShown", { count })}
        onChange={(event) => {
          onTick(event.currentTarget.checked);
        }}
      />
    </label>
  );
}
