import type { Page } from "@playwright/test";

import { centsIn } from "./testing/amounts";
import { expect, test } from "./testing/portal-test";
import { saved } from "./testing/saved-download";

test.use({ story: "large" });

test.describe("a customer who looks at invoices", () => {
  test("sees them newest first, page by page, with the amounts that the API gives", async ({ page, api }) => {
    const newest = await api.invoices();
    await page.goto("/");
    await page.getByRole("navigation", { name: "Hoofdmenu" }).getByRole("link", { name: "Facturen" }).click();
    expect(await listed(page)).toEqual(newest.map(({ number, totalCents }) => ({ number, totalCents })));

    await page.getByRole("link", { name: "Oudere" }).click();
    await expect(page).toHaveURL(/cursor=/);
    const older = await listed(page);
    expect(older.length).toBeGreaterThan(0);
    expect(newest.map(({ number }) => number)).not.toContain(older[0]?.number);
    await page.getByRole("link", { name: "Nieuwere" }).click();
    expect(await listed(page)).toHaveLength(newest.length);
  });

  test("narrows them to a year and a status and reads the year's total", async ({ page, api }) => {
    const expected = await api.invoices("?year=2026&status=collected");
    await page.goto("/invoices");
    await page.getByLabel("Jaar").selectOption("2026");
    await page.getByLabel("Status").selectOption("Geïncasseerd");
    await page.getByRole("button", { name: "Toon" }).click();
    await expect(page).toHaveURL(/year=2026/);
    const shown = await listed(page);
    expect(shown).toEqual(expected.map(({ number, totalCents }) => ({ number, totalCents })));
    const total = page.getByRole("row", { name: /Totaal 2026/ }).getByRole("cell");
    expect(centsIn(await total.last().textContent())).toBe(shown.reduce((sum, each) => sum + each.totalCents, 0));

    await page.getByLabel("Status").selectOption("Incasso mislukt");
    await page.getByRole("button", { name: "Toon" }).click();
    await expect(page.getByRole("heading", { name: "Geen facturen bij deze keuze" })).toBeVisible();
  });

  test("searches for a name and downloads what was found as one ZIP", async ({ page }) => {
    await page.goto("/invoices?year=2026");
    await page.getByLabel("Zoek").fill("tess van houten");
    await page.getByRole("button", { name: "Toon" }).click();
    await expect(page).toHaveURL(/search=tess/);
    const shown = await listed(page);
    expect(shown.length).toBeGreaterThan(0);
    const zip = await saved(page, () => page.getByRole("link", { name: /^Download (deze|\d)/ }).click());
    expect(zip.name).toBe("facturen-2026-keuze.zip");
    expect(zip.content.subarray(0, 2).toString("latin1")).toBe("PK");
    const directory = zip.content.toString("latin1").split("PK\u0001\u0002").slice(1);
    const names = directory.map((entry) => /\d{4}-\d{6}\.(?:pdf|xml)/.exec(entry)?.[0]);
    expect(names).toEqual(shown.toReversed().flatMap(({ number }) => [`${number}.pdf`, `${number}.xml`]));
  });

  test("finds an invoice by its whole euros, and is told when nothing is found", async ({ page, api }) => {
    const [newest] = await api.invoices();
    if (newest === undefined) throw new Error("The story has invoices");
    await page.goto("/invoices");
    await expect(page.getByRole("link", { name: /^Download alle facturen, 2024 t\/m 2026/ })).toBeVisible();
    await page.getByLabel("Zoek").fill(String(Math.floor(newest.totalCents / 100)));
    await page.getByRole("button", { name: "Toon" }).click();
    expect((await listed(page)).map(({ number }) => number)).toContain(newest.number);

    await page.getByLabel("Zoek").fill("987654");
    await page.getByRole("button", { name: "Toon" }).click();
    await expect(page.getByRole("heading", { name: "Niets gevonden voor ‘987654’" })).toBeVisible();
    await page.getByRole("link", { name: "Zoekwoorden wissen" }).click();
    expect((await listed(page))[0]?.number).toBe(newest.number);
  });
});

/** Returns the number, and the amount with VAT, of each invoice in the list. */
async function listed(page: Page): Promise<{ number: string; totalCents: number }[]> {
  const rows = page.getByRole("table", { name: "Facturen, de nieuwste eerst" }).locator("tbody").getByRole("row");
  await expect(rows.first()).toBeVisible();
  const found = await rows.evaluateAll((each) =>
    each.map((row) => ({
      number: row.querySelector(".meta")?.textContent ?? "",
      total: row.querySelector("td:last-child")?.textContent ?? "",
    })),
  );
  return found.map(({ number, total }) => ({ number, totalCents: centsIn(total) }));
}
