/** Returns the first amount in a text, in cents: `€ 1.234,56` → 123456, `−€ 13,00` → −1300; a dash is 0. Throws an
 *  Error when there is none. */
export function centsIn(text: string | null): number {
  const found = /([+−-]?)€\s?([\d.]+),(\d{2})/.exec(text ?? "");
  if (found) {
    const [, sign = "", whole = "", fraction = ""] = found;
    const cents = Number(whole.replaceAll(".", "")) * 100 + Number(fraction);
    return sign === "" || sign === "+" ? cents : -cents;
  }
  if (text?.trim() === "–") return 0;
  throw new Error(`No amount in: ${String(text)}`);
}

/** Returns an amount as the page writes it, with the space that does not break. */
export function euros(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, "0");
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ".");
  return `${cents < 0 ? "−" : ""}€\u00A0${whole},${digits.slice(-2)}`;
}
