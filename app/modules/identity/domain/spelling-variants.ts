/** What is left of a password after the known words has to have at least this many letters. */
const OWN_LETTERS = 4;

/** Joined words of a name: more of them tell no more. */
const MAX_WORDS = 8;

/** How one who guesses may read a password, in lower case and without accents: as it is, without what stands around its letters, with signs
 *  read as the letters that they stand for (`P@ssw0rd123!` → `password`), and its letters alone. */
export function spellingVariantsOf(password: string): string[] {
  const plain = folded(password);
  const headless = plain.replace(/^[^\p{L}]+/u, "");
  const [tailless, core] = [plain, headless].map((text) => text.replace(/[^\p{L}]+$/u, "")) as [string, string];
  const spellings = [plain, headless, tailless, core].flatMap((text) => [text, spelled(text, "i"), spelled(text, "l")]);
  return [...new Set([plain, core, ...spellings.map((text) => text.replace(/[^\p{L}]/gu, ""))])];
}

/** The words of a name, in lower case and without accents, letters alone. */
export function wordsIn(text: string): string[] {
  return folded(text)
    .split(/[^\p{L}\p{N}$!|]+/u)
    .map((word) => spelled(word.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ""), "i").replace(/[^\p{L}]/gu, ""))
    .filter((word) => word !== "");
}

/** Neighbouring words written as one: `de`, `vries`, `devries`. */
export function joinedRuns(words: readonly string[]): string[] {
  const few = words.slice(0, MAX_WORDS);
  return few.flatMap((_, from) => few.slice(from).map((_word, length) => few.slice(from, from + length + 1).join("")));
}

/** True when the words, cut out, leave fewer than OWN_LETTERS. */
export function isMadeOf(letters: string, words: readonly string[]): boolean {
  const rest = words.reduce((left, word) => left.replaceAll(word, ""), letters).replace(/[^\p{L}]/gu, "");
  return words.some((word) => letters.includes(word)) && Array.from(rest).length < OWN_LETTERS;
}

function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Signs read as letters; a 1 can be either of two. */
function spelled(text: string, one: "i" | "l"): string {
  return text
    .replace(/[@4]/g, "a")
    .replace(/0/g, "o")
    .replace(/[1!|]/g, one)
    .replace(/3/g, "e")
    .replace(/[$5]/g, "s")
    .replace(/7/g, "t");
}
