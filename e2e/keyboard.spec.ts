import type { Page } from "@playwright/test";

import { untilHydrated, withoutDrafts } from "./testing/change-page";
import { expect, test } from "./testing/portal-test";

const ADDRESSES = ["/", "/invoices", "/usage", "/modules", "/changes/new", "/contract", "/account"];
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const MOST_STOPS = 150;

test.describe("a visitor with a keyboard", () => {
  test("sees where the focus is, all the way through sign-in", async ({ page }) => {
    await page.goto("/login");
    await expect(page.getByRole("button", { name: "Toon wachtwoord" })).toBeVisible();
    expect(await unseenStops(page)).toEqual([]);
  });
});

test.describe("a customer with a keyboard", () => {
  test.use({ story: "empty" });

  test("skips the navigation", async ({ page }) => {
    await page.goto("/invoices");
    const first = page.getByRole("main").locator("a, button, select, input:not([type=hidden])").first();
    const skip = page.getByRole("link", { name: "Naar de inhoud" });
    await page.keyboard.press("Tab");
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport({ ratio: 1 });
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(first).toBeFocused();
  });

  test("can type before the page's scripts are ready", async ({ page }) => {
    await page.addInitScript(() => {
      setInterval(
        () => document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "Shift", bubbles: true })),
        0,
      );
    });
    await page.goto("/changes/new");
    await untilHydrated(page);
  });

  for (const address of ADDRESSES) {
    test(`sees where the focus is on ${address}, at a desk and on a phone, and no bar hides it`, async ({ page }) => {
      if (address === "/changes/new") await withoutDrafts(page);
      for (const size of [DESK, PHONE]) {
        await page.setViewportSize(size);
        await page.goto(address);
        await untilHydrated(page);
        expect(await unseenStops(page), `${String(size.width)} wide`).toEqual([]);
      }
    });
  }

  test.describe("on a phone", () => {
    test.use({ viewport: PHONE });

    test("opens the menu, closes it with Escape and is back where it was", async ({ page }) => {
      await page.goto("/");
      const menu = page.getByRole("button", { name: "Menu", exact: true });
      await menu.focus();
      await page.keyboard.press("Enter");
      await expect(page.getByRole("navigation", { name: "Hoofdmenu" })).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(page.getByRole("navigation", { name: "Hoofdmenu" })).toBeHidden();
      await expect(menu).toBeFocused();
    });
  });
});

/** Tabs through the whole page and returns the stops that cannot be seen: without a focus ring, or behind
 *  something. */
async function unseenStops(page: Page): Promise<string[]> {
  const unseen: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) return "end";
      const marked = [focused, focused.nextElementSibling, focused.closest("label"), focused.parentElement].some(
        (each) => {
          if (each === null) return false;
          const { outlineStyle, outlineWidth } = getComputedStyle(each);
          return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
        },
      );
      const box = focused.getClientRects()[0];
      if (box === undefined) return `${focused.outerHTML.slice(0, 200)}: has no box`;
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      const own = focused.closest("label") ?? focused;
      const inSight = top !== null && (own.contains(top) || top.contains(focused));
      if (marked && inSight) return null;
      return `${focused.outerHTML.slice(0, 200)}: ${marked ? `is behind ${String(top?.outerHTML.slice(0, 100))}` : "has no mark"}`;
    });
    if (found === "end") return unseen;
    if (found !== null) unseen.push(found);
  }
  return [...unseen, `the page has no end within ${String(MOST_STOPS)} stops`];
}
