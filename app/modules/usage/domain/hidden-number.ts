/** A number of which the last digits are left out: `+3130123` and 4 of them. */
export type HiddenNumber = { readonly shown: string; readonly hiddenDigits: number };

/** So many digits at the end tell who was called; short numbers, such as those of helplines, are hidden whole. */
export const HIDDEN_DIGITS = 4;

/** A called number for who may not know whom a colleague called: the digits that are hidden are not in it any more. */
export function hideNumber(number: string): HiddenNumber {
  const digits = number.replace(/\D/g, "").length;
  const hiddenDigits = Math.min(HIDDEN_DIGITS, digits);
  return { shown: number.slice(0, number.length - hiddenDigits), hiddenDigits };
}

export function wholeNumber(number: string): HiddenNumber {
  return { shown: number, hiddenDigits: 0 };
}
