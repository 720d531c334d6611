/** How many letters of a password must remain at least once known words are removed. */
const OWN_LETTERS = 4;

/** The number of words of a name that are combined. More words add nothing. */
const MAX_WORDS = 8;

/** Returns how someone who guesses may read a password, in lower case and without accents: as it is, without the
 *  characters around its letters, with symbols read as the letters they resemble (`P@ssw0rd123!` → `password`), and its
 *  letters only. */
export function spellingVariantsOf(password: string): string[] {
  const plain = folded(password);
  const headless = plain.replace(/^[^\p{L}]+/u, "");
  const [tailless, core] = [plain, headless].map((text) => text.replace(/[^\p{L}]+$/u, "")) as [string, string];
  const spellings = [plain, headless, tailless, core].flatMap((text) => [text, spelled(text, "i"), spelled(text, "l")]);
  return [...new Set([plain, core, ...spellings.map((text) => text.replace(/[^\p{L}]/gu, ""))])];
}

/** Returns the words of a name, in lower case and without accents, letters only. */
export function wordsIn(text: string): string[] {
  return folded(text)
    .split(/[^\p{L}\p{N}$!|]+/u)
    .map((word) => spelled(word.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ""), "i").replace(/[^\p{L}]/gu, ""))
    .filter((word) => word !== "");
}

/** Returns neighbouring words also joined: `de`, `vries`, `devries`. */
export function joinedRuns(words: readonly string[]): string[] {
  const few = words.slice(0, MAX_WORDS);
  return few.flatMap((_, from) => few.slice(from).map((_word, length) => few.slice(from, from + length + 1).join("")));
}

/** Returns whether fewer than OWN_LETTERS letters remain once the words are removed. */
export function isMadeOf(letters: string, words: readonly string[]): boolean {
  const rest = words.reduce((left, word) => left.replaceAll(word, ""), letters).replace(/[^\p{L}]/gu, "");
  return words.some((word) => letters.includes(word)) && Array.from(rest).length < OWN_LETTERS;
}

function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Replaces symbols by the letters they resemble. A 1 can be either of two. */
function spelled(text: string, one: "i" | "l"): string {
  return text
    .replace(/[@4]/g, "a")
    .replace(/0/g, "o")
    .replace(/[1!|]/g, one)
    .replace(/3/g, "e")
    .replace(/[$5]/g, "s")
    .replace(/7/g, "t");
}
