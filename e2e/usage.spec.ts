import { readFile } from "node:fs/promises";

import type { Page } from "@playwright/test";

import { centsIn } from "./testing/amounts";
import { expect, test } from "./testing/portal-test";

test.use({ story: "large" });

type Row = { readonly name: string; readonly records: string; readonly minutes: string; readonly cents: number };

const GROUPINGS = [
  { words: "Soort", groupBy: "category", chart: "Waar het naartoe gaat" },
  { words: "Gebruiker", groupBy: "profile", chart: "Wie belt het meest" },
  { words: "Nummer", groupBy: "number", chart: "Kosten per nummer" },
  { words: "Bestemming", groupBy: "destination", chart: "Kosten per bestemming" },
  { words: "Kostenplaats", groupBy: "cost-centre", chart: "Kosten per kostenplaats" },
];
const MOST_BARS = 10;

test.describe("a customer who asks what was used", () => {
  for (const { words, groupBy, chart } of GROUPINGS) {
    test(`chooses a month and ${words}: chart, table and CSV hold the same figures`, async ({ page, api }) => {
      await page.goto("/usage");
      await page.getByLabel("Periode").selectOption("oktober 2026");
      await page.getByLabel("Groeperen op").selectOption(words);
      await page.getByRole("button", { name: "Toon" }).click();
      await expect(page).toHaveURL(/period=2026-10/);
      await expect(page.getByLabel("Periode")).toHaveValue("2026-10");

      const table = await tableOf(page);
      const rows = table.slice(0, -1);
      const total = table.at(-1);
      expect(total?.cents).toBe(rows.reduce((sum, { cents }) => sum + cents, 0));
      expect(total?.cents).toBeGreaterThan(0);

      const drawing = page.getByRole("region", { name: chart }).getByRole("img", { name: /^Kosten in oktober 2026: / });
      await expect(drawing.getByText(/€/).last()).toBeVisible();
      const bars = rows.filter(({ cents }) => cents > 0).slice(0, MOST_BARS);
      expect(await drawing.locator("text.name").allTextContents()).toEqual(bars.map(({ name }) => name));
      expect((await drawing.locator("text.amount").allTextContents()).map(centsIn)).toEqual(
        bars.map(({ cents }) => cents),
      );

      expect(await csvOf(page)).toEqual(table);
      const answer = await api.requests.get(`/api/v1/usage?period=2026-10&groupBy=${groupBy}`);
      const told = (await answer.json()) as { rows: readonly { chargeCents: number }[] };
      expect(told.rows.map(({ chargeCents }) => chargeCents)).toEqual(rows.map(({ cents }) => cents));
    });
  }
});

/** The rows of the table and its total, as one reads them. */
async function tableOf(page: Page): Promise<Row[]> {
  const rows = page.getByRole("table", { name: "Verbruik in oktober 2026" }).getByRole("row");
  const cells = await rows.evaluateAll((found) =>
    found.map((row) => [...row.children].map((cell) => cell.textContent)),
  );
  return cells.slice(1).map(([name = "", records = "", minutes = "", amount = ""]) => ({
    name,
    records,
    minutes: minutes === "–" ? "0" : minutes,
    cents: centsIn(amount),
  }));
}

/** The rows of the CSV in the words of the table. */
async function csvOf(page: Page): Promise<Row[]> {
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^verbruik-2026-10-[\w-]+\.csv$/);
  const text = (await readFile(await download.path(), "utf8")).replace("\uFEFF", "");
  const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ".");
  return text
    .trimEnd()
    .split("\r\n")
    .slice(1)
    .map((line) => {
      const [name = "", records = "", minutes = "", amount = ""] = cellsOf(line);
      return {
        name,
        records: grouped(records),
        minutes: grouped(minutes),
        cents: Math.round(Number(amount) * 100),
      };
    });
}

function cellsOf(line: string): string[] {
  return [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain = ""]) => quoted?.replaceAll('""', '"') ?? plain,
  );
}
