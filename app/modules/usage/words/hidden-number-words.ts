import { formatPhone } from "~/format/format-phone";
import type { HiddenNumber } from "../domain/reports/hidden-number";

/** A number as one reads it, with dots for the digits that are hidden: `030 123 ••••`. */
export function formatHiddenNumber({ shown, hiddenDigits }: HiddenNumber): string {
  if (hiddenDigits === 0) return formatPhone(shown);
  let left = hiddenDigits;
  const whole = formatPhone(shown + "0".repeat(hiddenDigits));
  return Array.from(whole)
    .reverse()
    .map((character) => {
      if (left === 0 || !/\d/.test(character)) return character;
      left -= 1;
      return "•";
    })
    .reverse()
    .join("");
}
