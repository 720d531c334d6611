import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { aCharge } from "~/modules/billing/testing/billable-builders";
import type { Invoice } from "~/modules/billing/domain/invoice";
import { ublOf } from "../../testing/ubl-of";
import { aCreditNote, anInvoice, anInvoiceOfLines, everything, someParties } from "../../testing/invoice-builders";
import { renderInvoicePdf } from "./render-invoice-pdf.server";

const directory = mkdtempSync(join(tmpdir(), "invoice-pdf-"));
afterAll(() => {
  rmSync(directory, { recursive: true });
});

const havePoppler = ["pdftotext", "pdfinfo", "pdffonts", "pdfdetach"].every(
  (program) => spawnSync(program, ["-v"]).error === undefined,
);

async function saved(invoice: Invoice): Promise<string> {
  const path = join(
    directory,
    `${invoice.number}-${String(Math.abs(invoice.totalCents))}-${invoice.parties.buyer.language}.pdf`,
  );
  writeFileSync(path, await renderInvoicePdf(invoice));
  return path;
}

/** Returns the text of the document, with plain spaces in amounts. */
async function wordsOf(invoice: Invoice): Promise<string> {
  return execFileSync("pdftotext", ["-layout", await saved(invoice), "-"], { encoding: "utf8" }).replaceAll(
    "\u00A0",
    " ",
  );
}

describe("the PDF of an invoice", () => {
  test("is the same to the byte when it is rendered again, whatever was rendered in between", async () => {
    const first = await renderInvoicePdf(anInvoice(everything()));
    await renderInvoicePdf(anInvoiceOfLines(60));
    expect(Buffer.compare(await renderInvoicePdf(anInvoice(everything())), first)).toBe(0);
  });

  test("says what it conforms to: PDF/A-3a and PDF/UA-1, in the customer's language", async () => {
    const source = (await renderInvoicePdf(anInvoice())).toString("latin1");
    expect(source).toContain("<pdfaid:part>3</pdfaid:part>");
    expect(source).toContain("<pdfaid:conformance>A</pdfaid:conformance>");
    expect(source).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(source).toContain("/Lang (nl-NL)");
    expect(source).toContain("/AFRelationship /Alternative");
  });
});

test("poppler is installed where the tests must run", () => {
  expect(process.env["CI"] === undefined || havePoppler, "there are no poppler-utils").toBe(true);
});

