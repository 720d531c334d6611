import { expect, test } from "./testing/portal-test";

test.describe("a customer who pays by cost centre", () => {
  // One test assigns what another one removes.
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
