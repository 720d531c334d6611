import { canWrite, type PdfFace, type PdfFont } from "./pdf-fonts.server";

/** A part of a line that one font writes. `meant` is the text that it stands for where no font has the letters: who hears or
 *  copies the document gets that. */
export type PdfRun = { readonly font: PdfFont; readonly text: string; readonly meant: string | null };

/** Texts of these letters need no care before they are set. */
const PLAIN = /^[\n\u0020-\u007E\u00A0-\u00AC\u00AE-\u017F\u2013\u2019\u20AC\u2212]*$/;

/** The text as documents set it: letters composed, every wide or odd space a space, no control characters, and no code that is
 *  no character at all. */
export function tidyText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize("NFC")
    .replace(/[\t\u2028\u2029\u3000]/g, " ")
    .replace(/[^\P{Cc}\n]/gu, "")
    .replace(/[\p{Cs}\p{Noncharacter_Code_Point}]/gu, "\uFFFD");
}

/** Cuts a tidy line into runs. A letter that the face lacks comes from a font of the same weight that has it; what none has is
 *  written as a question mark, for a missing glyph is no valid PDF/A. Letters and the marks on them are never parted. Words of Hebrew are
 *  one run, which is set from right to left. */
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

/** Words of Hebrew, with what may stand between them: set together, they run from right to left (UAX 9). */
const HEBREW = /(\p{Script=Hebrew}(?:[\p{Script=Hebrew}\p{M} ,.'’"״׳־-]*[\p{Script=Hebrew}\p{M}])?)/u;

function piecesOf(line: string, face: PdfFace): PdfRun[] {
  return line.split(HEBREW).flatMap((part, at) => {
    const font = `${face} hebrew` as const;
    if (at % 2 === 1 && canWrite(font, part)) return [{ font, text: part, meant: null }];
    return lettersOf(part).map((letter) => runOf(letter, face));
  });
}

/** What people see as the letters of a text: each with the marks on it. */
export function lettersOf(text: string): string[] {
  return [...SEGMENTER.segment(text)].map(({ segment }) => segment);
}

const SEGMENTER = new Intl.Segmenter("nl", { granularity: "grapheme" });

/** Radicals look like the letters they are part of, of which a document could not tell them. */
const HAN =
  /^(?:(?![\u2E80-\u2FDF\uF900-\uFAFF])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3001-\u303F\u30FC\uFF01-\uFF5E])+$/u;

/** Scripts whose letters stand beside each other as they are. Those that join or change places are glyphs of which a document
 *  cannot say what they read as. */
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
