import { untilHydrated } from "./testing/change-page";
import { expect, test } from "./testing/portal-test";

test.use({ story: "empty", colorScheme: "light" });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a customer who chooses dark finds every page dark", async ({ page }) => {
      await page.goto("/invoices?year=2026");
      if (javaScriptEnabled) await untilHydrated(page);
      await page.getByRole("button", { name: "Licht of donker" }).click();
      await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
      await expect(page).toHaveURL("/invoices?year=2026");
      await page.getByRole("navigation", { name: "Hoofdmenu" }).getByRole("link", { name: "Verbruik" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Verbruik" })).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
      await page.getByRole("button", { name: "Licht of donker" }).click();
      await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
    });
  });
}
