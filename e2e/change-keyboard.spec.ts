import type { Locator, Page } from "@playwright/test";

import {
  basketOf,
  chooseModule,
  lineOf,
  openChangePage,
  profileChoice,
  unfoldOptions,
  untilHydrated,
  withoutDrafts,
} from "./testing/change-page";
import { expect, test } from "./testing/portal-test";

/** The most stops from the top of the page to the button, with sixteen users. */
const MOST_STOPS = 40;

test.describe("a customer who makes changes with the keyboard", () => {
  test.use({ story: "room" });

  test("chooses, ticks, pages and removes lines without ever losing the focus", async ({ page, api }) => {
    const users = (await api.profiles()).filter(({ pendingRequestIds }) => pendingRequestIds.length === 0);
    const [first, second, third] = users.filter(({ productCode }) => productCode === "VOICE_PROFILE_PRO");
    if (first === undefined || second === undefined || third === undefined)
      throw new Error("The story has three Pro users");
    const basket = basketOf(page);
    const bar = page.getByRole("group", { name: "Aangevinkte gebruikers wijzigen" });
    await openChangePage(page);

    await test.step("a choice in a row keeps the focus, and the row its place", async () => {
      for (const [user, key, value] of [
        [first, "End", "remove"],
        [second, "ArrowDown", "VOICE_PROFILE_PLUS"],
      ] as const) {
        const choice = profileChoice(page, user.name);
        await pressOn(choice, key);
        await expect(choice).toHaveValue(value);
        await expect(choice).toBeFocused();
      }
      await expect(page.getByRole("rowheader", { name: /^In deze aanvraag/ })).toHaveCount(0);
    });

    await test.step("setting a day for a line, and clearing it again", async () => {
      const summary = lineOf(page, `${first.name} opzeggen`).getByText("Op een andere dag");
      await pressOn(lineOf(page, `${first.name} opzeggen`).locator("summary"), "Enter");
      await expect(summary).toBeVisible();
      const day = basket.getByLabel(`Dag voor ${first.name} opzeggen`);
      await page.keyboard.press("Tab");
      await expect(day).toBeFocused();
      await day.fill("2026-12-10");
      await expect(lineOf(page, `${first.name} opzeggen`)).toContainText("do 10 dec");
      await expect(day).toBeFocused();
      await page.keyboard.press("Backspace");
      await expect(day).toHaveValue("");
      await expect(day).toBeFocused();
    });

    await test.step("options unfold below the button, and a tick keeps the focus", async () => {
      const options = await unfoldOptions(page, third.name);
      const button = page.getByRole("button", { name: `Opties van ${third.name}`, exact: true });
      await expect(button).toBeFocused();
      await page.keyboard.press("Tab");
      const option = options.getByRole("checkbox").first();
      await expect(option).toBeFocused();
      await page.keyboard.press("Space");
      await expect(option).toBeFocused();
      await expect(basket).toContainText("3 regels");
      await pressOn(options.getByRole("button", { name: `${third.name} opzeggen` }), "Enter");
      await expect(profileChoice(page, third.name)).toHaveValue("remove");
      await expect(profileChoice(page, third.name)).toBeFocused();
    });

    await test.step("the bar takes the focus when the button that was pressed disappears", async () => {
      const box = page.getByRole("checkbox", { name: /^Vink .* aan$/ }).first();
      await pressOn(box, "Space");
      await expect(box).toBeFocused();
      await pressOn(bar.getByRole("button", { name: "Vinkjes weg" }), "Enter");
      await expect(bar).toBeFocused();
      await pressOn(bar.getByRole("button", { name: "Alle 16 aanvinken" }), "Enter");
      await expect(bar).toBeFocused();
      await pressOn(bar.getByRole("button", { name: "Opzeggen" }), "Enter");
      await expect(bar.getByRole("status")).toHaveText("16 gebruikers staan op opzeggen.");
      await expect(bar).toBeFocused();
      await pressOn(bar.getByRole("button", { name: "Ongedaan maken" }), "Enter");
      await expect(basket).toContainText("3 regels");
      await expect(bar).toBeFocused();
    });

    await test.step("those in the request are now on top", async () => {
      await expect(page.getByRole("rowheader", { name: "In deze aanvraag 3" })).toBeVisible();
    });

    await test.step("on the last page the focus goes to the previous button, on the first page to the next button", async () => {
      const on = page.getByRole("button", { name: "Volgende", exact: true });
      const back = page.getByRole("button", { name: "Vorige", exact: true });
      await pressOn(on, "Enter");
      await expect(page.getByText("11 t/m 13 van 13")).toBeVisible();
      await expect(back).toBeFocused();
      await page.keyboard.press("Enter");
      await expect(on).toBeFocused();
    });

    await test.step("searching and filtering leave it in their fields", async () => {
      const search = page.getByRole("searchbox");
      await search.focus();
      await page.keyboard.type("niemand heet zo");
      await expect(page.getByText("Niemand gevonden.")).toBeVisible();
      await expect(search).toBeFocused();
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.press("Backspace");
      const filter = page.getByLabel("Toon gebruikers met");
      await pressOn(filter, "ArrowDown");
      await expect(filter).not.toHaveValue("");
      await expect(filter).toBeFocused();
      await page.keyboard.press("Home");
      await expect(filter).toHaveValue("");
    });

    await test.step("a new profile leaves it on the button that added it", async () => {
      await pressOn(page.locator("#add > summary"), "Enter");
      await expect(page.locator("#add > summary")).toBeFocused();
      await pressOn(page.getByRole("region", { name: "Profiel toevoegen" }).getByLabel("Naam"), "N");
      await pressOn(page.getByRole("button", { name: "Zet in aanvraag" }), "Enter");
      await expect(basket).toContainText("4 regels");
      await expect(page.getByRole("button", { name: "Zet in aanvraag" })).toBeFocused();
    });

    await test.step("removing a line moves the focus to the next one, and undoing moves it to the request", async () => {
      const drops = basket.getByRole("button", { name: /^Haal uit je aanvraag/ });
      await pressOn(drops.nth(1), "Enter");
      await expect(drops).toHaveCount(3);
      await expect(drops.nth(1)).toBeFocused();
      await pressOn(drops.nth(2), "Enter");
      await expect(drops.nth(1)).toBeFocused();
      await pressOn(basket.getByRole("button", { name: "Ongedaan maken" }), "Enter");
      await expect(drops).toHaveCount(3);
      await expect(basket.getByRole("heading", { name: /^Je aanvraag/ })).toBeFocused();
      for (const left of [2, 1, 0]) {
        await pressOn(drops.first(), "Enter");
        await expect(drops).toHaveCount(left);
      }
      await expect(basket.getByRole("heading", { name: /^Je aanvraag/ })).toBeFocused();
    });

    await test.step("a request without lines says so, and has the focus", async () => {
      await pressOn(basket.getByRole("button", { name: "Aanvraag indienen" }), "Enter");
      await expect(page.getByRole("alert")).toBeFocused();
      await untilHydrated(page);
    });

    await test.step("so does a draft that has been named, and one that has been deleted", async () => {
      await pressOn(profileChoice(page, first.name), "End");
      await pressOn(basket.locator("summary", { hasText: "Bewaar als concept" }), "Enter");
      await basket.getByLabel("Naam van het concept").focus();
      await page.keyboard.type("Met het toetsenbord");
      await pressOn(basket.getByRole("button", { name: "Bewaar", exact: true }), "Enter");
      await expect(page.getByRole("status").filter({ hasText: "Bewaard als Met het toetsenbord." })).toBeFocused();
      await pressOn(page.getByRole("button", { name: "Verwijder Met het toetsenbord" }), "Enter");
      await pressOn(page.getByRole("button", { name: "Ja, verwijder het concept" }), "Enter");
      await expect(page.getByRole("status").filter({ hasText: "Verwijderd." })).toBeFocused();
    });
  });

  test("with sixteen users reaches the button within forty stops from the top of the page", async ({ page, api }) => {
    const [user] = (await api.profiles()).filter(({ productCode }) => productCode === "VOICE_PROFILE_PRO");
    if (user === undefined) throw new Error("The story has Pro users");
    await openChangePage(page);
    await profileChoice(page, user.name).selectOption("Opzeggen");
    await expect(basketOf(page).getByText("Bewaard. Je kunt weggaan en later verder.")).toBeVisible();
    await page.reload();
    await untilHydrated(page);
    const submit = basketOf(page).getByRole("button", { name: "Aanvraag indienen" });
    const stops: string[] = [];
    while (stops.length < 2 * MOST_STOPS && !(await submit.evaluate((button) => button === document.activeElement))) {
      await page.keyboard.press("Tab");
      stops.push(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120) ?? ""));
    }
    await expect(submit).toBeFocused();
    expect(stops.length, stops.join("\n")).toBeLessThanOrEqual(MOST_STOPS);
    await withoutDrafts(page);
  });
});

