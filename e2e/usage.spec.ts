import { readFile } from "node:fs/promises";

import type { Page } from "@playwright/test";

import { centsIn } from "./testing/amounts";
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

test.describe("a customer who asks who called abroad last quarter", () => {
  test("sees what it cost, which calls they were, and takes them along", async ({ page }) => {
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
    await expect(rows).toHaveCount(50);
    const newest = await rows.first().textContent();
    await page.getByRole("link", { name: "Oudere" }).click();
    await expect(rows).toHaveCount(50);
    expect(await rows.first().textContent()).not.toBe(newest);
    await page.getByRole("link", { name: "Nieuwere" }).click();
    expect(await rows.first().textContent()).toBe(newest);
  });
});

test.describe("a customer who asks for days of their own", () => {
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

test.describe("a customer who pays by cost centre", () => {
  // What one assigns, another takes out.
  test.describe.configure({ mode: "serial" });
  test.use({ story: "room" });

  test("assigns some users at once, and finds them in the report", async ({ page }) => {
    await page.goto("/usage");
    await page.getByRole("link", { name: "Kostenplaatsen indelen" }).click();
    await page.getByRole("button", { name: "Zet op deze kostenplaats" }).click();
    await expect(page.getByRole("alert")).toContainText("Kies eerst een of meer gebruikers.");
    const boxes = page.getByRole("checkbox");
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await page.getByRole("button", { name: "Zet op deze kostenplaats" }).click();
    await expect(page.getByRole("alert")).toContainText("Vul een kostenplaats in.");
    await page.getByLabel("Kostenplaats", { exact: true }).fill("Winkel");
    await page.getByRole("button", { name: "Zet op deze kostenplaats (2)" }).click();
    await expect(page.getByText("Opgeslagen: 2 gebruikers zijn gewijzigd.")).toBeVisible();
    await expect(page.getByRole("cell", { name: "Winkel" })).toHaveCount(2);
    await page.goto("/usage?period=2026-10&groupBy=cost-centre");
    const table = page.getByRole("table", { name: "Verbruik in oktober 2026" });
    await expect(table.getByRole("link", { name: "Winkel" })).toBeVisible();
    await page.goto("/usage?period=2026-10&groupBy=profile&costCentre=Winkel");
    await expect(table.getByRole("row")).toHaveCount(4);
    await expect(page.getByText("Dit is alleen verbruik, zonder abonnementen.")).toBeVisible();
    await page.getByRole("link", { name: "Abonnementen vind je bij Modules" }).click();
    await expect(page.getByRole("row", { name: /^Deze 2 samen, met opties/ })).toBeVisible();
  });

  test("on a phone sees the list behind the bar, also when something is wrong", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto("/account/cost-centres");
    await page.getByRole("button", { name: "Zet op deze kostenplaats" }).click();
    await expect(page.getByRole("alert")).toContainText("Moeten ze nergens meer bij horen?");
    const bar = page.getByRole("group", { name: "Met de gekozen gebruikers" });
    await expect(bar.getByLabel("Kostenplaats", { exact: true })).toHaveAccessibleDescription(
      "Vul een kostenplaats in.",
    );
    expect((await bar.boundingBox())?.height).toBeLessThan(200);
  });

  test("finds users by name or number, and sees how many change before taking them out again", async ({ page }) => {
    await page.goto("/account/cost-centres");
    const names = page.getByRole("checkbox");
    const all = await names.count();
    await page.getByLabel("Zoek op naam, nummer of kostenplaats").fill("jan de vries");
    await page.getByRole("button", { name: "Toon" }).click();
    await expect(names).toHaveCount(1);
    await names.first().check();
    await page.getByLabel("Kostenplaats", { exact: true }).fill("Directie");
    await page.getByRole("button", { name: "Zet op deze kostenplaats (1)" }).click();
    await expect(page.getByRole("cell", { name: "Directie" })).toBeVisible();
    await expect(page.getByLabel("Zoek op naam, nummer of kostenplaats")).toHaveValue("jan de vries");
    await page.getByRole("link", { name: "Toon alle gebruikers" }).click();
    await expect(names).toHaveCount(all);
    await page.getByRole("button", { name: "Alles kiezen" }).click();
    const takeOut = page.getByRole("button", { name: /^Haal van hun kostenplaats \(\d+\)$/ });
    const [count = "0"] = /\d+/.exec((await takeOut.textContent()) ?? "") ?? [];
    expect(Number(count)).toBeGreaterThan(0);
    expect(Number(count)).toBeLessThan(all);
    await takeOut.click();
    await expect(page.getByText(/^Opgeslagen: \d+ gebruikers? (zijn|is) gewijzigd\.$/)).toContainText(count);
    await expect(page.getByRole("cell", { name: "Directie" })).toHaveCount(0);
  });
});

/** The rows of the table and its total, as one reads them. */
async function tableOf(page: Page): Promise<Row[]> {
  const rows = page.getByRole("table", { name: "Verbruik in oktober 2026" }).getByRole("row");
  const cells = await rows.evaluateAll((found) =>
    found.map((row) =>
      [...row.children].map((cell) => [...cell.childNodes].map(({ textContent }) => textContent).join(" ")),
    ),
  );
  return cells.slice(1).map(([name = "", records = "", minutes = "", before = "", difference = "", amount = ""]) => ({
    name,
    // How much data it was stands below it.
    records: records.replace(/ [\d.,]+\s\S+ data$/, ""),
    minutes: minutes === "–" ? "0" : minutes,
    beforeCents: centsIn(before),
    differenceCents: centsIn(difference),
    // What has no tariff stands below it.
    cents: centsIn(amount.replace(/ \d+ zonder tarief$/, "")),
  }));
}

/** The rows of the CSV in the words of the table. */
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

/** `-1690,89` */
function centsOf(euros: string): number {
  return Number(euros.replace(",", ""));
}

function cellsOf(line: string): string[] {
  return [...`;${line}`.matchAll(/;(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(
    ([, quoted, plain = ""]) => quoted?.replaceAll('""', '"') ?? plain,
  );
}
