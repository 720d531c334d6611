import PDFDocument from "pdfkit";
import { describe, expect, test } from "vitest";

import type { Invoice } from "~/modules/billing/domain/invoice";
import { aCharge, aSubscription, aUser } from "~/modules/billing/testing/billable-builders";
import { openPdf } from "~/platform/pdf/pdf-document.server";
import { setFont, type PdfFont } from "~/platform/pdf/pdf-fonts.server";
import { judgePdf, type PdfVerdict } from "~/platform/testing/pdf-rules";

import { hostileInvoice } from "../../testing/hostile-invoices";
import { aCreditNote, anInvoice, anInvoiceOfLines, everything, someParties } from "../../testing/invoice-builders";
import { renderInvoicePdf } from "./render-invoice-pdf.server";

const aDiscount = { kind: "discount", category: null, productCode: null, user: null } as const;

async function verdictOn(invoice: Invoice): Promise<PdfVerdict> {
  return judgePdf(await renderInvoicePdf(invoice));
}

/** Returns an invoice on which everything that has a name has this one. */
function namedThroughout(name: string): Invoice {
  const buyer = { ...someParties.buyer, name, street: name, city: name };
  const user = aUser("p1", { profileName: name, costCentre: name });
  return anInvoice(
    {
      subscriptions: [aSubscription({ id: "s1", user })],
      charges: [aCharge({ ...aDiscount, id: "c1", description: name })],
    },
    { parties: { ...someParties, buyer }, buyerReference: name },
  );
}

describe("PDF/A-3a and PDF/UA-1, judged in the bytes of the document", () => {
  test.each<[string, () => Invoice]>([
    ["the worked example", () => anInvoice()],
    ["an invoice with something of every kind", () => anInvoice(everything())],
    ["a credit note", () => aCreditNote(anInvoice(everything()))],
    [
      "an invoice in English",
      () => anInvoice(everything(), { parties: { ...someParties, buyer: { ...someParties.buyer, language: "en" } } }),
    ],
    ["an invoice of three hundred lines", () => anInvoiceOfLines(300)],
    [
      "an invoice that comes to nothing",
      () =>
        anInvoice({
          charges: [aCharge({ id: "a", unitCents: 100 }), aCharge({ ...aDiscount, id: "b", unitCents: -100 })],
        }),
    ],
    ["an invoice below zero", () => anInvoice({ charges: [aCharge({ ...aDiscount, id: "a", unitCents: -12345 })] })],
  ])("%s breaks no rule", async (_, invoice) => {
    expect((await verdictOn(invoice())).broken).toEqual([]);
  });

  test("no invoice breaks a rule, whatever the names on it", async () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      expect((await verdictOn(hostileInvoice(seed))).broken, `seed ${String(seed)}`).toEqual([]);
    }
  });

  test.each([
    ["Çédille & Ñandú <Zn>, Łódź, İstanbul", "letters of the house font"],
    ["m² ½ ± µg Ţŧŉſ Nguyễn ệ", "letters that the house font lacks"],
    ["Ελλάδα, Москва, Ђорђе ѝ", "other alphabets"],
    ["日本電信 한국 สวัสดี नमस्ते", "scripts that the fonts cover in part"],
    ["上海饭店 東京タワー、カフェー（株）", "Chinese and Japanese"],
    ["שָׁלוֹם בע״מ רחוב הרצל 12, תל-אביב", "Hebrew, with its marks, and a number"],
    ["شركة الاتصالات שלום", "scripts from right to left"],
    ["Café 👨‍👩‍👧 🇳🇱 ❤️", "letters made up of several characters"],
  ])("%s reads as it was written (%s)", async (name) => {
    const { broken, texts } = await verdictOn(namedThroughout(name));
    expect(broken).toEqual([]);
    expect(texts).toContain(name.normalize("NFC"));
  });

  test.each([
    ["a\u0000b\u0008c\u001Bd", "abcd", "control characters are left out"],
    ["ad\u00ADmi\u200Bni\uFEFFstratie", "administratie", "so are invisible ones"],
    ["e\u0301e\u0301n\u3000twee\u2028drie", "één twee drie", "letters are composed, unusual spaces become plain ones"],
    ["half \uD83D en \uFFFE", "half \uFFFD en \uFFFD", "an invalid character is replaced by a mark"],
    ["eigen \uE000 teken", "eigen \uE000 teken", "a private character stands for itself, behind a question mark"],
  ])("%j reads as %j: %s", async (name, read) => {
    const { broken, texts } = await verdictOn(namedThroughout(name));
    expect(broken).toEqual([]);
    expect(texts).toContain(read);
  });

  test("every letter that a face can write is written, alone and after another", async () => {
    for (const face of ["regular", "medium", "semibold"] as const) {
      const pdf = openPdf({ title: "Letters", language: "nl", createdAt: new Date("2026-12-01") });
      const letters = [...new Set([...lettersOf(pdf.raw, face), ...lettersOf(pdf.raw, `${face} wide`)])];
      pdf.tag(pdf.root, "H1", () => pdf.write("Letters", { x: 51, y: 20, width: 400 }, { face }));
      for (let from = 0; from < letters.length; from += 10) {
        const some = letters.slice(from, from + 10);
        const top = pdf.roomFor(12, 51 + ((from / 10) % 60) * 12);
        if (from % 600 === 590) pdf.raw.addPage();
        const text = [...some, ...some.map((letter) => `q${letter}`)].join(" ");
        pdf.tag(pdf.root, "P", () => pdf.write(text, { x: 51, y: top, width: 10_000 }, { face, size: 6 }));
      }
      expect(judgePdf(await pdf.end()).broken).toEqual([]);
      expect(letters.length).toBeGreaterThan(3000);
    }
  });
});

