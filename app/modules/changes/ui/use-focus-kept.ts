import { useEffect, type RefObject } from "react";

/** Keeps the focus in the form: when what has it is taken away by what it did, the focus goes to what took its place. That is
 *  the control of the same `data-focus`, the one that stands where it stood among those of the same `data-focus-list`, or the first of
 *  the ids of `data-focus-then` that is there. */
export function useFocusKept(form: RefObject<HTMLFormElement>): void {
  useEffect(() => {
    const within = form.current;
    if (within === null) return;
    let last: Remembered | null = null;
    const remember = (): void => {
      const focused = document.activeElement;
      if (focused instanceof HTMLElement && within.contains(focused)) last = remembered(focused, within);
    };
    const onChange = (): void => {
      if (last === null || document.activeElement !== document.body) {
        // Its place may be another one now.
        remember();
      } else if (!last.element.isConnected || !isShown(last.element)) {
        const successor = successorsOf(last, within).find((candidate) => {
          candidate.focus();
          return document.activeElement === candidate;
        });
        if (successor === undefined) last = null;
      }
    };
    const observer = new MutationObserver(onChange);
    observer.observe(within, { childList: true, subtree: true, attributeFilter: ["open", "hidden"] });
    within.addEventListener("focusin", remember);
    return () => {
      observer.disconnect();
      within.removeEventListener("focusin", remember);
    };
  }, [form]);
}

type Remembered = {
  readonly element: HTMLElement;
  readonly name: string | undefined;
  readonly list: string | undefined;
  readonly place: number;
  readonly then: readonly string[];
};

function remembered(element: HTMLElement, within: HTMLElement): Remembered {
  const { focus: name, focusList: list, focusThen: then } = element.dataset;
  return {
    element,
    name,
    list,
    place: list === undefined ? -1 : listed(list, within).indexOf(element),
    then: then?.split(" ") ?? [],
  };
}

function successorsOf({ name, list, place, then }: Remembered, within: HTMLElement): HTMLElement[] {
  const named = name === undefined ? [] : found(`[data-focus="${CSS.escape(name)}"]`, within);
  const others = list === undefined ? [] : listed(list, within);
  const ids = then.flatMap((id) => found(`#${CSS.escape(id)}`, within));
  return [...named, ...others.slice(Math.min(place, others.length - 1)), ...ids].filter(isShown);
}

function listed(list: string, within: HTMLElement): HTMLElement[] {
  return found(`[data-focus-list="${CSS.escape(list)}"]`, within).filter(isShown);
}

function found(selector: string, within: HTMLElement): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(selector)];
}

function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}
