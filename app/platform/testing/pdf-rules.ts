import { fontOf, textOf, type Break, type Font } from "./pdf-font-rules";
import {
  isDictionary,
  isRef,
  listOf,
  nameOf,
  readPdf,
  valuesOf,
  words,
  type PdfDictionary,
  type PdfValue,
  type ReadPdf,
} from "./pdf-objects";

/** What readers get from a document, and which rules it breaks. */
export type PdfVerdict = {
  /** Each broken rule once, by its clause of ISO 19005-3 (A) or ISO 14289-1 (UA). */
  readonly broken: readonly string[];
  /** The texts in the order of the pages, as they are copied and read aloud, including repeated ones and page
   *  numbers. */
  readonly texts: readonly string[];
  /** The same texts, page by page. */
  readonly pages: readonly (readonly string[])[];
};

type Drawn = { readonly tag: string; text: string };

/** Judges a document by the rules of PDF/A-3a and PDF/UA-1 that can be judged from the document alone: file,
 *  metadata, attachments, colours, fonts glyph by glyph, marked content and structure. Throws an Error when it is
 *  not a PDF at all. */
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

/** Only what is repeated on every page is below this height, in points from the lower edge. */
const FOOT = 60;
const PAINTS = new Set(["TJ", "Tj", "f", "f*", "S", "s", "B", "b", "Do", "sh"]);

/** Judges what a page shows, one piece of marked content after the other. */
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

function tagOf(pdf: ReadPdf, element: PdfValue | undefined): string {
  return nameOf(pdf.at(element, "S")).slice(1);
}
