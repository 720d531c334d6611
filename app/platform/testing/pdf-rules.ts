import { isDictionary, isRef, readPdf, valuesOf, type PdfDictionary, type PdfValue, type ReadPdf } from "./pdf-objects";

/** What a reader gets of a document, and which rules it breaks. */
export type PdfVerdict = {
  /** Each with its clause of ISO 19005-3 (A) or ISO 14289-1 (UA), once. */
  readonly broken: readonly string[];
  /** The texts in the order of the pages, as they are copied and heard; repeated ones and page numbers too. */
  readonly texts: readonly string[];
  /** The same with the number of the page they stand on. */
  readonly pages: readonly (readonly string[])[];
};

type Break = (rule: string, detail?: string) => void;
type Drawn = { readonly tag: string; text: string };

/** Judges a document by the rules of PDF/A-3a and PDF/UA-1 that can be judged in it alone: file, metadata, attachments, colours,
 *  fonts glyph by glyph, marked content and structure. Throws where it is no PDF at all. */
export function judgePdf(bytes: Buffer): PdfVerdict {
  const pdf = readPdf(bytes);
  const broken = new Set<string>();
  const breaks: Break = (rule, detail) => void broken.add(detail === undefined ? rule : `${rule}: ${detail}`);
  const root = pdf.at(pdf.trailer, "Root");
  judgeFile(bytes, pdf, root, breaks);
  judgeMetadata(pdf, root, breaks);
  judgeAttachments(pdf, root, breaks);
  judgeStructure(pdf, root, breaks);
  const fonts = new Map<number, Font>();
  const pages = listOf(pdf, pdf.at(root, "Pages", "Kids")).map((page) =>
    judgePage(pdf, pdf.at(root, "StructTreeRoot", "ParentTree"), page, fonts, breaks)
      .filter(({ text }) => text !== "")
      .map(({ text }) => text),
  );
  return { broken: [...broken].sort(), texts: pages.flat(), pages };
}

function judgeFile(bytes: Buffer, pdf: ReadPdf, root: PdfValue | undefined, breaks: Break): void {
  if (!/^%PDF-1\.[0-7]\n$/.test(bytes.subarray(0, 9).toString("latin1"))) breaks("A 6.1.2-1");
  if (bytes[9] !== 37 || bytes.subarray(10, 14).some((byte) => byte < 128)) breaks("A 6.1.2-2");
  if (listOf(pdf, pdf.at(pdf.trailer, "ID")).length !== 2) breaks("A 6.1.3-1");
  if (pdf.trailer.entries.has("Encrypt")) breaks("A 6.1.3-2");
  for (const key of ["AA", "Requirements", "NeedsRendering", "AcroForm", "OCProperties", "Perms"]) {
    if (pdf.at(root, key) !== undefined) breaks(`catalogue has ${key}`);
  }
  if (pdf.at(root, "MarkInfo", "Marked") !== true) breaks("A 6.7.2-1");
  if (pdf.at(root, "ViewerPreferences", "DisplayDocTitle") !== true) breaks("UA 7.1-10");
  if (!/^[a-z]{2}-[A-Z]{2}$/.test(words(pdf.at(root, "Lang")))) breaks("UA 7.2-29");
  const intents = listOf(pdf, pdf.at(root, "OutputIntents"));
  const profile = isDictionary(intents[0]) ? intents[0].entries.get("DestOutputProfile") : undefined;
  const icc = isRef(profile) ? pdf.dataOf(profile) : Buffer.alloc(128);
  if (icc.toString("latin1", 12, 20) !== "mntrRGB " || icc.readUInt32BE(0) !== icc.length) breaks("A 6.2.3-1");
}

