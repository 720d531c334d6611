import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

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
  for (const face of FACES) {
    const font = opened.get(face);
    raw.registerFont(face, font ? (font as unknown as Uint8Array) : fontFile(face));
    if (!font) opened.set(face, openedFont(raw, face));
  }
}

/** The font that a document opened for a face. */
export function openedFont(raw: PDFKit.PDFDocument, face: PdfFace): OpenedFont {
  raw.font(face);
  return (raw as unknown as { readonly _font: { readonly font: OpenedFont } })._font.font;
}

function fontFile(face: PdfFace): Uint8Array {
  return readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/instrument-sans/${FILES[face]}`));
}
