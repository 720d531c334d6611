import { canWrite, type PdfFace, type PdfFont } from "./pdf-fonts.server";

/** A part of a line in one font. `meant` is the text that it stands for where no font has the letters, for screen
 *  readers and copying. */
export type PdfRun = { readonly font: PdfFont; readonly text: string; readonly meant: string | null };

/** Texts of these letters need no preparation. */
const PLAIN = /^[\n\u0020-\u007E\u00A0-\u00AC\u00AE-\u017F\u2013\u2019\u20AC\u2212]*$/;

/** Returns the text as documents set it: with composed letters, every kind of space as a plain one, and no control
 *  characters or code points that are not characters. */
export function tidyText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize("NFC")
    .replace(/[\t\u2028\u2029\u3000]/g, " ")
    .replace(/[^\P{Cc}\n]/gu, "")
    .replace(/[\p{Cs}\p{Noncharacter_Code_Point}]/gu, "\uFFFD");
}

/** Splits a tidy line into runs. A letter that the face lacks comes from a font of the same weight that has it; one
 *  that no font has becomes a question mark, as a missing glyph is not valid in PDF/A. Letters are never separated from
 *  their marks. Hebrew words are one run, which is set from right to left. */
export function runsOf(line: string, face: PdfFace): readonly PdfRun[] {
  if (canWrite(face, line)) return [{ font: face, text: line, meant: null }];
  const runs: PdfRun[] = [];
  for (const run of piecesOf(line, face)) {
    const last = runs.at(-1);
    if (run.text === "") continue;
    if (last?.font === run.font && (last.meant === null) === (run.meant === null)) {
      const meant = last.meant === null ? null : last.meant + (run.meant ?? "");
      runs[runs.length - 1] = { font: last.font, text: last.text + run.text, meant };
    } else {
      runs.push(run);
    }
  }
  return runs;
}

/** Hebrew words with what may stand between them: set together, they run from right to left (UAX 9). */
const HEBREW = /(\p{Script=Hebrew}(?:[\p{Script=Hebrew}\p{M} ,.'’"״׳־-]*[\p{Script=Hebrew}\p{M}])?)/u;

function piecesOf(line: string, face: PdfFace): PdfRun[] {
  return line.split(HEBREW).flatMap((part, at) => {
    const font = `${face} hebrew` as const;
    if (at % 2 === 1 && canWrite(font, part)) return [{ font, text: part, meant: null }];
    return lettersOf(part).map((letter) => runOf(letter, face));
  });
}

/** Returns the letters of a text as people see them, each with its marks. */
export function lettersOf(text: string): string[] {
  return [...SEGMENTER.segment(text)].map(({ segment }) => segment);
}

const SEGMENTER = new Intl.Segmenter("nl", { granularity: "grapheme" });

/** Radicals look like the characters they are part of, and a document could not tell them apart. */
const HAN =
  /^(?:(?![\u2E80-\u2FDF\uF900-\uFAFF])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3001-\u303F\u30FC\uFF01-\uFF5E])+$/u;

/** Scripts whose letters are simply set one after the other. Letters that join or change places are glyphs whose text a
 *  document cannot state. */
const SEPARATE = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u;

function runOf(letter: string, face: PdfFace): PdfRun {
  const seen = letter.replace(/\p{Default_Ignorable_Code_Point}/gu, "");
  if (canWrite(face, seen)) return { font: face, text: seen, meant: null };
  const wide = `${face} wide` as const;
  if (SEPARATE.test(seen) && canWrite(wide, seen)) return { font: wide, text: seen, meant: null };
  const han = `${face} han` as const;
  if (HAN.test(seen) && canWrite(han, seen)) return { font: han, text: seen, meant: null };
  return { font: face, text: "?", meant: letter };
}
