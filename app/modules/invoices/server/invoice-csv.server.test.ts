import { describe, expect, test } from "vitest";

import { sum } from "~/kernel/money";
import { RFC_4180 } from "~/platform/csv/csv-text.server";
import { aCharge } from "~/modules/billing/testing/billable-builders";
import { aCreditNote, anInvoice, everything } from "../testing/invoice-builders";
import { hostileInvoice } from "../testing/hostile-invoices";
import { HOSTILE_SEEDS } from "../testing/ubl-cases";
import { invoiceCsv } from "./invoice-csv.server";

/** Returns the cells of a file whose cells have no line breaks. */
function rowsOf(csv: string): string[][] {
  return csv
    .replace(/^\uFEFF/, "")
    .split("\r\n")
    .filter((row) => row !== "")
    .map((row) => [...row.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = ""]) => cell).slice(0, 12));
}

describe("the lines of an invoice as CSV", () => {
  test("each line once, with its reference, adding up to the invoice to the cent", () => {
    for (const invoice of [anInvoice(everything()), aCreditNote(anInvoice(everything()))]) {
      const [head, ...rows] = rowsOf(invoiceCsv(invoice, "nl", RFC_4180));
      expect(head).toEqual([
        "Factuur",
        "Regel",
        "Module",
        "Omschrijving",
        "Productcode",
        "Gebruiker",
        "Vanaf",
        "Tot en met",
        "Aantal",
        "Prijs",
        "Bedrag",
        "Eigen referentie",
      ]);
      expect(rows).toHaveLength(invoice.lines.length);
      expect(sum(rows.map((row) => Math.round(Number(row[10]) * 100)))).toBe(invoice.netCents);
      expect(rows.map((row) => row[11])).toEqual(invoice.lines.map(({ reference }) => reference ?? ""));
      expect(rows.some((row) => row[11] === "PO-4310 & <zo>")).toBe(true);
    }
  });

  test("a reference that a spreadsheet would compute is written as text", () => {
    const invoice = anInvoice({ charges: [aCharge({ changeRequestId: "r" })], references: new Map([["r", "=1+1"]]) });
    expect(invoiceCsv(invoice, "nl", RFC_4180)).toMatch(/,'=1\+1\r\n$/);
  });

  test.each(HOSTILE_SEEDS)("hostile invoice %i has no cell that begins with a formula", (seed) => {
    const csv = invoiceCsv(hostileInvoice(seed), "en", RFC_4180);
    expect(csv).not.toMatch(/(?:^|[,\n])"?[=+@]/);
  });
});
