import { ascentOf, setFont, type PdfFace } from "./pdf-fonts.server";
import { lettersOf, runsOf, tidyText, type PdfRun } from "./pdf-runs.server";

export type PdfText = {
  readonly face?: PdfFace;
  /** In points, 9 by default. */
  readonly size?: number;
  readonly color?: string;
  readonly align?: "left" | "right";
  /** Digits of equal width, for columns of amounts. */
  readonly tabular?: boolean;
};

/** Lines that fit a box, and the height of one. */
export type PdfLines = { readonly lines: readonly string[]; readonly lineHeight: number };

const SIZE = 9;
const LEADING = 0.18;

/** Breaks a text into lines of at most a width, at spaces and line breaks. A word that is too long is cut. Widths are
 *  cached across documents: shaping the same words again would cost more than the rest of a document. */
export function pdfLines(raw: PDFKit.PDFDocument, text: string, width: number, look: PdfText): PdfLines {
  const size = look.size ?? SIZE;
  const measure = (part: string): number => (shaped(raw, part, look).width * size) / 1000;
  const lines = tidyText(text)
    .split("\n")
    .flatMap((paragraph) => breakParagraph(paragraph, width, measure));
  return { lines, lineHeight: heightPerSize(raw, look) * size + size * LEADING };
}

/** Writes lines at a position. Right-aligned ones end at its right side. */
export function writePdfLines(
  raw: PDFKit.PDFDocument,
  { lines, lineHeight }: PdfLines,
  box: { readonly x: number; readonly y: number; readonly width: number },
  look: PdfText,
): void {
  const size = look.size ?? SIZE;
  for (const [at, line] of lines.entries()) {
    const { runs, width } = shaped(raw, line, look);
    const x = look.align === "right" ? box.x + box.width - (width * size) / 1000 : box.x;
    for (const run of runs) writeRun(raw, run, { x: x + (run.x * size) / 1000, y: box.y + at * lineHeight }, look);
  }
}

/** All runs of a line are on the baseline of its face, whatever their font. */
function writeRun(raw: PDFKit.PDFDocument, run: PdfRun, at: { x: number; y: number }, look: PdfText): void {
  const size = look.size ?? SIZE;
  const baseline = -ascentOf(look.face ?? "regular") * size;
  if (run.meant !== null) raw.markContent("Span", { actual: run.meant });
  setFont(raw, run.font, size).text(run.text, at.x, at.y, { lineBreak: false, baseline, ...features(run, look) });
  if (run.meant === null) return;
  // Who copies places the text meant by the axes in force where it ends: those of the page, as for any other text.
  raw.save().transform(1, 0, 0, -1, 0, raw.page.height);
  raw.endMarkedContent();
  raw.restore();
}

function breakParagraph(paragraph: string, width: number, measure: (part: string) => number): string[] {
  if (measure(paragraph) <= width) return [paragraph];
  const lines: string[] = [];
  let line = "";
  for (const word of paragraph.split(" ").flatMap((each) => cutToFit(each, width, measure))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && measure(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

function cutToFit(word: string, width: number, measure: (part: string) => number): string[] {
  const parts: string[] = [];
  let part = "";
  if (measure(word) <= width) return [word];
  for (const letter of lettersOf(word)) {
    if (part !== "" && measure(part + letter) > width) {
      parts.push(part);
      part = "";
    }
    part += letter;
  }
  return [...parts, part];
}

const MAX_CACHED = 20_000;
const shapes = new Map<string, Shape>();
const heights = new Map<PdfFace, number>();

/** A run and its position in the line. */
type PlacedRun = PdfRun & { readonly x: number };

/** The runs of a line in reading order, and its width, at 1000 points. */
type Shape = { readonly runs: readonly PlacedRun[]; readonly width: number };

function shaped(raw: PDFKit.PDFDocument, text: string, look: PdfText): Shape {
  const face = look.face ?? "regular";
  const key = `${face} ${look.tabular === true ? "t" : "p"} ${text}`;
  const known = shapes.get(key);
  if (known !== undefined) return known;
  if (shapes.size >= MAX_CACHED) shapes.clear();
  const widthOf = (run: PdfRun): number => setFont(raw, run.font, 1000).widthOfString(run.text, features(run, look));
  const runs: PlacedRun[] = [];
  let width = 0;
  for (const run of runsOf(text, face)) {
    const parts = run.font.endsWith("hebrew") ? hebrewLetters(run) : [run];
    const widths = parts.map(widthOf);
    const whole = widths.reduce((sum, each) => sum + each, 0);
    // From the right, letter by letter: a document is read in the order in which it is drawn.
    let after = width + whole;
    for (const [at, part] of parts.entries()) {
      after -= widths[at] ?? 0;
      runs.push({ ...part, x: after });
    }
    width += whole;
  }
  const fresh = { runs, width };
  shapes.set(key, fresh);
  return fresh;
}

/** A letter with marks states its own text, as its parts are drawn in another order. */
function hebrewLetters({ font, text }: PdfRun): PdfRun[] {
  return lettersOf(text).map((letter) => ({ font, text: letter, meant: letter.length > 1 ? letter : null }));
}

/** Returns the height of a line at 1 point. */
function heightPerSize(raw: PDFKit.PDFDocument, { face = "regular" }: PdfText): number {
  const known = heights.get(face);
  if (known !== undefined) return known;
  const fresh = setFont(raw, face, 1000).currentLineHeight(true) / 1000;
  heights.set(face, fresh);
  return fresh;
}

/** The replacement fonts set a letter with marks as it is: taken apart, its parts would be glyphs whose text a document
 *  cannot state. */
function features({ font }: PdfRun, { tabular }: PdfText): { features?: PDFKit.Mixins.OpenTypeFeatures[] } {
  if (font.includes(" ")) return { features: { ccmp: false } as unknown as PDFKit.Mixins.OpenTypeFeatures[] };
  return tabular === true ? { features: ["tnum"] } : {};
}
