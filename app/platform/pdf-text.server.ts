import { openFont, type PdfFace } from "./pdf-fonts.server";

export type PdfText = {
  readonly face?: PdfFace;
  /** In points; 9 unless given. */
  readonly size?: number;
  readonly color?: string;
  readonly align?: "left" | "right";
  /** Digits of one width, for columns of amounts. */
  readonly tabular?: boolean;
};

/** Lines that fit a box, and the height of one. */
export type PdfLines = { readonly lines: readonly string[]; readonly lineHeight: number };

const SIZE = 9;
const LEADING = 0.18;

/** Breaks a text into lines of at most a width, at spaces and where it says so; a word that is too long is cut. Widths are
 *  remembered from document to document: shaping the same words again would cost more than all the rest of a document. */
export function pdfLines(raw: PDFKit.PDFDocument, text: string, width: number, look: PdfText): PdfLines {
  const size = look.size ?? SIZE;
  const measure = (part: string): number => (widthPerSize(raw, part, look) * size) / 1000;
  const lines = printable(text, look)
    .split("\n")
    .flatMap((paragraph) => breakParagraph(paragraph, width, measure));
  return { lines, lineHeight: heightPerSize(raw, look) * size + size * LEADING };
}

/** Writes lines at a place; right-aligned ones end at its right side. */
export function writePdfLines(
  raw: PDFKit.PDFDocument,
  { lines, lineHeight }: PdfLines,
  box: { readonly x: number; readonly y: number; readonly width: number },
  look: PdfText,
): void {
  const size = look.size ?? SIZE;
  raw.font(look.face ?? "regular", size);
  for (const [at, line] of lines.entries()) {
    const indent = look.align === "right" ? box.width - (widthPerSize(raw, line, look) * size) / 1000 : 0;
    raw.font(look.face ?? "regular", size);
    raw.text(line, box.x + indent, box.y + at * lineHeight, { lineBreak: false, ...features(look) });
  }
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
  for (const letter of word) {
    if (part !== "" && measure(part + letter) > width) {
      parts.push(part);
      part = "";
    }
    part += letter;
  }
  return [...parts, part];
}

const MOST_KEPT = 20_000;
const widths = new Map<string, number>();
const heights = new Map<PdfFace, number>();

/** Width of a text at 1000 points. */
function widthPerSize(raw: PDFKit.PDFDocument, text: string, look: PdfText): number {
  const key = `${look.face ?? "regular"} ${look.tabular === true ? "t" : "p"} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (widths.size >= MOST_KEPT) widths.clear();
  const fresh = raw.font(look.face ?? "regular", 1000).widthOfString(text, features(look));
  widths.set(key, fresh);
  return fresh;
}

/** Height of a line at 1 point. */
function heightPerSize(raw: PDFKit.PDFDocument, { face = "regular" }: PdfText): number {
  const known = heights.get(face);
  if (known !== undefined) return known;
  const fresh = raw.font(face, 1000).currentLineHeight(true) / 1000;
  heights.set(face, fresh);
  return fresh;
}

function features({ tabular }: PdfText): { features?: ["tnum"] } {
  return tabular === true ? { features: ["tnum"] } : {};
}

/** Letters that every face has. */
const COMMON = /^[\n\u0020-\u007E\u00A0-\u017F\u2013\u2019\u20AC\u2212]*$/;

/** The text without control characters, and with a question mark for each letter that the face lacks: a missing glyph is no valid PDF/A. */
function printable(text: string, look: PdfText): string {
  const composed = text.normalize("NFC").replace(/[^\P{Cc}\n]/gu, (control) => (control === "\t" ? " " : ""));
  if (COMMON.test(composed)) return composed;
  const font = openFont(look.face ?? "regular");
  let shown = "";
  for (const letter of composed) {
    shown += letter === "\n" || font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0) ? letter : "?";
  }
  return shown;
}
