/** A number without its last digits: `+3130123` and how many are hidden, 4. */
export type HiddenNumber = { readonly shown: string; readonly hiddenDigits: number };

/** Returns a called number without its last `most` digits, for someone who may not know whom a colleague called. A
 *  number with no more digits than that, such as `112` or `1850`, is hidden completely. */
export function hideNumber(number: string, most: number): HiddenNumber {
  const digits = number.replace(/\D/g, "").length;
  const hiddenDigits = Math.min(most, digits);
  return { shown: number.slice(0, number.length - hiddenDigits), hiddenDigits };
}

export function wholeNumber(number: string): HiddenNumber {
  return { shown: number, hiddenDigits: 0 };
}
