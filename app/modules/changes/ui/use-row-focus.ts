import { useState, type FocusEvent, type KeyboardEvent } from "react";

import { useHydrated } from "~/ui/hydrated";

type RowFocus = {
  /** The row whose controls the Tab key reaches; null: those of all rows, as without a script. */
  readonly reached: string | null;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
};

/** Makes a long list one stop for the Tab key: it reaches the controls of one row, and the arrows up and down go to the same control
 *  of the row above and below. A choice keeps its own arrows. */
export function useRowFocus(rows: readonly { readonly id: string }[]): RowFocus {
  const hydrated = useHydrated();
  const [current, setCurrent] = useState<string | null>(null);
  const known = rows.some(({ id }) => id === current) ? current : (rows[0]?.id ?? null);
  return {
    reached: hydrated ? known : null,
    onFocus: (event) => {
      const id = rowOf(event.target)?.id.replace("profile-", "");
      if (id !== undefined && id !== current && rows.some((row) => row.id === id)) setCurrent(id);
    },
    onKeyDown: (event) => {
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      const control = event.target as HTMLElement;
      if (step === 0 || control instanceof HTMLSelectElement) return;
      const row = rowOf(control);
      const at = rows.findIndex(({ id }) => `profile-${id}` === row?.id);
      const name = control.dataset["control"];
      if (at < 0 || name === undefined) return;
      // Not every row has every control: somebody's second line has no box, what is queued no choice.
      for (let to = at + step; to >= 0 && to < rows.length; to += step) {
        const found = document
          .getElementById(`profile-${rows[to]?.id ?? ""}`)
          ?.querySelector<HTMLElement>(`[data-control="${name}"]`);
        if (!found) continue;
        event.preventDefault();
        found.focus();
        return;
      }
    },
  };
}

function rowOf(element: Element): HTMLElement | null {
  return element.closest<HTMLElement>("[id^='profile-']");
}
