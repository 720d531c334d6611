import { useEffect, type RefObject } from "react";

/** Tells a form, once it is alive, what was chosen and typed in it before: on a slow line people are faster than scripts. */
export function useEarlyInput(form: RefObject<HTMLFormElement>): void {
  useEffect(() => {
    // Not within the effect: React would put the answers together, and each would undo the one before.
    const telling = setTimeout(() => {
      // All are read first: telling one renders the others anew, as they were on the server.
      const early = [...(form.current?.elements ?? [])].flatMap((control) => earlyInputOf(control) ?? []);
      for (const tell of early) tell();
    });
    return () => {
      clearTimeout(telling);
    };
  }, [form]);
}

/** How to tell what was done with a control; null when nothing was. */
function earlyInputOf(control: Element): (() => void) | null {
  if (control instanceof HTMLSelectElement) return earlyChoice(control);
  if (control instanceof HTMLTextAreaElement) return earlyText(control, HTMLTextAreaElement.prototype);
  if (!(control instanceof HTMLInputElement) || control.type === "hidden") return null;
  return control.type === "checkbox" || control.type === "radio"
    ? earlyTick(control)
    : earlyText(control, HTMLInputElement.prototype);
}

function earlyChoice(select: HTMLSelectElement): (() => void) | null {
  const { value } = select;
  if ([...select.options].every((option) => option.selected === option.defaultSelected)) return null;
  return () => {
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  };
}

// React hears of ticks and texts only when they differ from what it knows, so these are first put back to what it rendered.

function earlyTick(input: HTMLInputElement): (() => void) | null {
  const { checked, defaultChecked } = input;
  if (checked === defaultChecked || (input.type === "radio" && !checked)) return null;
  return () => {
    input.checked = defaultChecked;
    input.click();
  };
}

function earlyText(
  input: HTMLInputElement | HTMLTextAreaElement,
  prototype: HTMLInputElement | HTMLTextAreaElement,
): (() => void) | null {
  const { value, defaultValue } = input;
  if (value === defaultValue) return null;
  return () => {
    input.value = defaultValue;
    Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(input, value);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
}
