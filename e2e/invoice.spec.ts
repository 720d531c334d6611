import type { Page } from "@playwright/test";

import { centsIn, euros } from "./testing/amounts";
import { canReadPdfs, textOfPdf } from "./testing/pdf-text";
import { expect, test } from "./testing/portal-test";
import { saved } from "./testing/saved-download";

test.use({ story: "large" });

test.describe("a customer who looks at an invoice", () => {
  test("finds why an invoice is higher: causes that add up to the difference, and the way to what is behind them", async ({
    page,
    api,
  }) => {
    const [, invoice, before] = await api.invoices();
    if (invoice === undefined || before === undefined) throw new Error("The story has invoices");
    await page.goto(`/invoices/${invoice.number}`);
    const section = page.getByRole("region", { name: /^Veranderd sinds / });
    await expect(
      section.getByText(invoice.netCents > before.netCents ? /hoger dan die van/ : /lager dan die van/),
    ).toBeVisible();
    const rows = section.getByRole("table").locator("tbody").getByRole("row");
    const differences = await rows.evaluateAll((each) =>
      each.map((row) => row.querySelector("td:last-child")?.textContent ?? ""),
    );
    const total = differences.reduce((sum, text) => sum + centsIn(text), 0);
    expect(total).toBe(invoice.netCents - before.netCents);
    const totals = section.getByRole("row", { name: /^Totaal inclusief btw/ }).getByRole("cell");
    expect(centsIn(await totals.last().textContent())).toBe(invoice.totalCents - before.totalCents);

    await section.getByRole("link", { name: "bekijk de wijziging" }).first().click();
    await expect(page).toHaveURL(/\/changes\/[0-9a-f-]{36}$/);
    await page.goBack();
    await section
      .getByRole("link", { name: /(gesprekken|berichten|sessies|keer)$/ })
      .first()
      .click();
    await expect(page).toHaveURL(/\/usage\/calls\?period=\d{4}-\d{2}&category=[a-z-]+&module=[a-z]+&only=charged$/);
  });

  test("can tell apart a person's fixed and mobile costs", async ({ page, api }) => {
    const [newest] = await api.invoices();
    await page.goto(`/invoices/${newest?.number ?? ""}`);
    const heads = page
      .getByRole("table", { name: "Kosten per gebruiker op deze factuur, exclusief btw" })
      .locator("tbody")
      .getByRole("rowheader");
    const names = await heads.evaluateAll((cells) =>
      cells.map((cell) => [...cell.childNodes].map(({ textContent }) => textContent).join(" ")),
    );
    expect(names.length).toBeGreaterThan(70);
    expect(new Set(names).size).toBe(names.length);
  });

  test("reads the same sums on the overview as on the invoice, next to the month before", async ({ page, api }) => {
    const [newest, before] = await api.invoices();
    const amounts = (cells: Element[]): string[] =>
      cells.map((row) => `${row.querySelector("th")?.textContent ?? ""} ${row.querySelector("td")?.textContent ?? ""}`);
    await page.goto(`/invoices/${newest?.number ?? ""}`);
    const onInvoice = await page
      .getByRole("table", { name: "Opbouw van het bedrag" })
      .locator("tbody tr")
      .evaluateAll(amounts);
    await page.goto("/");
    const made = page.getByRole("table", { name: "Waaruit de factuur bestaat" });
    const rows = made.locator("tbody tr");
    const onOverview = (await rows.evaluateAll(amounts)).filter((row) => !row.endsWith("€\u00A00,00"));
    expect(onOverview).toEqual(onInvoice.filter((row) => !/^(Btw|Totaal)/.test(row)));
    const differences = await rows.evaluateAll((each) =>
      each.map((row) => row.querySelectorAll("td")[1]?.textContent ?? ""),
    );
    const cents = differences.map(centsIn);
    expect(cents.slice(0, -1).reduce((sum, each) => sum + each, 0)).toBe(cents.at(-1));
    expect(cents.at(-1)).toBe((newest?.netCents ?? 0) - (before?.netCents ?? 0));
    await made.getByRole("link", { name: /^t\.o\.v\. / }).click();
    await expect(page).toHaveURL(`/invoices/${newest?.number ?? ""}#changed`);
  });

  test("finds the same total on the page and in the e-invoice, and a PDF of it", async ({ page, api }) => {
    const invoice = (await api.invoices())[0];
    if (invoice === undefined) throw new Error("The story has invoices");
    await page.goto("/invoices");
    await page.getByRole("table").getByRole("link").first().click();
    await expect(page).toHaveURL(`/invoices/${invoice.number}`);
    const summary = page.getByRole("region", { name: "Samenvatting" });
    await expect(summary).toContainText(euros(invoice.totalCents));
    const lines = page.getByRole("table", { name: "Factuurregels per module, exclusief btw" });
    for (const [row, cents] of [
      [/^Totaal exclusief btw/, invoice.netCents],
      [/^Btw 21%/, invoice.vatCents],
      [/^Totaal inclusief btw/, invoice.totalCents],
    ] as const) {
      expect(centsIn(await lines.getByRole("row", { name: row }).getByRole("cell").textContent())).toBe(cents);
    }

    const pdf = await saved(page, () => page.getByRole("link", { name: "Download pdf" }).click());
    expect(pdf.name).toBe(`${invoice.number}.pdf`);
    expect(pdf.content.subarray(0, 5).toString("latin1")).toBe("%PDF-");
    expect(pdf.content.subarray(-8).toString("latin1")).toContain("%%EOF");

    const ubl = await saved(page, () => page.getByRole("link", { name: "UBL" }).click());
    expect(ubl.name).toBe(`${invoice.number}.xml`);
    expect(await totalsOfUbl(page, ubl.content.toString("utf8"))).toEqual({
      id: invoice.number,
      withoutVat: (invoice.netCents / 100).toFixed(2),
      vat: (invoice.vatCents / 100).toFixed(2),
      withVat: (invoice.totalCents / 100).toFixed(2),
      payable: (invoice.totalCents / 100).toFixed(2),
    });
  });

  test("reads its number and the same total in the PDF", async ({ page, api }) => {
    test.skip(!canReadPdfs, "There is no pdftotext: install poppler-utils.");
    const [invoice] = await api.invoices();
    if (invoice === undefined) throw new Error("The story has invoices");
    await page.goto(`/invoices/${invoice.number}`);
    const pdf = await saved(page, () => page.getByRole("link", { name: "Download pdf" }).click());
    const text = textOfPdf(pdf.content);
    expect(text).toContain(invoice.number);
    expect(text.replace(/[\s\u00A0]+/g, " ")).toContain(euros(invoice.totalCents).replace("\u00A0", " "));
  });
});

/** Returns the totals of an e-invoice, read by an independent parser: the browser's. */
function totalsOfUbl(page: Page, xml: string): Promise<Record<string, string | null>> {
  return page.evaluate((source) => {
    const parsed = new DOMParser().parseFromString(source, "application/xml");
    if (parsed.querySelector("parsererror") !== null) throw new Error("The e-invoice is not XML");
    const at = (...names: string[]): string | null =>
      names.reduce<Element | null>(
        (parent, name) => [...(parent?.children ?? [])].find(({ localName }) => localName === name) ?? null,
        parsed.documentElement,
      )?.textContent ?? null;
    return {
      id: at("ID"),
      withoutVat: at("LegalMonetaryTotal", "TaxExclusiveAmount"),
      vat: at("TaxTotal", "TaxAmount"),
      withVat: at("LegalMonetaryTotal", "TaxInclusiveAmount"),
      payable: at("LegalMonetaryTotal", "PayableAmount"),
    };
  }, xml);
}