function judgeMetadata(pdf: ReadPdf, root: PdfValue | undefined, breaks: Break): void {
  const reference = isDictionary(root) ? root.entries.get("Metadata") : undefined;
  if (!isRef(reference)) {
    breaks("A 6.6.2.1-1");
    return;
  }
  const xmp = pdf.dataOf(reference).toString("utf8");
  const says = (name: string): string | undefined =>
    new RegExp(`<${name}>(?:\\s*<rdf:Alt>\\s*<rdf:li xml:lang="x-default">)?([^<]*)<`).exec(xmp)?.[1];
  if (says("pdfaid:part") !== "3" || says("pdfaid:conformance") !== "A") breaks("A 6.6.4");
  if (says("pdfuaid:part") !== "1") breaks("UA 5-1");
  if (says("pdfaProperty:name") !== "part" || says("pdfaSchema:prefix") !== "pdfuaid") breaks("A 6.6.2.3-7");
  const info = (key: string): string => words(pdf.at(pdf.trailer, "Info", key));
  const day = (key: string): string =>
    info(key).replace(/^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z");
  if (info("Title") === "" || says("dc:title") !== info("Title")) breaks("UA 7.1-9");
  if (says("xmp:CreateDate") !== day("CreationDate")) breaks("Info and XMP differ in the day of creation");
  if (says("xmp:ModifyDate") !== day("ModDate")) breaks("Info and XMP differ in the day of the last change");
}

function judgeAttachments(pdf: ReadPdf, root: PdfValue | undefined, breaks: Break): void {
  for (const { value } of pdf.objects.values()) {
    if (!isDictionary(value) || value.entries.get("Type") !== "/Filespec") continue;
    for (const key of ["F", "UF", "Desc"]) if (words(pdf.at(value, key)) === "") breaks("A 6.8-2", key);
    if (pdf.at(value, "AFRelationship") !== "/Alternative") breaks("A 6.8-3");
    if (!listOf(pdf, pdf.at(root, "AF")).includes(value)) breaks("A 6.8-4");
    const entry = pdf.at(value, "EF");
    const file = isDictionary(entry) ? entry.entries.get("F") : undefined;
    if (!/^\/[-\w+.]+#2F[-\w+.]+$/.test(nameOf(pdf.at(file, "Subtype")))) breaks("A 6.8-1");
    if (pdf.at(file, "Params", "Size") !== pdf.dataOf(file).length) breaks("attachment has another size");
    if (words(pdf.at(file, "Params", "ModDate")) === "") breaks("attachment has no day of its last change");
    const checksum = pdf.at(file, "Params", "CheckSum");
    if (!Buffer.isBuffer(checksum) || checksum.length !== 16) breaks("checksum of the attachment is no sixteen bytes");
  }
}

const INSIDE: Readonly<Record<string, RegExp>> = { Table: /^TR$/, TR: /^T[HD]$/ };
const PARENT: Readonly<Record<string, string>> = { TR: "Table", TH: "TR", TD: "TR" };

function judgeStructure(pdf: ReadPdf, root: PdfValue | undefined, breaks: Break): void {
  const tree = pdf.at(root, "StructTreeRoot");
  if (!isDictionary(tree)) {
    breaks("A 6.7.3-1");
    return;
  }
  let level = 0;
  const visit = (element: PdfDictionary, parent: PdfDictionary): void => {
    const tag = tagOf(pdf, element);
    const children = listOf(pdf, pdf.at(element, "K")).filter((child) => isDictionary(child) && pdf.at(child, "S"));
    const inside = children.filter(isDictionary);
    if (pdf.at(element, "P") !== parent) breaks("structure: parent and child differ", tag);
    if (!/^(?:Document|H[1-6]|P|Table|TR|TH|TD|Span)$/.test(tag)) breaks("A 6.7.3-2", tag);
    if (PARENT[tag] !== undefined && tagOf(pdf, parent) !== PARENT[tag]) breaks("UA 7.2-4", tag);
    for (const child of inside) if (INSIDE[tag]?.test(tagOf(pdf, child)) === false) breaks("UA 7.2-3", tag);
    if (tag === "TH" && !/^\/(?:Row|Column)$/.test(nameOf(pdf.at(element, "A", "Scope")))) breaks("UA 7.5-1");
    if (tag === "Table") {
      const cells = new Set(inside.map((row) => listOf(pdf, pdf.at(row, "K")).length));
      if (cells.size !== 1) breaks("UA 7.2-42");
    }
    const heading = Number(/^H([1-6])$/.exec(tag)?.[1] ?? 0);
    if (heading > level + 1) breaks("UA 7.4.2-1");
    level = heading || level;
    for (const child of inside) visit(child, element);
  };
  for (const child of listOf(pdf, pdf.at(tree, "K"))) if (isDictionary(child)) visit(child, tree);
}

/** What is repeated on every page stands below this, in points from its lower edge, and nothing else. */
const FOOT = 60;
const PAINTS = new Set(["TJ", "Tj", "f", "f*", "S", "s", "B", "b", "Do", "sh"]);

/** What a page shows, marked content by marked content. */
function judgePage(
  pdf: ReadPdf,
  parents: PdfValue | undefined,
  page: PdfValue,
  fonts: Map<number, Font>,
  breaks: Break,
): Drawn[] {
  const entries = isDictionary(page) ? page.entries : new Map<string, PdfValue>();
  const numbers = listOf(pdf, pdf.at(parents, "Nums"));
  const owners = listOf(pdf, numbers[numbers.indexOf(entries.get("StructParents") ?? null) + 1]);
  const resources = pdf.at(page, "Resources", "Font");
  const drawn: Drawn[] = [];
  const open: { readonly tag: string; readonly isTagged: boolean; readonly meant: boolean }[] = [];
  let [operands, depth, rise, font]: [PdfValue[], number, number, Font | undefined] = [[], 0, 0, undefined];
  for (const value of valuesOf(pdf.dataOf(entries.get("Contents")).toString("latin1"))) {
    if (typeof value !== "object" || value === null || !("operator" in value)) {
      operands.push(value);
      continue;
    }
    const { operator } = value;
    if (operator === "q" && ++depth > 28) breaks("A 6.1.13-8");
    if (operator === "Q" && --depth < 0) breaks("Q without q");
    if (/^(?:g|G|k|K)$/.test(operator)) breaks("A 6.2.4.3", operator);
    if (/^cs$/i.test(operator) && operands[0] !== "/DeviceRGB") breaks("A 6.2.4.3", nameOf(operands[0]));
    if (operator === "BDC" || operator === "BMC") {
      const tag = nameOf(operands[0]).slice(1);
      const identifier = pdf.at(operands[1], "MCID");
      const owner = typeof identifier === "number" ? owners[identifier] : undefined;
      if (identifier !== undefined && tagOf(pdf, owner) !== tag) breaks("marked content has another element", tag);
      if (tag === "Artifact" && open.some(({ isTagged }) => isTagged)) breaks("UA 7.1-1");
      if (identifier !== undefined && open.some((outer) => outer.tag === "Artifact")) breaks("UA 7.1-2");
      const meant = pdf.at(operands[1], "ActualText");
      const around = meant === undefined ? undefined : drawn.at(-1);
      if (around) around.text += words(meant);
      else drawn.push({ tag, text: words(meant) });
      open.push({ tag, isTagged: identifier !== undefined, meant: meant !== undefined });
    }
    if (operator === "EMC" && !open.pop()) breaks("EMC without BDC");
    if (PAINTS.has(operator) && !open.some(({ tag, isTagged }) => isTagged || tag === "Artifact")) breaks("UA 7.1-3");
    if (operator === "Tf") {
      const reference = isDictionary(resources) ? resources.entries.get(nameOf(operands[0]).slice(1)) : undefined;
      font = isRef(reference) ? fontOf(pdf, reference.ref, fonts, breaks) : undefined;
    }
    if (operator === "Tm") rise = Number(operands[5]);
    if (operator === "TJ") {
      if (rise < FOOT && open.some(({ isTagged }) => isTagged)) breaks("content stands in the foot of the page");
      const codes = (operands[0] as readonly PdfValue[]).filter((part) => Buffer.isBuffer(part));
      const text = font ? textOf(font, Buffer.concat(codes), breaks) : "";
      const last = drawn.at(-1);
      if (last && !open.some(({ meant }) => meant)) last.text += text;
    }
    operands = [];
  }
  if (depth !== 0 || open.length > 0) breaks("content is not closed");
  return drawn;
}

type Font = {
  readonly name: string;
  readonly glyphs: number;
  readonly widthIn: (glyph: number) => number;
  readonly widthSaid: (glyph: number) => PdfValue | undefined;
  readonly reads: ReadonlyMap<number, string>;
};

function textOf(font: Font, codes: Buffer, breaks: Break): string {
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

function fontOf(pdf: ReadPdf, id: number, fonts: Map<number, Font>, breaks: Break): Font | undefined {
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

/** Number and widths, in thousandths, of the glyphs of a TrueType program. */
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

function tagOf(pdf: ReadPdf, element: PdfValue | undefined): string {
  return nameOf(pdf.at(element, "S")).slice(1);
}

function nameOf(value: PdfValue | undefined): string {
  return typeof value === "string" ? value : "";
}

function listOf(pdf: ReadPdf, value: PdfValue | undefined): PdfValue[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly PdfValue[]).map((each) => pdf.at(each) ?? null);
}

function words(value: PdfValue | undefined): string {
  if (!Buffer.isBuffer(value)) return "";
  const isUtf16 = value[0] === 0xfe && value[1] === 0xff;
  return isUtf16 ? Buffer.from(value.subarray(2)).swap16().toString("utf16le") : value.toString("latin1");
}
