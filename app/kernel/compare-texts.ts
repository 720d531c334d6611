/** Puts texts in ascending order of their code units, whatever the language; days too, for a `LocalDate` sorts as text. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
