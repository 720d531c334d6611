import type { Page } from "@playwright/test";

import { basketOf, chooseModule, openChangePage, unfoldAdd, unfoldExtras, withoutDrafts } from "./testing/change-page";
import { expect, test } from "./testing/portal-test";

const LONGEST = 4_000;

test.use({ viewport: { width: 390, height: 844 } });

test.describe("a change on a phone", () => {
  // These tests submit nothing.
  test.use({ story: "large" });

  test("is never too long: three people in several modules with a fee, and anything unfolded", async ({ page }) => {
    await openChangePage(page);
    expect(await lengthOf(page)).toBeLessThanOrEqual(LONGEST);
    for (const name of ["Anouk de Vries", "Bram de Boer", "Carlijn Dekker"])
      await page.getByRole("checkbox", { name: `Vink ${name} aan` }).check();
    await page
      .getByRole("group", { name: "Aangevinkte gebruikers wijzigen" })
      .getByRole("button", { name: "Opzeggen" })
      .click();
    await expect(page.getByRole("rowheader", { name: "In deze aanvraag 3" })).toBeVisible();
    await expect(page.getByText("3 profielen met afkoopsom").first()).toBeVisible();

    await test.step("options, what can be added and what is for everyone unfold one at a time", async () => {
      const extras = page.locator("#extras");
      await page
        .getByRole("button", { name: /^Opties van / })
        .first()
        .click();
      await expect(page.getByRole("group", { name: /^Opties van / })).toBeVisible();
      expect(await lengthOf(page)).toBeLessThanOrEqual(LONGEST);
      await unfoldExtras(page);
      await expect(page.getByRole("group", { name: /^Opties van / })).toHaveCount(0);
      expect(await lengthOf(page)).toBeLessThanOrEqual(LONGEST);
      await unfoldAdd(page);
      await expect(extras).not.toHaveAttribute("open");
      expect(await lengthOf(page)).toBeLessThanOrEqual(LONGEST);
    });

    await test.step("the basket is a separate page that shows what is signed without unfolding anything", async () => {
      const basket = basketOf(page);
      await expect(basket).toHaveCount(0);
      await page.getByRole("link", { name: "Bekijk" }).click();
      await expect(basket).toBeFocused();
      for (const signed of ["Anouk de Vries opzeggen", "€ 231,75", "Exclusief btw", "Als je indient:"])
        await expect(basket.getByText(signed).first()).toBeVisible();
      await expect(basket.getByRole("checkbox", { name: /Ik ga akkoord met een afkoopsom van/ })).toBeVisible();
      expect(await lengthOf(page)).toBeLessThanOrEqual(LONGEST);
      for (const fold of await basket.locator("summary").all()) {
        if (await fold.isVisible()) await fold.click();
      }
      expect(await lengthOf(page)).toBeLessThanOrEqual(LONGEST);
      await basket.getByRole("link", { name: "akkoord met de afkoopsom" }).click();
      await expect(basket.getByRole("checkbox", { name: /Ik ga akkoord/ })).toBeInViewport();
      await basket.getByRole("link", { name: "Terug naar de lijst" }).click();
      await expect(page.getByRole("group", { name: "Aangevinkte gebruikers wijzigen" })).toBeFocused();
      await expect(basket).toHaveCount(0);
    });

    await test.step("with any number of people in the request", async () => {
      await chooseModule(page, "voice");
      const bar = page.getByRole("group", { name: "Aangevinkte gebruikers wijzigen" });
      await bar.getByRole("button", { name: /^Alle \d+ aanvinken$/ }).click();
      await bar.getByRole("button", { name: "Naar Plus" }).click();
      await page.getByLabel("Module").selectOption("");
      expect(await lengthOf(page)).toBeLessThanOrEqual(LONGEST);
      await page.getByRole("link", { name: "Bekijk" }).click();
      expect(await lengthOf(page)).toBeLessThanOrEqual(LONGEST);
    });
    await withoutDrafts(page);
  });

  test.describe("without JavaScript", () => {
    test.use({ javaScriptEnabled: false });

    test("goes to the basket and back", async ({ page, complaints }) => {
      await withoutDrafts(page);
      await page.goto("/changes/new");
      await expect(basketOf(page)).toHaveCount(0);
      await page.getByRole("link", { name: "Bekijk" }).click();
      await expect(basketOf(page)).toBeVisible();
      await expect(page.getByRole("searchbox")).toHaveCount(0);
      await basketOf(page).getByRole("button", { name: "Aanvraag indienen" }).click();
      await expect(page.getByRole("alert")).toContainText("Er staat nog niets in je aanvraag.");
      expect(complaints.splice(0).join()).toContain("422");
      await expect(page.getByRole("searchbox")).toHaveCount(0);
      await basketOf(page).getByRole("link", { name: "Terug naar de lijst" }).click();
      await expect(page.getByRole("searchbox")).toBeVisible();
    });
  });
});

/** Returns the length of the page, which is no wider than the screen. */
async function lengthOf(page: Page): Promise<number> {
  const { width, length } = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    length: document.documentElement.scrollHeight,
  }));
  expect(width).toBe(0);
  return length;
}
