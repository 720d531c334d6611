import { isMadeOf, joinedRuns, spellingVariantsOf, wordsIn } from "./spelling-variants";

export const MIN_PASSWORD_LENGTH = 12;

/** Long enough for any sentence; hashing more would only cost. */
export const MAX_PASSWORD_LENGTH = 200;

/** A word about the user of so many letters or more may stand nowhere in a password; one with a letter less not as a word of its own. Shorter
 *  ones only count when the password is made of little else. */
const TELLING_LETTERS = 5;

export type PasswordFinding = "too-short" | "too-long" | "repeats" | "well-known" | "about-you";

export type PasswordOwner = {
  readonly email: string;
  readonly name: string;
  readonly customerName: string;
  readonly brandName: string;
};

/** What is wrong with a new password. Length counts, composition does not: no rule asks for digits or signs. `known` holds common and
 *  breached passwords in lower case. */
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

/** Words that the lists of most used passwords are made of, in the languages of the portal. Longer ones first. */
const WELL_KNOWN: readonly string[] =
  `wachtwoord password passwort paswoord geheim secret welkom welcome qwertyuiop qwerty azerty asdfghjkl asdfgh zxcvbnm zxcvbn
  admin administrator letmein iloveyou ikhouvanjou monkey dragon sunshine princess football baseball superman batman master
  shadow michael jordan login inloggen hallo hello testtest changeme trustno voetbal feyenoord ajax vitesse nederland holland
  amsterdam rotterdam utrecht lente zomer herfst winter spring summer autumn maandag januari februari maart april juni juli
  augustus september oktober november december abcdefgh abcdef insight portaal portal bedrijf company`
    .split(/\s+/)
    .sort((a, b) => b.length - a.length);

/** True when a reading is a known password, or one twice. */
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

/** True for `abcabcabcabc` and `aaaaaaaaaaaa`: a short piece over and over, the last time perhaps cut. */
function isRepetition(password: string): boolean {
  for (let piece = 1; piece <= password.length / 3; piece += 1) {
    if (password.startsWith(password.slice(piece))) return true;
  }
  return false;
}

/** True for `123456789012` and `abcdefghijklm`: every sign follows the one before, up or down. */
function isSequence(password: string): boolean {
  const signs = Array.from(password, (sign) => sign.codePointAt(0) ?? 0);
  const steps = signs.slice(1).map((sign, index) => sign - (signs[index] ?? 0));
  const wraps = (step: number): boolean => Math.abs(step) === 1 || Math.abs(step) === 9;
  return steps.every(wraps);
}
