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

test.describe("a customer with a line that could not be carried out (R2.11)", () => {
  test.use({ story: "failed-request" });

  test("sees it on the first page with its reason, and on the request what to do next", async ({ page }) => {
    await page.goto("/");
    const running = page.getByRole("region", { name: "Lopende wijzigingen" });
    await expect(running).toContainText("Dit konden we niet uitvoeren. Je betaalt er niets voor.");
    await expect(running).toContainText("Reden: het profiel is niet meer in gebruik.");
    await running.getByRole("link", { name: "Onbeperkt Bellen Nederland" }).click();
    await expect(page.getByText("Wat niet lukte kost je niets")).toBeVisible();
    const main = page.getByRole("main");
    await expect(main.getByRole("link", { name: "0800-0403" })).toHaveAttribute("href", "tel:08000403");
    await main.getByRole("link", { name: "vraag een andere wijziging aan" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Wat wil je wijzigen?" })).toBeVisible();
  });
});

test.describe("a customer with one invoice", () => {
  test.use({ story: "empty" });

  test("sees its costs as a narrow column", async ({ page }) => {
    await page.goto("/");
    const column = page.getByRole("region", { name: "Kosten per maand" }).locator(".chart-drawing rect.c0").first();
    await expect(column).toBeVisible();
    expect((await column.boundingBox())?.width).toBeLessThan(60);
  });
});

test.describe("a customer with a year of invoices", () => {
  test.use({ story: "large" });

  for (const width of [1440, 390]) {
    test(`reads the newest amount without another column in the way, ${String(width)} wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto("/");
      const drawing = page.getByRole("region", { name: "Kosten per maand" }).locator(".chart-drawing");
      const amount = await drawing.locator("text.is-strong", { hasText: "€" }).boundingBox();
      if (amount === null) throw new Error("The newest column has an amount");
      const parts = await drawing.locator("rect[class^=c]").all();
      const boxes = await Promise.all(parts.map((part) => part.boundingBox()));
      const touched = boxes.filter(
        (box) =>
          box !== null &&
          box.height > 0 &&
          box.x < amount.x + amount.width &&
          amount.x < box.x + box.width &&
          box.y < amount.y + amount.height &&
          amount.y < box.y + box.height,
      );
      expect(boxes.length).toBeGreaterThan(12);
      expect(touched).toEqual([]);
    });
  }
});
