import { readFile } from "node:fs/promises";

import type { Page } from "@playwright/test";

import { centsIn } from "./testing/amounts";
import { cellsOf, centsOf } from "./testing/csv-cells";
import { expect, test } from "./testing/portal-test";

test.use({ story: "large" });

type Row = {
  readonly name: string;
  readonly records: string;
  readonly minutes: string;
  readonly beforeCents: number;
  readonly differenceCents: number;
  readonly cents: number;
};

const GROUPINGS = [
  { words: "Soort", groupBy: "category", chart: "Kosten per soort" },
  { words: "Gebruiker", groupBy: "profile", chart: "Kosten per gebruiker" },
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
      expect(total?.differenceCents).toBe((total?.cents ?? 0) - (total?.beforeCents ?? 0));
      for (const row of rows) expect(row.differenceCents).toBe(row.cents - row.beforeCents);

      const drawing = page.getByRole("region", { name: chart }).getByRole("img", { name: /^Kosten in oktober 2026: / });
      await expect(drawing.getByText(/€/).last()).toBeVisible();
      const bars = rows.filter(({ cents }) => cents > 0).slice(0, MOST_BARS);
      const names = await drawing.locator("text.name").allTextContents();
      expect(names).toHaveLength(bars.length);
      for (const [at, { name }] of bars.entries()) expect(name.startsWith(names[at] ?? "?")).toBe(true);
      expect((await drawing.locator("text.amount").allTextContents()).map(centsIn)).toEqual(
        bars.map(({ cents }) => cents),
      );

      expect(await csvOf(page)).toEqual(table);
      const answer = await api.requests.get(`/api/v1/usage?period=2026-10&groupBy=${groupBy}`);
      const told = (await answer.json()) as { rows: readonly { chargeCents: number }[] };
      expect(told.rows.map(({ chargeCents }) => chargeCents)).toEqual(
        rows.filter(({ records }) => records !== "0").map(({ cents }) => cents),
      );
    });
  }
});

test("a customer with many users finds one in the table, and the total stays that of all", async ({ page }) => {
  await page.goto("/usage?period=2026-10&groupBy=profile&page=2");
  const table = page.getByRole("table", { name: "Verbruik in oktober 2026" });
  await expect(table.locator("tbody").getByRole("row")).toHaveCount(20);
  const total = await table.locator("tfoot").textContent();
  await page.getByLabel("Zoek in de tabel").fill("700 10 15");
  await page.getByRole("button", { name: "Zoek" }).click();
  await expect(page).toHaveURL(/period=2026-10&groupBy=profile&q=700\+10\+15#table$/);
  await expect(table.getByRole("rowheader", { name: "033 700 10 15" })).toBeVisible();
  await expect(table.locator("tbody").getByRole("row")).toHaveCount(1);
  expect(await table.locator("tfoot").textContent()).toBe(total);
  await page.getByRole("link", { name: "Toon alles" }).click();
  await expect(table.locator("tbody").getByRole("row")).toHaveCount(20);
});

test.describe("a customer who chooses any days", () => {
  test("is told what is wrong with them, and keeps what was typed", async ({ page }) => {
    await page.goto("/usage");
    await page.getByLabel("Periode").selectOption("Eigen periode");
    await page.getByLabel("Van", { exact: true }).fill("2026-10-20");
    await page.getByLabel("Tot en met").fill("2026-10-10");
    await page.getByRole("button", { name: "Toon" }).click();
    await expect(page.getByText("Deze dag ligt voor de eerste dag.")).toBeVisible();
    await expect(page.getByLabel("Van", { exact: true })).toHaveValue("2026-10-20");
    await page.getByLabel("Tot en met").fill("2026-10-26");
    await page.getByRole("button", { name: "Toon" }).click();
    await expect(page.getByText("vergeleken met 13 t/m 19 oktober 2026")).toBeVisible();
    await expect(page.getByRole("table", { name: "Verbruik van 20 t/m 26 oktober 2026" })).toBeVisible();
  });
});

/** Returns the rows of the table on all its pages and its total, as they are shown. */
async function tableOf(page: Page): Promise<Row[]> {
  const rows = await pageOfTable(page);
  const next = page.getByRole("link", { name: "Volgende" });
  if ((await next.count()) === 0) return rows;
  const at = new URL(page.url()).searchParams.get("page") ?? "1";
  await next.click();
  await expect(page.getByText(new RegExp(`^Pagina ${String(Number(at) + 1)} van`))).toBeVisible();
  return [...rows.slice(0, -1), ...(await tableOf(page))];
}

async function pageOfTable(page: Page): Promise<Row[]> {
  const rows = page.getByRole("table", { name: "Verbruik in oktober 2026" }).getByRole("row");
  const cells = await rows.evaluateAll((found) =>
    found.map((row) =>
      [...row.children].map((cell) => [...cell.childNodes].map(({ textContent }) => textContent).join(" ")),
    ),
  );
  return cells.slice(1).map(([name = "", records = "", minutes = "", before = "", difference = "", amount = ""]) => ({
    name: name.replace(/^Totaal van alle \d+$/, "Totaal"),
    // The volume of data stands below the number.
    records: records.replace(/ [\d.,]+\s\S+ data$/, ""),
    minutes: minutes === "–" ? "0" : minutes,
    beforeCents: centsIn(before),
    differenceCents: centsIn(difference),
    // The number of records without a tariff stands below the number.
    cents: centsIn(amount.replace(/ \d+ zonder tarief$/, "")),
  }));
}

/** Returns the rows of the CSV in the words of the table. */
async function csvOf(page: Page): Promise<Row[]> {
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^verbruik-per-[a-z]+-2026-10\.csv$/);
  const text = (await readFile(await download.path(), "utf8")).replace("\uFEFF", "");
  const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ".");
  return text
    .trimEnd()
    .split("\r\n")
    .slice(1)
    .map((line) => {
      const cells = cellsOf(line);
      const [records = "", minutes = "", , , before = "", difference = "", amount = ""] = cells.slice(-7);
      // Of a user: the name and, in a cell of its own, the number.
      const name = cells.slice(0, -7).join(" ").trim();
      return {
        name: name.replace(/^'/, ""),
        records: grouped(records),
        minutes: grouped(minutes),
        beforeCents: centsOf(before),
        differenceCents: centsOf(difference),
        cents: centsOf(amount),
      };
    });
}