describe.skipIf(!havePoppler)(`the PDF as others read it${havePoppler ? "" : " (skipped: no poppler-utils)"}`, () => {
  test("R7.1 the worked example: both parties, the period, every line, VAT, total and collection", async () => {
    const words = await wordsOf(anInvoice());
    for (const expected of [
      "Insight Telecom B.V.",
      "Stationsplein 1",
      "KvK 12345678",
      "Btw NL123456782B90",
      "Bakkerij De Vries B.V.",
      "Bakkerstraat 2",
      "3511 AB Utrecht",
      "KvK 87654321",
      "Factuur december 2026",
      "2026-000123",
      "1 december 2026",
      "104882",
      "PO-1",
      "november t/m december",
      "15 december 2026",
      "MNDT-000123",
      "NL20 INGB 0001 2345 67",
      "NL91 ABNA 0417 1643 00",
      "NL79ZZZ999999990000",
      "Vast bellen",
      "10 t/m 30 november",
      "Gedeeld",
      "Gebruiker 9",
    ]) {
      expect(words).toContain(expected);
    }
    expect(words).toMatch(/Connext Pro +december +10 +€ 7,50 +€ 75,00/);
    expect(words).toMatch(/Connext Pro +10 t\/m 30 november +10 +€ 5,25 +€ 52,50/);
    expect(words).toMatch(/Connext Pro, installatie +10 november +10 +€ 15,00 +€ 150,00/);
    expect(words).toMatch(/Exclusief btw +€ 286,00/);
    expect(words).toMatch(/Btw 21% over € 286,00 +€ 60,06/);
    expect(words).toMatch(/Totaal inclusief btw +€ 346,06/);
  });

  test("names are copied as they were written, even where the page shows question marks for letters that the font lacks", async () => {
    const buyer = { ...someParties.buyer, name: 'Jansen\t& \u0007Zn <"B.V."> 日本' };
    const words = await wordsOf(anInvoice(everything(), { parties: { ...someParties, buyer } }));
    expect(words).toMatch(/Jansen & Zn <"B\.V\."> +日本/);
    expect(words).toContain("K. Yılmaz");
    expect(words).toContain("Şule Đorđević-Łukasz");
  });

  test("a customer in Belgium, in English", async () => {
    const buyer = { ...someParties.buyer, country: "BE", language: "en" as const, vatNumber: "BE0428759497" };
    const words = await wordsOf(anInvoice(undefined, { parties: { ...someParties, buyer } }));
    expect(words).toMatch(/Invoice December 2026[^]*Total including VAT +€ 346\.06/);
    expect(words).toContain("Belgium");
    expect(words).toContain("VAT BE0428759497");
  });

  test("R7.4 a credit note says what it gives back, to which account and why", async () => {
    const words = await wordsOf(aCreditNote());
    expect(words).toMatch(/Creditnota december 2026[^]*−€ 346,06/);
    expect(words).toContain("Dubbel in rekening gebracht");
    expect(words).toMatch(/Bij factuur[^]*2026-000123/);
    expect(words).not.toContain("We incasseren");
  });

  test("a long one repeats the table header and counts its pages", async () => {
    const path = await saved(anInvoiceOfLines(60));
    const pages = Number(/Pages: +(\d+)/.exec(execFileSync("pdfinfo", [path], { encoding: "utf8" }))?.[1]);
    expect(pages).toBeGreaterThan(2);
    for (let page = 1; page <= pages; page += 1) {
      const words = execFileSync("pdftotext", ["-layout", "-f", String(page), "-l", String(page), path, "-"], {
        encoding: "utf8",
      });
      expect(words).toContain(`Pagina ${String(page)} van ${String(pages)}`);
      expect(words).toMatch(/Omschrijving +Periode|Gebruiker +Abonnement/);
    }
  });

  test("a text that is too long breaks inside its column", async () => {
    const description = `Een korting met ${"heel ".repeat(40)}veel woorden en ${"W".repeat(120)}`;
    const charge = aCharge({
      kind: "discount",
      category: null,
      productCode: null,
      user: null,
      description,
      unitCents: -100,
    });
    expect((await wordsOf(anInvoice({ charges: [charge] }))).replace(/\s+/g, "")).toContain("W".repeat(120));
  });

  test("every font is embedded and can be copied from", async () => {
    const fonts = execFileSync("pdffonts", [await saved(anInvoice(everything()))], { encoding: "utf8" })
      .trim()
      .split("\n")
      .slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/ yes +yes +yes /);
  });

  test("its structure has one title, tables with headers, and rows of equal length", async () => {
    const structure = execFileSync("pdfinfo", ["-struct", await saved(anInvoice(everything()))], {
      encoding: "utf8",
    });
    expect(structure.match(/^ +H1 /gm)).toHaveLength(1);
    expect(structure.match(/^ +Table /gm)).toHaveLength(3);
    const rows = structure.split(/^ {4}TR$/m).slice(1);
    const cells = rows.map((row) => [...row.matchAll(/^ {6}(?:TH|TD)/gm)].length);
    expect(new Set(cells)).toEqual(new Set([2, 5, 6]));
  });

  test("the e-invoice inside is the one that can be downloaded", async () => {
    const invoice = anInvoice(everything());
    const target = join(directory, "inside.xml");
    execFileSync("pdfdetach", ["-save", "1", "-o", target, await saved(invoice)]);
    expect(readFileSync(target, "utf8")).toBe(ublOf(invoice));
  });
});
