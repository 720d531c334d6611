/** Whether the check digits of an IBAN fit (ISO 13616); no spaces. */
export function isIban(text: string): boolean {
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text) && mod97(text.slice(4) + text.slice(0, 4)) === 1;
}

/** Whether the check digits of a SEPA creditor identifier fit; its business code takes no part. */
export function isCreditorId(text: string): boolean {
  return /^[A-Z]{2}\d{2}[A-Z0-9]{3}[A-Z0-9]{1,28}$/.test(text) && mod97(text.slice(7) + text.slice(0, 4)) === 1;
}

/** Whether a Dutch VAT number (btw-id) fits either of its two check digits: of the company's number, or of the whole. */
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
