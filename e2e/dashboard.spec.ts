import { centsIn } from "./testing/amounts";
import { expect, test } from "./testing/portal-test";

test.describe("a customer whose newest invoice has a credit", () => {
  test.use({ story: "failed-request" });

  test("sees the same amount on the newest column as in the table below it", async ({ page }) => {
    await page.goto("/");
    const costs = page.getByRole("region", { name: "Kosten per maand" });
    await costs.getByText("Toon als tabel").click();
    const amounts = await costs.getByRole("row").nth(1).getByRole("cell").allTextContents();
    expect(centsIn(amounts.at(-2) ?? null)).toBeLessThan(0);
    const whole = `€\u00A0${String(Math.round(centsIn(amounts.at(-1) ?? null) / 100))}`;
    await expect(costs.locator(".chart-drawing text.is-strong", { hasText: "€" })).toHaveText(whole);
  });
});
