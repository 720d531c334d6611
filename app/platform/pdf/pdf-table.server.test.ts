import { describe, expect, test } from "vitest";

import { openPdf, PDF_PAGE } from "./pdf-document.server";
import { drawPdfTable, type PdfRow } from "./pdf-table.server";
import { judgePdf, type PdfVerdict } from "../testing/pdf-rules";

const COLUMNS = [
  { head: "Wie", width: 300 },
  { head: "Bedrag", width: 100, align: "right" },
] as const;

/** Returns what stands on each page of a table, cell by cell. The header of a later page is one text. */
async function drawn(rows: readonly PdfRow[]): Promise<PdfVerdict> {
  const pdf = openPdf({ title: "Tabel", language: "nl", createdAt: new Date("2026-12-01") });
  pdf.tag(pdf.root, "H1", () => pdf.write("Tabel", { x: PDF_PAGE.left, y: 20, width: 300 }));
  drawPdfTable(pdf, COLUMNS, rows, PDF_PAGE.top);
  return judgePdf(await pdf.end());
}

function lines(count: number): PdfRow[] {
  return Array.from({ length: count }, (_, at) => ({ kind: "line", cells: [`Regel ${String(at)}`, "1,00"] }));
}

describe("a table over several pages", () => {
  test("never has its total alone on a page, however many lines come before it", async () => {
    const lengths = new Set<number>();
    for (let count = 20; count <= 60; count += 1) {
      const { broken, pages } = await drawn([...lines(count), { kind: "total", cells: ["Totaal", "60,00"] }]);
      expect(broken).toEqual([]);
      const last = pages.at(-1) ?? [];
      expect(last.slice(-4), `${String(count)} lines`).toEqual([
        `Regel ${String(count - 1)}`,
        "1,00",
        "Totaal",
        "60,00",
      ]);
      lengths.add(pages.length);
    }
    expect([...lengths]).toEqual([1, 2]);
  });

  test("keeps the heading of a part with its first line, and repeats the header on every page", async () => {
    for (let count = 30; count <= 50; count += 1) {
      const group: PdfRow[] = [
        { kind: "group", cells: ["Deel", "2,00"] },
        { kind: "sub", cells: ["Onderdeel", "2,00"] },
      ];
      const { pages } = await drawn([...lines(count), ...group, ...lines(3)]);
      const page = pages.find((texts) => texts.includes("Deel")) ?? [];
      expect(page.slice(page.indexOf("Deel"), page.indexOf("Deel") + 5)).toEqual([
        "Deel",
        "2,00",
        "Onderdeel",
        "2,00",
        "Regel 0",
      ]);
      for (const later of pages.slice(1)) expect(later[0]).toBe("WieBedrag");
    }
  });
});
