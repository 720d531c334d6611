import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { finished } from "node:stream/promises";
import PDFDocument from "pdfkit";

import type { Invoice } from "~/modules/billing/domain/invoice";
import { renderInvoicePdf } from "~/modules/invoices/server/invoice-pdf/render-invoice-pdf.server";
import { anInvoiceOfLines } from "~/modules/invoices/testing/invoice-builders";

import type { BenchTable } from "./report";
import { median } from "./statistics";

const ROUNDS = 9;
const DOCUMENTS = 8;

/** Measures what drawing an invoice of 60 lines for 60 users costs, beside plain PDFKit that writes the same texts
 *  at the same places in the same font: no structure, no e-invoice inside, no PDF/A. */
export async function measureInvoicePdf(): Promise<BenchTable> {
  const invoice = anInvoiceOfLines(60);
  const texts = await textsOf(invoice);
  const own: number[] = [];
  const plain: number[] = [];
  for (let round = -2; round < ROUNDS; round += 1) {
    const [ownMs, plainMs] = [await cpuMs(() => renderInvoicePdf(invoice)), await cpuMs(() => plainPdf(texts))];
    if (round < 0) continue;
    own.push(ownMs);
    plain.push(plainMs);
  }
  const ratio = median(own.map((used, round) => used / (plain[round] ?? Number.NaN)));
  return {
    name: "invoice-pdf",
    title: `PDF of an invoice of 60 lines, ${String(texts.length)} texts, CPU per document`,
    rows: [
      {
        what: "the portal's",
        "CPU ms": median(own).toFixed(1),
        "CPU / plain": ratio.toFixed(2),
        target: "≤ 1.5 × plain",
      },
      { what: "plain PDFKit", "CPU ms": median(plain).toFixed(1), "CPU / plain": "1.00", target: "" },
    ],
  };
}

async function cpuMs(draw: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let drawn = 0; drawn < DOCUMENTS; drawn += 1) await draw();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / DOCUMENTS;
}

type Drawn = { readonly page: number; readonly face: string; readonly size: number; readonly text: readonly unknown[] };
type Drawing = { text: (...args: unknown[]) => unknown; font: (...args: unknown[]) => unknown; switchToPage: unknown };

/** Returns every text of the document with its place, as PDFKit is told to write it. */
async function textsOf(invoice: Invoice): Promise<Drawn[]> {
  const drawing = PDFDocument.prototype as unknown as Drawing;
  const { text, font } = drawing;
  const drawn: Drawn[] = [];
  let [face, size] = ["regular", 9];
  drawing.font = function (this: unknown, ...args) {
    if (typeof args[0] === "string") face = args[0];
    if (typeof args[1] === "number") size = args[1];
    return font.apply(this, args);
  };
  drawing.text = function (this: { page: unknown; _pageBuffer: readonly unknown[] }, ...args: unknown[]) {
    drawn.push({ page: this._pageBuffer.indexOf(this.page), face, size, text: args });
    return text.apply(this, args);
  };
  try {
    await renderInvoicePdf(invoice);
  } finally {
    Object.assign(drawing, { text, font });
  }
  return drawn.sort((a, b) => a.page - b.page);
}

const FACES = {
  regular: "400Regular/InstrumentSans_400Regular.ttf",
  medium: "500Medium/InstrumentSans_500Medium.ttf",
  semibold: "600SemiBold/InstrumentSans_600SemiBold.ttf",
} as const;

async function plainPdf(texts: readonly Drawn[]): Promise<void> {
  const document = new PDFDocument({ size: "A4", font: null as unknown as string });
  const { resolve } = createRequire(import.meta.url);
  for (const [face, file] of Object.entries(FACES)) {
    document.registerFont(face, readFileSync(resolve(`@expo-google-fonts/instrument-sans/${file}`)));
  }
  document.resume();
  let page = 0;
  for (const { page: wanted, face, size, text } of texts) {
    for (; page < wanted; page += 1) document.addPage();
    (document.font(face, size) as unknown as Drawing).text(...text);
  }
  document.end();
  await finished(document);
}