describe("the pages of a document", () => {
  test("the amount and its sum stay together, below the longest names and reference that a customer may have", async () => {
    const buyer = { ...someParties.buyer, name: "W".repeat(140), street: "W".repeat(140), city: "W".repeat(80) };
    const invoice = anInvoice(everything(), { parties: { ...someParties, buyer }, buyerReference: "W".repeat(100) });
    const { broken, pages } = await verdictOn(invoice);
    expect(broken).toEqual([]);
    const page = pages.find((texts) => texts.includes("inclusief btw")) ?? [];
    expect(page).toContain("Exclusief btw");
    expect(page).toContain("Totaal inclusief btw");
  });

  test("an invoice that comes to nothing has no day of payment", async () => {
    const charges = [aCharge({ id: "a", unitCents: 100 }), aCharge({ ...aDiscount, id: "b", unitCents: -100 })];
    const { texts } = await verdictOn(anInvoice({ charges }));
    expect(texts).toContain("€\u00A00,00");
    expect(texts).not.toContain("Terugbetaling");
  });
});

describe("the rules themselves", () => {
  test("a plain document of PDFKit breaks those it should", async () => {
    const raw = new PDFDocument({ info: { Title: "Los" } });
    raw.text("Los");
    expect(judgePdf(await bytesOf(raw)).broken).toEqual(
      expect.arrayContaining([
        "A 6.2.11.4-1: /Helvetica",
        "A 6.2.3-1",
        "A 6.6.2.1-1",
        "A 6.7.2-1",
        "A 6.7.3-1",
        "UA 7.1-10",
        "UA 7.1-3",
        "UA 7.2-29",
      ]),
    );
  });

  test("a missing letter, a skipped heading level, and a table with rows of unequal length are found", async () => {
    const pdf = openPdf({ title: "Fout", language: "nl", createdAt: new Date("2026-12-01") });
    pdf.tag(pdf.root, "H2", () => setFont(pdf.raw, "regular", 9).text("日", 51, 51));
    const table = pdf.tag(pdf.root, "Table");
    for (const cells of [1, 2]) {
      const row = pdf.tag(table, "TR");
      for (let at = 0; at < cells; at += 1) pdf.tag(row, "TH", () => pdf.write("x", { x: 51, y: 99, width: 90 }));
    }
    const { broken } = judgePdf(await pdf.end());
    expect(broken.filter((rule) => !rule.startsWith("A 6.2.11.5"))).toEqual([
      expect.stringContaining("A 6.2.11.8-1: "),
      "UA 7.2-42",
      "UA 7.4.2-1",
      "UA 7.5-1",
    ]);
  });

  test("a document with a damaged table, stream or string is refused", async () => {
    const source = (await renderInvoicePdf(anInvoice())).toString("latin1");
    for (const [from, to] of [
      ["startxref\n", "startxref\n1"],
      ["1 0 obj", "1  0 obj"],
      [/\/Length (\d+)/, "/Length 1$1"],
      [/CheckSum <./, "CheckSum <"],
    ] as const) {
      expect(() => judgePdf(Buffer.from(source.replace(from, to), "latin1"))).toThrow();
    }
  });
});

function lettersOf(raw: PDFKit.PDFDocument, font: PdfFont): string[] {
  setFont(raw, font, 9);
  const { characterSet } = (raw as unknown as { _font: { font: { characterSet: number[] } } })._font.font;
  return characterSet.filter((code) => code > 0x1f).map((code) => String.fromCodePoint(code));
}

async function bytesOf(raw: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  raw.end();
  for await (const chunk of raw) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
