import type { Page } from "@playwright/test";

import {
  basketOf,
  chooseModule,
  figuresOf,
  lineOf,
  openChangePage,
  profileChoice,
  submit,
  withoutDrafts,
} from "./testing/change-page";
import { expect, test } from "./testing/portal-test";

test.describe("changing many users at once", () => {
  test.describe("by ticks and lists", () => {
    // These tests submit nothing.
    test.use({ story: "large" });

    test("a range of users is ticked with the shift key, removed at once, and shown as a few lines", async ({
      page,
    }) => {
      await openChangePage(page);
      await chooseModule(page, "voice");
      await page.getByLabel("Toon gebruikers met").selectOption({ label: await filterChoice(page, "Profiel Pro") });
      const boxes = page.getByRole("checkbox", { name: /^Vink .* aan$/ });
      await boxes.nth(2).check();
      await boxes.nth(9).click({ modifiers: ["Shift"] });
      const bar = page.getByRole("group", { name: "Aangevinkte gebruikers wijzigen" });
      await expect(bar.getByRole("status")).toHaveText("8 gebruikers aangevinkt");
      await boxes.nth(5).uncheck();
      await bar.getByRole("button", { name: "Opzeggen" }).click();
      await expect(bar.getByRole("status")).toHaveText("7 gebruikers staan op opzeggen.");
      await expect(page.getByRole("rowheader", { name: "In deze aanvraag 7" })).toBeVisible();
      await expect(page.locator("tr.is-changed")).toHaveCount(5);

      const line = lineOf(page, "7 × Pro opzeggen");
      await expect(line).toContainText("Stoptma 23 nov");
      await line.getByText("Toon alle 7 regels").click();
      const single = line.getByRole("listitem");
      await expect(single).toHaveCount(7);
      await expect(single.first()).toContainText("Je betaalt nog t/m31 dec 2026");
      await single
        .first()
        .getByRole("button", { name: /^Haal uit je aanvraag/ })
        .click();
      await lineOf(page, "6 × Pro opzeggen")
        .getByRole("button", { name: "Haal uit je aanvraag: 6 × Pro opzeggen" })
        .click();
      await expect(page.locator("tr.is-changed")).toHaveCount(0);
      await expect(basketOf(page)).toContainText("0 regels");
    });

    test("with the keyboard alone", async ({ page }) => {
      await openChangePage(page);
      await chooseModule(page, "voice");
      const bar = page.getByRole("group", { name: "Aangevinkte gebruikers wijzigen" });
      const boxes = page.getByRole("checkbox", { name: /^Vink .* aan$/ });
      await boxes.first().focus();
      await page.keyboard.press("Space");
      await boxes.nth(3).focus();
      await page.keyboard.press("Shift+Space");
      await expect(bar.getByRole("status")).toHaveText("4 gebruikers aangevinkt");
      await bar.getByRole("button", { name: "Naar Plus" }).focus();
      await page.keyboard.press("Enter");
      await expect(bar.getByRole("status")).toContainText("naar Plus");
      expect(await page.locator("tr.is-changed").count()).toBeGreaterThan(0);
    });

    test("a pasted list ticks those whom it finds and names the others", async ({ page, api }) => {
      const [first, second] = (await api.profiles()).filter(
        ({ productCode, pendingRequestIds }) => productCode === "VOICE_PROFILE_PRO" && pendingRequestIds.length === 0,
      );
      if (!first || !second) throw new Error("The story has Pro users");
      await openChangePage(page);
      await page.getByText("Plak een lijst met namen of nummers").click();
      await page
        .getByLabel("Namen of nummers")
        .fill(`${first.name.toUpperCase()}\n${second.name.split(" ").reverse().join(", ")}\nPiet Onbekend`);
      await page.getByRole("button", { name: "Vink aan wie erin staat" }).click();
      await expect(page.getByText("2 gebruikers gevonden en aangevinkt.")).toBeVisible();
      await expect(page.getByText("Niet gevonden: Piet Onbekend")).toBeVisible();
      await expect(page.getByRole("checkbox", { name: /^Vink .* aan$/ })).toHaveCount(2);
      await expect(page.getByRole("checkbox", { name: `Vink ${second.name} aan` })).toBeChecked();
    });

    test.describe("without JavaScript", () => {
      test.use({ javaScriptEnabled: false });

      test("ticks, a filter, a list and the removal of all of them work by round trips", async ({ page }) => {
        await withoutDrafts(page);
        await page.goto("/changes/new");
        await chooseModule(page, "voice");
        await page.getByRole("button", { name: "Toon", exact: true }).click();
        const bar = page.getByRole("group", { name: "Aangevinkte gebruikers wijzigen" });
        const boxes = page.getByRole("checkbox", { name: /^Vink .* aan$/ });
        const name = ((await boxes.first().getAttribute("aria-label")) ?? "").replace(/^Vink (.*) aan$/, "$1");
        await boxes.first().check();
        await page.getByLabel("Toon gebruikers met").selectOption({ label: await filterChoice(page, "Profiel Plus") });
        await page.getByRole("button", { name: "Toon", exact: true }).click();
        // Ticks stay while a user is out of view.
        await expect(bar.getByRole("status")).toHaveText("1 gebruiker aangevinkt");
        const all = bar.getByRole("button", { name: /^Alle \d+ aanvinken$/ });
        const shown = Number(/\d+/.exec((await all.textContent()) ?? "")?.[0]);
        await all.click();
        await expect(bar.getByRole("status")).toHaveText(`${String(shown + 1)} gebruikers aangevinkt`);
        await bar.getByRole("button", { name: "Vinkjes weg" }).click();

        await page.getByText("Plak een lijst met namen of nummers").click();
        await page.getByLabel("Namen of nummers").fill(`${name}\nPiet Onbekend`);
        await page.getByRole("button", { name: "Vink aan wie erin staat" }).click();
        await expect(page.getByText("Niet gevonden: Piet Onbekend")).toBeVisible();
        await expect(boxes).toHaveCount(1);
        await bar.getByRole("button", { name: "Opzeggen" }).click();
        await expect(lineOf(page, `${name} opzeggen`)).toBeVisible();
        await expect(profileChoice(page, name)).toHaveValue("remove");

        await page.getByLabel("Toon gebruikers met").selectOption({ index: 0 });
        await page.getByRole("button", { name: "Toon", exact: true }).click();
        await bar.getByRole("button", { name: /^Alle \d+ aanvinken$/ }).click();
        await bar.getByRole("button", { name: "Opzeggen" }).click();
        expect((await figuresOf(page)).verdict).toBe("over-limit");
        await expect(
          basketOf(page)
            .getByText(/× Pro opzeggen/)
            .first(),
        ).toBeVisible();
      });
    });
  });

  test.describe("until submission", () => {
    test.use({ story: "after-term", javaScriptEnabled: true });

    test("four users leave in one request, and it is taken back", async ({ page, api }) => {
      const users = (await api.profiles()).filter(({ pendingRequestIds }) => pendingRequestIds.length === 0);
      await openChangePage(page);
      for (const { name } of users.slice(0, 4))
        await page.getByRole("checkbox", { name: `Vink ${name} aan`, exact: true }).check();
      await page
        .getByRole("group", { name: "Aangevinkte gebruikers wijzigen" })
        .getByRole("button", { name: "Opzeggen" })
        .click();
      const id = await submit(page);
      expect((await api.changes()).find((change) => change.id === id)?.lines).toHaveLength(4);
      await api.cancel(id);
    });
  });
});

/** Returns the full text of a choice of the filter, which ends with the number of users that it leaves. */
async function filterChoice(page: Page, words: string): Promise<string> {
  const labels = await page.getByLabel("Toon gebruikers met").locator("option").allTextContents();
  const label = labels.find((each) => each.startsWith(words));
  if (label === undefined) throw new Error(`No filter says ${words}`);
  return label;
}
