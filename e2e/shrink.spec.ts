import { withoutDrafts } from "./testing/change-page";
import { expect, test } from "./testing/portal-test";

test.describe("from 58 to 30 users", () => {
  test.use({ story: "large" });

  test("what waiting and buying out cost, and one click that sets it up", async ({ page }) => {
    await test.step("it is found beside the allowance, and asks from how many to how many", async () => {
      await page.goto("/contract");
      await page.getByRole("link", { name: "Plan minder gebruikers" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Minder gebruikers" })).toBeVisible();
      await page.getByLabel("Module").selectOption({ label: "Vast bellen (58 gebruikers)" });
      await page.getByLabel("Naar hoeveel gebruikers?").fill("30");
      await page.getByRole("button", { name: "Reken uit" }).click();
      await expect(page.getByRole("heading", { name: "Van 58 naar 30" })).toBeVisible();
    });

    await test.step("both are told, with the sum of each", async () => {
      // 25% of 58 is 14, of which one is used: 13 go freely, 15 above it until 9 November 2027.
      const now = page.getByRole("region", { name: "Nu afkopen" }).first();
      await expect(now).toContainText("€ 695,25");
      await expect(now).toContainText("waarvan 15 afgekocht");
      await expect(
        page.getByText("Nu afkopen is het voordeligst: doorbetalen tot het vrij is, kost € 476,25 meer."),
      ).toBeVisible();
      const year = page.getByRole("row", { name: /^Jaar 3/ });
      await expect(year).toContainText("25% van 58");
      await expect(year).toContainText("14 − 1 al gebruikt");
      await expect(page.getByRole("row", { name: /^Nu, 21 nov 2026/ })).toContainText("15 × € 46,35");
      await expect(page.getByRole("img", { name: /^Opgeteld t\/m 30 november 2027/ })).toBeVisible();
    });

    await test.step("waiting shows its steps", async () => {
      await page.getByRole("link", { name: "Toon dit plan: Wachten" }).click();
      await expect(page.getByText("Dit plan kost € 476,25 meer dan het voordeligste.")).toBeVisible();
      await expect(page.getByRole("row", { name: /^1 okt 2027/ })).toContainText("€ 106,50 × 11 maanden");
    });

    await test.step("one click makes the draft and the prepared request, and tells what was made", async () => {
      await page.getByRole("button", { name: "Zet dit plan klaar" }).click();
      await expect(page.getByText("Je plan staat klaar.")).toBeVisible();
      await expect(page.getByRole("link", { name: "Minder vast bellen: 13 mensen nu" })).toBeVisible();
      await page.getByRole("region", { name: "Dient zichzelf in" }).getByRole("link", { name: "15 mensen" }).click();
      await expect(page.getByText("Wacht", { exact: true }).first()).toBeVisible();
      await expect(page.getByText(/Op vrijdag 1 oktober 2027/)).toBeVisible();
      await page.goBack();
      await page.getByRole("link", { name: "Kijk het concept na" }).click();
      await expect(page).toHaveURL(/\/changes\/new\?draft=/);
      await expect(page.getByText("13 regels").first()).toBeVisible();
    });

    await test.step("who is prepared to go counts no more", async () => {
      await page.goto("/changes/shrink?module=voice");
      await expect(page.getByText("Nu 43 gebruikers, zonder wie al weggaat.")).toBeVisible();
    });

    await test.step("what was made is dropped again", async () => {
      await page.goto("/changes/prepared");
      await page.getByRole("region", { name: "Wacht op zijn dag" }).getByRole("link").first().click();
      await page.getByRole("button", { name: "Schrap deze aanvraag" }).click();
      await page.getByRole("button", { name: "Ja, schrap hem" }).click();
      await expect(page.getByText("Geschrapt. Er is niets gewijzigd.")).toBeVisible();
      await withoutDrafts(page);
    });
  });

  test("one who must remain, and what is no number, is told at the field", async ({ page }) => {
    await page.goto("/changes/shrink?module=voice&to=0");
    await expect(page.getByLabel("Naar hoeveel gebruikers?")).toHaveAccessibleDescription(
      /Er moet minstens 1 gebruiker/,
    );
    await page.goto("/changes/shrink?module=voice&to=veel");
    await expect(page.getByLabel("Naar hoeveel gebruikers?")).toHaveAccessibleDescription(/Vul een heel aantal in/);
  });
});

test.describe("without scripts", () => {
  test.use({ story: "room", javaScriptEnabled: false });

  test("the same is worked out, for people of one's own choice", async ({ page }) => {
    await page.goto("/changes/shrink");
    await page.getByText("Of kies zelf wie er gaat").click();
    const people = page.getByRole("group", { name: /Vink je iemand aan/ }).getByRole("checkbox");
    for (const at of [0, 1, 2, 3, 4]) await people.nth(at).check();
    await page.getByRole("button", { name: "Reken uit" }).click();
    await expect(page.getByRole("heading", { name: "Van 16 naar 11" })).toBeVisible();
    await page.getByText("Toon als tabel").click();
    await expect(page.getByRole("table", { name: "Opgetelde kosten per maand, exclusief btw" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Zet dit plan klaar" })).toBeVisible();
  });
});
