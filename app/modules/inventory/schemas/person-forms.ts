import { isSupportedDay } from "~/kernel/supported-date";
import type { LocalDate } from "~/kernel/local-date";

/** Returns a field of a form as text, trimmed; "" when it is not there. */
export function fieldOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
}

/** A date of a form: null when it was left empty, undefined when it is none. */
export function dayOfField(form: FormData, name: string): LocalDate | null | undefined {
  const value = fieldOf(form, name);
  if (value === "") return null;
  return isSupportedDay(value) ? value : undefined;
}
