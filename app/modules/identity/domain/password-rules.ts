import { isMadeOf, joinedRuns, spellingVariantsOf, wordsIn } from "./spelling-variants";

export const MIN_PASSWORD_LENGTH = 12;

/** Long enough for any sentence. Hashing more would only cost time. */
export const MAX_PASSWORD_LENGTH = 200;

/** A word about the user with at least this many letters may not occur anywhere in a password, and one with one letter
 *  fewer may not be a word of it. Shorter ones only count when the password consists of little else. */
const TELLING_LETTERS = 5;

export type PasswordFinding = "too-short" | "too-long" | "repeats" | "well-known" | "about-you";

export type PasswordOwner = {
  readonly email: string;
  readonly name: string;
  readonly customerName: string;
  readonly brandName: string;
};

/** Returns what is wrong with a new password. Its length counts, not its composition: no rule requires digits or
 *  symbols. `known` contains common and breached passwords in lower case. */
export function passwordFindings(
  password: string,
  owner: PasswordOwner,
  known: ReadonlySet<string>,
): PasswordFinding[] {
  const length = Array.from(password).length;
  if (length < MIN_PASSWORD_LENGTH) return ["too-short"];
  if (length > MAX_PASSWORD_LENGTH) return ["too-long"];
  if (isRepetition(password) || isSequence(password)) return ["repeats"];
  const readings = spellingVariantsOf(password);
  if (readings.some((reading) => isKnown(reading, known) || isMadeOf(reading, WELL_KNOWN))) return ["well-known"];
  if (isAbout(owner, password, readings)) return ["about-you"];
  return [];
}

/** Words that frequently used passwords consist of, in the languages of the portal. Longer ones come first. */
const WELL_KNOWN: readonly string[] =
  `wachtwoord password passwort paswoord geheim secret welkom welcome qwertyuiop qwerty azerty asdfghjkl asdfgh zxcvbnm zxcvbn
  admin administrator letmein iloveyou ikhouvanjou monkey dragon sunshine princess football baseball superman batman master
  shadow michael jordan login inloggen hallo hello testtest changeme trustno voetbal feyenoord ajax vitesse nederland holland
  amsterdam rotterdam utrecht lente zomer herfst winter spring summer autumn maandag januari februari maart april juni juli
  augustus september oktober november december abcdefgh abcdef insight portaal portal bedrijf company`
    .split(/\s+/)
    .sort((a, b) => b.length - a.length);

/** Returns whether a spelling variant is a known password, or one repeated twice. */
function isKnown(reading: string, known: ReadonlySet<string>): boolean {
  const half = reading.slice(0, reading.length / 2);
  return (
    reading.length >= 4 && (known.has(reading) || (half.length >= 4 && half + half === reading && known.has(half)))
  );
}

function isAbout(owner: PasswordOwner, password: string, readings: readonly string[]): boolean {
  const { email, name, customerName, brandName } = owner;
  // Of a domain the last part is everybody's.
  const sources = [name, customerName, ...email.replace(/\.[^.@]*$/, "").split("@")].map(wordsIn);
  const telling = sources.flatMap(joinedRuns).filter((word) => word.length >= TELLING_LETTERS);
  if (readings.some((reading) => telling.some((word) => reading.includes(word)))) return true;
  const words = sources.flat();
  const standsAlone = new Set(words.filter((word) => word.length === TELLING_LETTERS - 1));
  if (wordsIn(password).some((word) => standsAlone.has(word))) return true;
  const all = [...words, ...wordsIn(brandName)].filter((word) => word.length >= 3);
  return readings.some((reading) =>
    isMadeOf(
      reading,
      [...all, ...WELL_KNOWN].sort((a, b) => b.length - a.length),
    ),
  );
}

/** Returns whether a short piece is repeated throughout, possibly cut off at the end: `abcabcabcabc`, `aaaaaaaaaaaa`.
 */
function isRepetition(password: string): boolean {
  for (let piece = 1; piece <= password.length / 3; piece += 1) {
    if (password.startsWith(password.slice(piece))) return true;
  }
  return false;
}

/** Returns whether every character follows the previous one, up or down: `123456789012`, `abcdefghijklm`. */
function isSequence(password: string): boolean {
  const signs = Array.from(password, (sign) => sign.codePointAt(0) ?? 0);
  const steps = signs.slice(1).map((sign, index) => sign - (signs[index] ?? 0));
  const wraps = (step: number): boolean => Math.abs(step) === 1 || Math.abs(step) === 9;
  return steps.every(wraps);
}
