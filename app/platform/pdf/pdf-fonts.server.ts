import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import PDFDocument from "pdfkit";

/** The faces of documents, by their use. */
export type PdfFace = "regular" | "medium" | "semibold";

/** A face in the house font, or in one of the fonts that replace it for missing letters: other European alphabets,
 *  Hebrew, and Chinese and Japanese. */
export type PdfFont = PdfFace | `${PdfFace} ${"wide" | "hebrew" | "han"}`;

const FILES: Readonly<Record<PdfFont, string>> = {
  regular: "instrument-sans/400Regular/InstrumentSans_400Regular.ttf",
  medium: "instrument-sans/500Medium/InstrumentSans_500Medium.ttf",
  semibold: "instrument-sans/600SemiBold/InstrumentSans_600SemiBold.ttf",
  "regular wide": "noto-sans/400Regular/NotoSans_400Regular.ttf",
  "medium wide": "noto-sans/500Medium/NotoSans_500Medium.ttf",
  "semibold wide": "noto-sans/600SemiBold/NotoSans_600SemiBold.ttf",
  "regular hebrew": "noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf",
  "medium hebrew": "noto-sans-hebrew/500Medium/NotoSansHebrew_500Medium.ttf",
  "semibold hebrew": "noto-sans-hebrew/600SemiBold/NotoSansHebrew_600SemiBold.ttf",
  "regular han": "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
  "medium han": "noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf",
  "semibold han": "noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf",
};

/** An opened font. Its tables are read at first use and shared by all documents of the process. */
type OpenedFont = {
  readonly characterSet: readonly number[];
  readonly ascent: number;
  readonly unitsPerEm: number;
  readonly layout: (text: string, features?: unknown) => GlyphRun;
};

/** The glyphs of a text and where they stand. */
type GlyphRun = { readonly positions: readonly object[] };

const opened = new Map<PdfFont, OpenedFont>();
const letters = new Map<PdfFont, ReadonlySet<number>>();

const registered = new WeakMap<PDFKit.PDFDocument, Set<PdfFont>>();

/** Selects a font for what follows. It is added to a document, and embedded, at its first use, as some fonts are large.
 */
export function setFont(raw: PDFKit.PDFDocument, font: PdfFont, size: number): PDFKit.PDFDocument {
  const known = registered.get(raw) ?? new Set<PdfFont>();
  registered.set(raw, known);
  if (!known.has(font)) raw.registerFont(font, forOneDocument(openFont(font)) as unknown as Uint8Array);
  known.add(font);
  return raw.font(font, size);
}

/** Returns whether a font has every letter of a text. */
export function canWrite(font: PdfFont, text: string): boolean {
  let known = letters.get(font);
  if (!known) {
    known = new Set(openFont(font).characterSet);
    letters.set(font, known);
  }
  for (const letter of text) if (!known.has(letter.codePointAt(0) ?? 0)) return false;
  return true;
}

/** Returns how far the letters of a font rise above the baseline, at 1 point. */
export function ascentOf(font: PdfFont): number {
  const { ascent, unitsPerEm } = openFont(font);
  return ascent / unitsPerEm;
}

function openFont(font: PdfFont): OpenedFont {
  const known = opened.get(font);
  if (known) return known;
  const scratch = new PDFDocument({ font: null as unknown as string, autoFirstPage: false });
  scratch.font(fontFile(font));
  const fresh = (scratch as unknown as { readonly _font: { readonly font: OpenedFont } })._font.font;
  opened.set(font, fresh);
  return fresh;
}

/** Shares the tables, but not the glyphs: a glyph remembers the letter that it was first used for, which a document
 *  needs for copied text. A text is shaped once: PDFKit asks for its width, its glyphs and its width again. */
function forOneDocument(font: OpenedFont): OpenedFont {
  const runs = new Map<string, GlyphRun>();
  const layout = function (this: OpenedFont, text: string, features?: unknown): GlyphRun {
    const key = `${features === undefined ? "" : JSON.stringify(features)} ${text}`;
    const known = runs.get(key) ?? font.layout.call(this, text, features);
    runs.set(key, known);
    // PDFKit scales the positions that it gets in place.
    return Object.assign(Object.create(Object.getPrototypeOf(known) as object) as GlyphRun, known, {
      positions: known.positions.map((position) => ({ ...position })),
    });
  };
  return Object.create(font, { _glyphs: { value: {}, writable: true }, layout: { value: layout } }) as OpenedFont;
}

function fontFile(font: PdfFont): Uint8Array {
  return readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/${FILES[font]}`));
}
