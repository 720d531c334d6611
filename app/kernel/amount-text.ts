/** Returns an amount as people type it in whole cents: `232,50`, `232.50`, `€ 1.232,50`, `1,232.50`, or whole euros: `232`,
 *  `1.232`. Null when it is not an amount, is below zero, or is more than can be counted exactly. */
export function centsOfText(text: string): number | null {
  const plain = text.replace(/[€\s]/g, "");
  const isExact = /^\d{1,3}(?:\.?\d{3})*,\d{2}$/.test(plain) || /^\d{1,3}(?:,?\d{3})*\.\d{2}$/.test(plain);
  const isWhole = /^\d{1,3}(?:[.,]?\d{3})*$/.test(plain);
  if (!isExact && !isWhole) return null;
  const cents = Number(plain.replace(/[.,]/g, "")) * (isExact ? 1 : 100);
  return Number.isSafeInteger(cents) ? cents : null;
}
