import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import PDFDocument from "pdfkit";

/** The faces of documents, by what they are for. */
export type PdfFace = "regular" | "medium" | "semibold";

const FILES: Readonly<Record<PdfFace, string>> = {
  regular: "400Regular/InstrumentSans_400Regular.ttf",
  medium: "500Medium/InstrumentSans_500Medium.ttf",
  semibold: "600SemiBold/InstrumentSans_600SemiBold.ttf",
};

const FACES = Object.keys(FILES) as readonly PdfFace[];

/** An opened font: its tables are read at first use, so it serves every document of the process. */
export type OpenedFont = { readonly hasGlyphForCodePoint: (codePoint: number) => boolean };

const opened = new Map<PdfFace, OpenedFont>();

/** Makes the faces of Instrument Sans known to a document, to be embedded where they are used. */
export function registerFaces(raw: PDFKit.PDFDocument): void {
  for (const face of FACES) raw.registerFont(face, forOneDocument(openFont(face)) as unknown as Uint8Array);
}

/** The font that a document writes a face with. */
export function openFont(face: PdfFace): OpenedFont {
  const known = opened.get(face);
  if (known) return known;
  const scratch = new PDFDocument({ font: null as unknown as string, autoFirstPage: false });
  scratch.font(fontFile(face));
  const fresh = (scratch as unknown as { readonly _font: { readonly font: OpenedFont } })._font.font;
  opened.set(face, fresh);
  return fresh;
}

/** The same tables with glyphs of its own: a glyph remembers the letter that it was first used for, which a document says to
 *  who copies its text. */
function forOneDocument(font: OpenedFont): OpenedFont {
  return Object.create(font, { _glyphs: { value: {}, writable: true } }) as OpenedFont;
}

function fontFile(face: PdfFace): Uint8Array {
  return readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/instrument-sans/${FILES[face]}`));
}