test.describe("a customer who changes several modules with the keyboard", () => {
  // These tests submit nothing.
  test.use({ story: "large" });

  test("stays in the field of the module, and in the row of a person with several lines", async ({ page }) => {
    await openChangePage(page);
    const module = page.getByLabel("Module");
    await pressOn(module, "ArrowDown");
    await expect(module).not.toHaveValue("");
    await expect(module).toBeFocused();
    await chooseModule(page, "mobile");
    await expect(page.getByRole("combobox", { name: /^Profiel van / })).toHaveCount(10);
    await chooseModule(page, "voice");
    await module.selectOption("");
    const mobile = page.getByRole("combobox", { name: /^Profiel van .*, mobiel$/ }).first();
    await mobile.focus();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: /^Opties van .*, mobiel$/ }).first()).toBeFocused();
    const boxes = page.getByRole("checkbox", { name: /^Vink .* aan$/ });
    await boxes.nth(1).focus();
    await page.keyboard.press("ArrowDown");
    await expect(boxes.nth(2)).toBeFocused();
  });
});

/** Focuses an element, as the keyboard would, and presses a key. */
async function pressOn(control: Locator, key: string): Promise<void> {
  await control.focus();
  await control.press(key);
  await expectFocus(control.page());
}

/** Checks that the focus is on an element, not on the page as a whole. */
async function expectFocus(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body))
    .toBe(true);
}
