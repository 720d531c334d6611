/** A number of which the last digits are left out: `+3130123` and 4 of them. */
export type HiddenNumber = { readonly shown: string; readonly hiddenDigits: number };

/** A called number for who may not know whom a colleague called: its last `most` digits are not in it any more. A number that has no more
 *  digits than that, such as `112` or `1850`, is hidden whole. */
export function hideNumber(number: string, most: number): HiddenNumber {
  const digits = number.replace(/\D/g, "").length;
  const hiddenDigits = Math.min(most, digits);
  return { shown: number.slice(0, number.length - hiddenDigits), hiddenDigits };
}

export function wholeNumber(number: string): HiddenNumber {
  return { shown: number, hiddenDigits: 0 };
}
