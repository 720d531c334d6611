/** Returns whether words or a number contain the search. A number may be written with its leading 0 or +31, with or
 *  without spaces. */
export function matchesWords(
  { words, e164 }: { readonly words: readonly string[]; readonly e164: string | null },
  search: string,
): boolean {
  const wanted = search.toLocaleLowerCase("nl");
  const digits = wanted.replaceAll(/\D/g, "").replace(/^0+/, "");
  return (
    wanted === "" ||
    words.some((text) => text.toLocaleLowerCase("nl").includes(wanted)) ||
    (digits.length >= 2 && /^[\d\s()+.-]+$/.test(wanted) && (e164 ?? "").includes(digits))
  );
}
