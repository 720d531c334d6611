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

/** Cuts a tidy line into runs. A letter that the face lacks comes from the wide font of the same weight; what that lacks too is
 *  written as a question mark, for a missing glyph is no valid PDF/A. Letters and the marks on them are never parted. */
export function runsOf(line: string, face: PdfFace): readonly PdfRun[] {
  if (canWrite(face, line)) return [{ font: face, text: line, meant: null }];
  const runs: PdfRun[] = [];
  for (const letter of lettersOf(line)) {
    const run = runOf(letter, face);
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

/** What people see as the letters of a text: each with the marks on it. */
export function lettersOf(text: string): string[] {
  return [...SEGMENTER.segment(text)].map(({ segment }) => segment);
}

const SEGMENTER = new Intl.Segmenter("nl", { granularity: "grapheme" });

/** Scripts whose letters stand beside each other as they are. Those that join or change places are glyphs of which a document
 *  cannot say what they read as. */
const SEPARATE = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u;

function runOf(letter: string, face: PdfFace): PdfRun {
  const seen = letter.replace(/\p{Default_Ignorable_Code_Point}/gu, "");
  if (canWrite(face, seen)) return { font: face, text: seen, meant: null };
  const wide = `${face} wide` as const;
  if (SEPARATE.test(seen) && canWrite(wide, seen)) return { font: wide, text: seen, meant: null };
  return { font: face, text: "?", meant: letter };
}
