import { basketOf, lineOf, submit, takeBack, withoutDrafts } from "./testing/change-page";
import { expect, test } from "./testing/portal-test";

test.use({ javaScriptEnabled: false, story: "large" });

test.afterEach(async ({ page }) => {
  await withoutDrafts(page);
});

test("R5.8 people are corrected, leave, and give their number away without JavaScript", async ({ page, api }) => {
  const fixed = (await api.people()).filter(({ profiles }) => profiles.some(({ e164 }) => e164?.startsWith("+3133")));
  const [jan, els] = fixed.slice(-2);
  if (jan === undefined || els === undefined) throw new Error("The story has people with a fixed number");
  await withoutDrafts(page);

  await test.step("a name is written otherwise, and back", async () => {
    await page.goto(`/people/${jan.personId}`);
    for (const name of [`${jan.name} jr.`, jan.name]) {
      const form = page.getByRole("region", { name: "Verbeteren wat er staat" });
      await form.getByLabel("Naam anders schrijven").fill(name);
      await form.getByRole("button", { name: "Bewaar" }).last().click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    }
  });

  await test.step("a number goes to a colleague when its owner leaves", async () => {
    await page.getByRole("link", { name: "Vertrekt" }).click();
    const voice = page.getByRole("group", { name: /^Vast bellen/ }).first();
    await voice.getByRole("radio", { name: /^Opzeggen, het nummer gaat naar een collega/ }).check();
    await page.getByRole("button", { name: "Reken door" }).click();
    await expect(page.getByText("Niemand met een vast profiel heet zo.").first()).toBeVisible();
    await voice.getByLabel("Naar wie").fill(els.name.toUpperCase());
    await page.getByRole("button", { name: "Reken door" }).click();
    const costs = page.getByRole("region", { name: "Wat dit doet en kost" });
    await expect(costs.getByRole("row", { name: `${jan.name} opzeggen` })).toContainText("do 31 dec");
    await expect(costs.getByRole("row", { name: `Ander nummer voor ${els.name}` })).toContainText("ma 4 jan");
    await page.getByRole("button", { name: "Zet in aanvraag" }).click();
    await expect(lineOf(page, `${jan.name} opzeggen`)).toBeVisible();
    await expect(lineOf(page, `Ander nummer voor ${els.name}`)).toBeVisible();
  });

  await test.step("somebody starts like a colleague", async () => {
    await page.goto("/people/new");
    await page.getByLabel("Naam", { exact: true }).fill("Sanne de Wit");
    await page.getByLabel("Wat krijgt deze persoon?").selectOption({ label: "Alleen Pro" });
    await page.getByRole("button", { name: "Zet in aanvraag" }).click();
    await expect(basketOf(page)).toContainText("Sanne de Wit toevoegen");
  });
});

test("a row of an import is mended in place without JavaScript", async ({ page }) => {
  await page.goto("/people/import");
  await page.getByLabel("Tabel").fill("naam;sjabloon;datum\nSanne;Pro;\nPiet;Niemand;\nEls;Pro;morgen\nWim;Pro;");
  await page.getByRole("button", { name: "Kijk na" }).click();
  const outcome = page.getByRole("region", { name: "Uitkomst" });
  await expect(outcome).toContainText("2 goed, 2 te verbeteren");
  await outcome.getByRole("textbox", { name: "Sjabloon of collega" }).first().fill("Plus");
  await outcome.getByRole("textbox", { name: "Eerste dag op het werk" }).last().fill("14-12-2026");
  await outcome.getByRole("button", { name: "Kijk na" }).first().click();
  await expect(outcome).toContainText("4 goed, 0 te verbeteren");
  await expect(page.getByLabel("Tabel")).toHaveValue(
    "naam;sjabloon;datum\nSanne;Pro;\nPiet;Plus;\nEls;Pro;14-12-2026\nWim;Pro;",
  );
  await page.getByRole("button", { name: "Zet alles in aanvraag" }).click();
  for (const name of ["Sanne", "Piet", "Els", "Wim"]) await expect(lineOf(page, `${name} toevoegen`)).toBeVisible();
});

test("the cost centre of a new colleague shows in the verdict, in the request and in what was asked", async ({
  page,
}) => {
  await page.goto("/people/import");
  await page.getByLabel("Tabel").fill("naam;sjabloon;kostenplaats\nSanne;Pro;Verkoop  Zuid\nWim;Pro;");
  await page.getByRole("button", { name: "Kijk na" }).click();
  const outcome = page.getByRole("region", { name: "Uitkomst" });
  await expect(outcome.getByRole("row", { name: /Sanne/ })).toContainText("Pro, kostenplaats Verkoop Zuid");
  await expect(outcome.getByRole("row", { name: /Wim/ })).not.toContainText("kostenplaats");
  await page.getByRole("button", { name: "Zet alles in aanvraag" }).click();
  await expect(lineOf(page, "Sanne toevoegen")).toContainText("Pro, kostenplaats Verkoop Zuid");
  await submit(page);
  await expect(page.getByRole("main")).toContainText("kostenplaats Verkoop Zuid");
  await takeBack(page, "Hele aanvraag intrekken");
});
