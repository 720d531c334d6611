import { useEffect, useState, type RefObject } from "react";

/** What is chosen and typed in a form now, by a script that listens to it; null where there is none. */
export function useChosen(form: RefObject<HTMLFormElement | null>): FormData | null {
  const [chosen, setChosen] = useState<FormData | null>(null);
  useEffect(() => {
    const element = form.current;
    if (element === null) return undefined;
    const read = (): void => {
      setChosen(new FormData(element));
    };
    read();
    element.addEventListener("input", read);
    return () => {
      element.removeEventListener("input", read);
    };
  }, [form]);
  return chosen;
}
