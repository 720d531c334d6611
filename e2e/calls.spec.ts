import { readFile } from "node:fs/promises";

import { centsIn } from "./testing/amounts";
import { cellsOf, centsOf } from "./testing/csv-cells";
import { expect, test } from "./testing/portal-test";

test.use({ story: "large" });

test.describe("a customer who asks who called abroad last quarter", () => {
  test("sees what it cost and which calls they were, and downloads them", async ({ page }) => {
    await page.goto("/usage");
    await page.getByLabel("Periode").selectOption("Kwartaal 3 van 2026");
    await page.getByLabel("Groeperen op").selectOption("Gebruiker");
    await page.getByLabel("Soort", { exact: true }).selectOption("Internationaal");
    await page.getByRole("button", { name: "Toon" }).click();
    const table = page.getByRole("table", { name: "Verbruik van 1 juli t/m 30 september 2026" });
    const first = table.getByRole("row").nth(1);
    const [records, amount] = await first
      .getByRole("cell")
      .evaluateAll((cells) => [cells.at(0)?.textContent ?? "", cells.at(-1)?.firstChild?.textContent ?? ""] as const);
    const name = (await first.getByRole("link").textContent()) ?? "";
    await first.getByRole("link").click();

    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Losse gesprekken en berichten");
    const lead = page.locator(".page-head p");
    await expect(lead).toContainText(`${name}, Internationaal van 1 juli t/m 30 september 2026`);
    await expect(lead).toContainText(`${records} regel`);
    await expect(lead).toContainText(amount);
    const calls = page
      .getByRole("table", { name: /^Losse gesprekken/ })
      .locator("tbody")
      .getByRole("row");
    expect(await calls.count()).toBe(Number(records));

    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: "Alles als CSV" }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe("gesprekken-2026-Q3.csv");
    const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\r\n").slice(1);
    expect(lines).toHaveLength(Number(records));
    const cents = lines.map((line) => centsOf(cellsOf(line).at(-1) ?? ""));
    expect(cents.reduce((sum, each) => sum + each, 0)).toBe(centsIn(amount));

    await page.locator(".crumbs").getByRole("link", { name: "Verbruik" }).click();
    await expect(page).toHaveURL(/period=2026-Q3&groupBy=profile&category=international$/);
  });

  test("pages through all of them", async ({ page }) => {
    await page.goto("/usage/calls?period=2026-Q3&category=international");
    const rows = page.getByRole("table").locator("tbody").getByRole("row");
    await expect(rows).toHaveCount(25);
    const newest = await rows.first().textContent();
    await page.getByRole("link", { name: "Oudere" }).click();
    await expect(rows).toHaveCount(25);
    expect(await rows.first().textContent()).not.toBe(newest);
    await page.getByRole("link", { name: "Nieuwere" }).click();
    expect(await rows.first().textContent()).toBe(newest);
  });
});
