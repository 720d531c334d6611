/** A name as it is compared: without case, accents and punctuation. "Yılmaz, Renée" and "yilmaz renee" are the same. */
export function nameKey(name: string): string {
  // Upper case first: it makes one letter of those that lower case keeps apart, such as the dotless i.
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
