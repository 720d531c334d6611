/** Returns whether the check digits of an IBAN without spaces are correct (ISO 13616). */
export function isIban(text: string): boolean {
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text) && mod97(text.slice(4) + text.slice(0, 4)) === 1;
}

/** Returns whether the check digits of a SEPA creditor identifier are correct. Its business code does not count. */
export function isCreditorId(text: string): boolean {
  return /^[A-Z]{2}\d{2}[A-Z0-9]{3}[A-Z0-9]{1,28}$/.test(text) && mod97(text.slice(7) + text.slice(0, 4)) === 1;
}

/** Returns whether a Dutch VAT number (btw-id) matches either of its check digits: that of the company number, or that
 *  of the whole number. */
export function isDutchVatNumber(text: string): boolean {
  const digits = /^NL(\d{9})B(?!00)\d{2}$/.exec(text)?.[1];
  return digits !== undefined && (passesElevenTest(digits) || mod97(text) === 1);
}

/** A number of the Chamber of Commerce has eight digits and no check digit. */
export function isKvkNumber(text: string): boolean {
  return /^\d{8}$/.test(text);
}

/** Letters count as 10 … 35. */
function mod97(text: string): number {
  let rest = 0;
  for (const character of text) {
    for (const digit of String(parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest;
}

function passesElevenTest(nineDigits: string): boolean {
  let total = 0;
  for (let at = 0; at < 8; at += 1) total += Number(nineDigits[at]) * (9 - at);
  return total % 11 === Number(nineDigits[8]);
}
