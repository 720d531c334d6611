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
      const next = at < 0 ? undefined : rows[at + step];
      const name = control.dataset["control"];
      if (next === undefined || name === undefined) return;
      event.preventDefault();
      document.getElementById(`profile-${next.id}`)?.querySelector<HTMLElement>(`[data-control="${name}"]`)?.focus();
    },
  };
}

function rowOf(element: Element): HTMLElement | null {
  return element.closest<HTMLElement>("[id^='profile-']");
}
