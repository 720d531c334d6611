export const SHORTEST_PASSWORD = 12;

/** Long enough for any sentence; hashing more would only cost. */
export const LONGEST_PASSWORD = 200;

/** What is left of a password after the known words has to have at least this many letters. */
const OWN_LETTERS = 4;

export type PasswordFinding = "too-short" | "too-long" | "repeats" | "well-known" | "about-you";

export type PasswordOwner = {
  readonly email: string;
  readonly name: string;
  readonly brandName: string;
};

/** What is wrong with a new password. Length counts, composition does not: no rule asks for digits or signs. */
export function passwordFindings(password: string, owner: PasswordOwner): PasswordFinding[] {
  const length = Array.from(password).length;
  if (length < SHORTEST_PASSWORD) return ["too-short"];
  if (length > LONGEST_PASSWORD) return ["too-long"];
  if (isRepetition(password) || isRow(password)) return ["repeats"];
  const letters = lettersOf(password);
  if (isMadeOf(letters, WELL_KNOWN)) return ["well-known"];
  if (isMadeOf(letters, [...wordsAbout(owner), ...WELL_KNOWN])) return ["about-you"];
  return [];
}

/** Words that the lists of most used passwords are made of, in the languages of the portal. Longer ones first. */
const WELL_KNOWN: readonly string[] =
  `wachtwoord password passwort paswoord geheim secret welkom welcome qwertyuiop qwerty azerty asdfghjkl asdfgh zxcvbnm zxcvbn
  admin administrator letmein iloveyou ikhouvanjou monkey dragon sunshine princess football baseball superman batman master
  shadow michael jordan login inloggen hallo hello testtest changeme trustno voetbal feyenoord ajax vitesse nederland holland
  amsterdam rotterdam utrecht lente zomer herfst winter spring summer autumn maandag januari februari maart april juni juli
  augustus september oktober november december abcdefgh abcdef insight portaal portal bedrijf company`
    .split(/\s+/)
    .sort((a, b) => b.length - a.length);

function wordsAbout({ email, name, brandName }: PasswordOwner): string[] {
  return `${email} ${name} ${brandName}`
    .split(/[\s@.\-_+]+/)
    .map(lettersOf)
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length);
}

/** True for `abcabcabcabc` and `aaaaaaaaaaaa`: a short piece over and over, the last time perhaps cut. */
function isRepetition(password: string): boolean {
  for (let piece = 1; piece <= password.length / 3; piece += 1) {
    if (password.startsWith(password.slice(piece))) return true;
  }
  return false;
}

/** True for `123456789012` and `abcdefghijklm`: every sign follows the one before, up or down. */
function isRow(password: string): boolean {
  const signs = Array.from(password, (sign) => sign.codePointAt(0) ?? 0);
  const steps = signs.slice(1).map((sign, index) => sign - (signs[index] ?? 0));
  const wraps = (step: number): boolean => Math.abs(step) === 1 || Math.abs(step) === 9;
  return steps.every(wraps);
}

/** Letters alone, without what stands around them; signs between them that stand for letters are read as those:
 *  `P@ssw0rd123!` → `password`. */
function lettersOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "")
    .replace(/[@4]/g, "a")
    .replace(/0/g, "o")
    .replace(/[1!|]/g, "i")
    .replace(/3/g, "e")
    .replace(/[$5]/g, "s")
    .replace(/7/g, "t")
    .replace(/[^\p{L}]/gu, "");
}

/** True when the words, cut out, leave fewer than OWN_LETTERS. */
function isMadeOf(letters: string, words: readonly string[]): boolean {
  const rest = words.reduce((left, word) => left.replaceAll(word, ""), letters);
  return rest.length < letters.length && Array.from(rest).length < OWN_LETTERS;
}
