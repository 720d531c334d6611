import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import PDFDocument from "pdfkit";

/** The faces of documents, by what they are for. */
export type PdfFace = "regular" | "medium" | "semibold";

/** A face in the house's own letters, or in those that step in where it has none: the other alphabets of Europe, Hebrew, and Chinese and
 *  Japanese. */
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

/** An opened font: its tables are read at first use, so it serves every document of the process. */
type OpenedFont = {
  readonly characterSet: readonly number[];
  readonly ascent: number;
  readonly unitsPerEm: number;
};

const opened = new Map<PdfFont, OpenedFont>();
const letters = new Map<PdfFont, ReadonlySet<number>>();

const registered = new WeakMap<PDFKit.PDFDocument, Set<PdfFont>>();

/** Sets what comes next in a font, which a document gets to know, and embeds, when it is first used: some are large. */
export function setFont(raw: PDFKit.PDFDocument, font: PdfFont, size: number): PDFKit.PDFDocument {
  const known = registered.get(raw) ?? new Set<PdfFont>();
  registered.set(raw, known);
  if (!known.has(font)) raw.registerFont(font, forOneDocument(openFont(font)) as unknown as Uint8Array);
  known.add(font);
  return raw.font(font, size);
}

/** Whether a font has every letter of a text. */
export function canWrite(font: PdfFont, text: string): boolean {
  let known = letters.get(font);
  if (!known) {
    known = new Set(openFont(font).characterSet);
    letters.set(font, known);
  }
  for (const letter of text) if (!known.has(letter.codePointAt(0) ?? 0)) return false;
  return true;
}

/** How far the letters of a font rise above the line they stand on, at 1 point. */
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

/** The same tables with glyphs of its own: a glyph remembers the letter that it was first used for, which a document says to
 *  who copies its text. */
function forOneDocument(font: OpenedFont): OpenedFont {
  return Object.create(font, { _glyphs: { value: {}, writable: true } }) as OpenedFont;
}

function fontFile(font: PdfFont): Uint8Array {
  return readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/${FILES[font]}`));
}
