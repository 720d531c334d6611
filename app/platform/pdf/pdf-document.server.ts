import type { Language } from "~/kernel/language";
import { createHash } from "node:crypto";
import { finished } from "node:stream/promises";
import PDFDocument from "pdfkit";

import { pdfLines, writePdfLines, type PdfText } from "./pdf-text.server";

export type PdfOptions = {
  /** Shown by the reader. Letters, digits and plain punctuation. */
  readonly title: string;
  readonly language: Language;
  /** The moment of creation stated in the document, so that the same content always gives the same bytes. */
  readonly createdAt: Date;
};

export type PdfTag = "Document" | "H1" | "H2" | "P" | "Table" | "TR" | "TH" | "TD";

export type PdfElement = PDFKit.PDFStructureElement;

/** A4 in points, and the area for content. */
export const PDF_PAGE = { width: 595.28, height: 841.89, left: 51, right: 544.28, top: 51, bottom: 775 } as const;

export const PDF_INK = {
  ink: "#14201b",
  muted: "#47554f",
  subtle: "#5d6b65",
  line: "#dfe6e2",
  accent: "#0a6b43",
} as const;

export type PdfAttachment = {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly content: string;
};

/** A tagged A4 document that conforms to PDF/A-3a and PDF/UA-1: every font is embedded, and everything visible is part
 *  of the structure or marked as decoration. */
export type Pdf = {
  readonly raw: PDFKit.PDFDocument;
  /** The root of the structure. */
  readonly root: PdfElement;
  /** Adds an element with content of its own, or one that only contains others. */
  readonly tag: (parent: PdfElement, tag: PdfTag, draw?: () => void, scope?: "Column" | "Row") => PdfElement;
  /** Draws what carries no meaning: lines, marks, what is repeated on every page. */
  readonly decorate: (draw: () => void) => void;
  /** Writes inside a box and returns the height used. */
  readonly write: (text: string, box: { x: number; y: number; width: number }, look?: PdfText) => number;
  /** Returns the height that a text would use. */
  readonly measure: (text: string, width: number, look?: PdfText) => number;
  /** Returns where content of a height can start: at `y`, or at the top of a new page when it does not fit below it. */
  readonly roomFor: (height: number, y: number) => number;
  /** Embeds a file, as another form of the same content. */
  readonly attach: (file: PdfAttachment) => void;
  /** Draws on every page at the end, such as page numbers. `page` counts from 1. */
  readonly onEveryPage: (draw: (page: number, pages: number) => void) => void;
  /** Completes the document and returns its bytes. */
  readonly end: () => Promise<Buffer>;
};

export function openPdf({ title, language, createdAt }: PdfOptions): Pdf {
  const options = {
    size: "A4",
    // Pages are broken where rows end, never by a margin.
    margins: { top: PDF_PAGE.top, left: PDF_PAGE.left, right: PDF_PAGE.left, bottom: 0 },
    pdfVersion: "1.7",
    subset: "PDF/A-3a",
    tagged: true,
    lang: language === "nl" ? "nl-NL" : "en-GB",
    displayTitle: true,
    bufferPages: true,
    info: { Title: title, CreationDate: createdAt, ModDate: createdAt },
    font: null as unknown as string,
  } as const;
  const raw = new PDFDocument(options);
  raw.appendXML(PDF_UA_IDENTIFICATION);
  raw.appendXML(modifyDate(createdAt));
  const root = raw.struct("Document");
  raw.addStructure(root);
  const chunks: Buffer[] = [];
  raw.on("data", (chunk: Buffer) => chunks.push(chunk));

  return {
    raw,
    root,
    tag: (parent, tag, draw, scope) => {
      const element = raw.struct(tag, (scope === undefined ? {} : { scope }) as { title?: string });
      parent.add(element);
      if (draw) element.add(draw);
      return element;
    },
    decorate: (draw) => {
      raw.markContent("Artifact", { type: "Layout" });
      draw();
      raw.endMarkedContent();
    },
    write: (text, box, look = {}) => {
      const fitted = pdfLines(raw, text, box.width, look);
      raw.fillColor(look.color ?? PDF_INK.ink);
      writePdfLines(raw, fitted, box, look);
      return fitted.lines.length * fitted.lineHeight;
    },
    measure: (text, width, look = {}) => {
      const { lines, lineHeight } = pdfLines(raw, text, width, look);
      return lines.length * lineHeight;
    },
    roomFor: (height, y) => {
      if (y + height <= PDF_PAGE.bottom || y === PDF_PAGE.top) return y;
      raw.addPage();
      return PDF_PAGE.top;
    },
    attach: (file) => {
      attachFile(raw, file, createdAt);
    },
    onEveryPage: (draw) => {
      const { start, count } = raw.bufferedPageRange();
      for (let page = 0; page < count; page += 1) {
        raw.switchToPage(start + page);
        raw.markContent("Artifact", { type: "Pagination" });
        draw(page + 1, count);
        raw.endMarkedContent();
      }
    },
    end: async () => {
      root.end();
      nameMissingGlyphs(raw);
      raw.end();
      await finished(raw);
      return Buffer.concat(chunks);
    },
  };
}

