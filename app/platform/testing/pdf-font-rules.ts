import { isDictionary, isRef, listOf, nameOf, type PdfDictionary, type PdfValue, type ReadPdf } from "./pdf-objects";

/** Reports that a rule is broken, and by what. */
export type Break = (rule: string, detail?: string) => void;

export type Font = {
  readonly name: string;
  readonly glyphs: number;
  readonly widthIn: (glyph: number) => number;
  readonly widthSaid: (glyph: number) => PdfValue | undefined;
  readonly reads: ReadonlyMap<number, string>;
};

/** Returns the text of codes that are drawn in a font. */
export function textOf(font: Font, codes: Buffer, breaks: Break): string {
  let text = "";
  for (let at = 0; at < codes.length; at += 2) {
    const glyph = codes.readUInt16BE(at);
    const read = font.reads.get(glyph) ?? "";
    if (glyph === 0) breaks("A 6.2.11.8-1", font.name);
    if (glyph >= font.glyphs) breaks("A 6.2.11.4-2", font.name);
    else if (Math.abs(font.widthIn(glyph) - Number(font.widthSaid(glyph))) > 1) breaks("A 6.2.11.5-1", font.name);
    if (read === "") breaks("A 6.2.11.7-1", font.name);
    if (/[\uE000-\uF8FF]/.test(read)) breaks("A 6.2.11.7-3", font.name);
    text += read;
  }
  return text;
}

/** Returns the font of an object, judged when it is first met. Undefined when its program is not embedded. */
export function fontOf(pdf: ReadPdf, id: number, fonts: Map<number, Font>, breaks: Break): Font | undefined {
  const known = fonts.get(id);
  if (known) return known;
  const dictionary = { ref: id };
  const name = nameOf(pdf.at(dictionary, "BaseFont"));
  const [descendant] = listOf(pdf, pdf.at(dictionary, "DescendantFonts"));
  const descriptor = pdf.at(descendant, "FontDescriptor");
  const program = isDictionary(descriptor) ? descriptor.entries.get("FontFile2") : undefined;
  if (!isRef(program)) {
    breaks("A 6.2.11.4-1", name);
    return undefined;
  }
  if (!/^\/[A-Z]{6}\+/.test(name)) breaks("a subset has no tag", name);
  if (pdf.at(dictionary, "Encoding") !== "/Identity-H") breaks("A 6.2.11.3-1", name);
  if (pdf.at(descendant, "CIDToGIDMap") !== "/Identity") breaks("A 6.2.11.3-2", name);
  if (pdf.at(descriptor, "CIDSet") !== undefined) breaks("A 6.2.11.4-4", name);
  const widths = listOf(pdf, listOf(pdf, pdf.at(descendant, "W"))[1]);
  const unicode = isDictionary(pdf.at(dictionary))
    ? (pdf.at(dictionary) as PdfDictionary).entries.get("ToUnicode")
    : undefined;
  const reads = readingOf(pdf.dataOf(unicode).toString("latin1"));
  for (const read of reads.values()) if (/[\0\uFEFF\uFFFE]/.test(read)) breaks("A 6.2.11.7-2", name);
  const font = { name, reads, widthSaid: (glyph: number) => widths[glyph], ...metricsOf(pdf.dataOf(program)) };
  fonts.set(id, font);
  return font;
}

function readingOf(map: string): Map<number, string> {
  const reads = new Map<number, string>();
  for (const [, from = "", to = "", list = ""] of map.matchAll(/<(\w{4})> <(\w{4})> \[(.*?)\]/g)) {
    const entries = [...list.matchAll(/<([^>]*)>/g)];
    if (entries.length !== parseInt(to, 16) - parseInt(from, 16) + 1) throw new Error("A range of another length");
    for (const [at, [, digits = ""]] of entries.entries()) {
      const utf16 = Buffer.from(digits.replaceAll(" ", ""), "hex").swap16();
      reads.set(parseInt(from, 16) + at, utf16.toString("utf16le"));
    }
  }
  return reads;
}

/** Returns the number of glyphs of a TrueType program and their widths, in thousandths of an em. */
function metricsOf(program: Buffer): Pick<Font, "glyphs" | "widthIn"> {
  const tables = new Map<string, Buffer>();
  for (let at = 12; at < 12 + program.readUInt16BE(4) * 16; at += 16) {
    tables.set(program.toString("latin1", at, at + 4), program.subarray(program.readUInt32BE(at + 8)));
  }
  const table = (tag: string): Buffer => tables.get(tag) ?? Buffer.alloc(0);
  const [perEm, measured] = [table("head").readUInt16BE(18), table("hhea").readUInt16BE(34)];
  const widthIn = (glyph: number): number =>
    (table("hmtx").readUInt16BE(4 * Math.min(glyph, measured - 1)) * 1000) / perEm;
  return { glyphs: table("maxp").readUInt16BE(4), widthIn };
}
