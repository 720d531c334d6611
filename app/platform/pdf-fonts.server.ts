import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** The faces of documents, by what they are for. */
export type PdfFace = "regular" | "medium" | "semibold";

const FILES: Readonly<Record<PdfFace, string>> = {
  regular: "400Regular/InstrumentSans_400Regular.ttf",
  medium: "500Medium/InstrumentSans_500Medium.ttf",
  semibold: "600SemiBold/InstrumentSans_600SemiBold.ttf",
};

const kept = new Map<PdfFace, Buffer>();

/** A face of Instrument Sans as a TrueType file, read once. */
export function pdfFont(face: PdfFace): Buffer {
  const known = kept.get(face);
  if (known) return known;
  const file = createRequire(import.meta.url).resolve(`@expo-google-fonts/instrument-sans/${FILES[face]}`);
  const fresh = readFileSync(file);
  kept.set(face, fresh);
  return fresh;
}

export const PDF_FACES = Object.keys(FILES) as readonly PdfFace[];