/** Internals of PDFKit that its types do not declare. */
type Inner = {
  readonly _root: { readonly data: Record<string, unknown> };
  readonly _fontFamilies: Readonly<Record<string, { readonly unicode: number[][] }>>;
  readonly addNamedEmbeddedFile: (name: string, file: unknown) => void;
};

/** Does what PDFKit's `file` does, but with the checksum as the sixteen bytes that ISO 32000 requires, not as text. */
function attachFile(raw: PDFKit.PDFDocument, { name, type, description, content }: PdfAttachment, at: Date): void {
  const bytes = Buffer.from(content, "utf8");
  const CheckSum = createHash("md5").update(bytes).digest();
  const Params = { CreationDate: at, ModDate: at, CheckSum, Size: bytes.length };
  const stream = raw.ref({ Type: "EmbeddedFile", Subtype: type.replace("/", "#2F"), Params });
  stream.end(bytes);
  const [F, UF, Desc] = [new String(name), new String(name), new String(description)];
  const file = raw.ref({ Type: "Filespec", AFRelationship: "Alternative", F, UF, Desc, EF: { F: stream } });
  file.end(undefined);
  const inner = raw as unknown as Inner;
  inner.addNamedEmbeddedFile(name, file);
  inner._root.data["AF"] = [file];
}

/** Each font contains a glyph for missing characters, which is never used here. PDFKit maps it to the character 0,
 *  which PDF/A does not allow. */
function nameMissingGlyphs(raw: PDFKit.PDFDocument): void {
  for (const font of Object.values((raw as unknown as Inner)._fontFamilies)) font.unicode[0] = [0xfffd];
}

/** Returns the day of the last change, as the document's own metadata has it. */
function modifyDate(at: Date): string {
  const moment = at.toISOString().replace(/\.\d+/, "");
  return `
        <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
            <xmp:ModifyDate>${moment}</xmp:ModifyDate>
        </rdf:Description>
        `;
}

/** States that the document is PDF/UA-1, too, with the description of the properties used, which PDF/A requires. */
const PDF_UA_IDENTIFICATION = `
        <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
            xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
            <pdfaExtension:schemas>
                <rdf:Bag>
                    <rdf:li rdf:parseType="Resource">
                        <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
                        <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
                        <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
                        <pdfaSchema:property>
                            <rdf:Seq>
                                <rdf:li rdf:parseType="Resource">
                                    <pdfaProperty:name>part</pdfaProperty:name>
                                    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
                                    <pdfaProperty:category>internal</pdfaProperty:category>
                                    <pdfaProperty:description>Part of ISO 14289 that the document conforms to</pdfaProperty:description>
                                </rdf:li>
                            </rdf:Seq>
                        </pdfaSchema:property>
                    </rdf:li>
                </rdf:Bag>
            </pdfaExtension:schemas>
        </rdf:Description>
        <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>
        `;
