import { centsIn } from "./testing/amounts";
import {
  basketOf,
  figuresOf,
  lineOf,
  profileChoice,
  submit,
  takeBack,
  unfoldAdd,
  withoutDrafts,
} from "./testing/change-page";
import { ownerOf } from "./testing/demo-users";
import { expect, test } from "./testing/portal-test";

test.use({ javaScriptEnabled: false });

const { email, password } = ownerOf("after-term");

test("a customer without JavaScript signs in, reads invoices and usage, and submits a change", async ({ page }) => {
  await test.step("signs in", async () => {
    await page.goto("/login");
    await page.getByLabel("E-mailadres").fill(email);
    await page.getByLabel("Wachtwoord").fill(password);
    await page.getByRole("button", { name: "Inloggen" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Overzicht" })).toBeVisible();
  });

  await test.step("lists invoices of a year and opens one", async () => {
    await page.getByRole("navigation", { name: "Hoofdmenu" }).getByRole("link", { name: "Facturen" }).click();
    await page.getByLabel("Jaar").selectOption("2026");
    await page.getByRole("button", { name: "Toon" }).click();
    const invoices = page.getByRole("table", { name: "Facturen, de nieuwste eerst" });
    const newest = invoices.locator("tbody").getByRole("row").first();
    const total = centsIn(await newest.getByRole("cell").last().textContent());
    await newest.getByRole("rowheader").getByRole("link").click();
    const summary = page.getByRole("region", { name: "Samenvatting" });
    expect(centsIn(await summary.locator("p").first().textContent())).toBe(total);
  });

  await test.step("reads the usage of a month by user", async () => {
    await page.getByRole("navigation", { name: "Hoofdmenu" }).getByRole("link", { name: "Verbruik" }).click();
    await page.getByLabel("Periode").selectOption("oktober 2026");
    await page.getByLabel("Groeperen op").selectOption("Gebruiker");
    await page.getByRole("button", { name: "Toon" }).click();
    const usage = page.getByRole("table", { name: "Verbruik in oktober 2026" });
    await expect(usage.getByRole("columnheader").first()).toHaveText("Gebruiker");
    expect(await usage.locator("tbody").getByRole("row").count()).toBeGreaterThan(1);
    await expect(page.locator("[aria-busy=true]").filter({ visible: true })).toHaveCount(0);
  });

  await test.step("looks up a user", async () => {
    await page.getByRole("navigation", { name: "Hoofdmenu" }).getByRole("link", { name: "Mensen en nummers" }).click();
    await page.getByRole("navigation", { name: "Mensen en nummers" }).getByRole("link", { name: "Modules" }).click();
    await page.getByLabel("Product").selectOption("Plus");
    await page.getByRole("button", { name: "Toon" }).click();
    await expect(page).toHaveURL(/product=VOICE_PROFILE_PLUS/);
    await expect(page.getByRole("link", { name: /^Wijzig / })).toHaveCount(2);
  });

  await test.step("puts a change together by round trips, submits it and takes it back", async () => {
    await withoutDrafts(page);
    await page.getByRole("navigation", { name: "Hoofdmenu" }).getByRole("link", { name: "Wijzigingen" }).click();
    await page.getByRole("link", { name: "Wijziging aanvragen" }).click();
    const choices = page.getByRole("combobox", { name: /^Profiel van / });
    const user = ((await choices.first().getAttribute("aria-label")) ?? "").replace("Profiel van ", "");
    await choices.first().selectOption("Opzeggen");
    await unfoldAdd(page);
    const form = page.getByRole("region", { name: "Profiel toevoegen" });
    await form.getByLabel("Naam").fill("Nadia Verweij");
    await form.getByLabel("Met IP-toestel").check();
    await form.getByRole("button", { name: "Zet in aanvraag" }).click();
    await expect(lineOf(page, `${user} opzeggen`)).toBeVisible();
    await expect(lineOf(page, "Nadia Verweij toevoegen")).toContainText("met IP-toestel");

    const neighbour = ((await choices.nth(1).getAttribute("aria-label")) ?? "").replace("Profiel van ", "");
    await page.getByRole("button", { name: `Opties van ${neighbour}` }).click();
    await page
      .getByRole("group", { name: `Opties van ${neighbour}` })
      .getByLabel("Onbeperkt Bellen Nederland")
      .check();
    await basketOf(page).getByRole("button", { name: "Controleer mijn aanvraag" }).click();
    await expect(lineOf(page, "Onbeperkt Bellen Nederland")).toContainText(`voor ${neighbour}`);
    expect((await figuresOf(page)).verdict).toBe("within-limit");

    await basketOf(page).getByRole("button", { name: "Haal uit je aanvraag: Nadia Verweij toevoegen" }).click();
    await expect(lineOf(page, "Nadia Verweij toevoegen")).toHaveCount(0);
    await expect(profileChoice(page, user)).toHaveValue("remove");
    await submit(page);
    await expect(page.getByRole("row", { name: `${user} opzeggen` })).toContainText("Ingepland");
    await takeBack(page, "Hele aanvraag intrekken");
    await expect(page.getByText("Aanvraag ingetrokken")).toBeVisible();
  });
});

test.describe("an owner without JavaScript who assigns users to a cost centre", () => {
  test.use({ story: "none-left" });

  test("is shown how many change, and saves by pressing once more", async ({ page }) => {
    await page.goto("/account/cost-centres");
    await page.getByRole("checkbox").nth(0).check();
    await page.getByRole("checkbox").nth(1).check();
    await page.getByLabel("Kostenplaats", { exact: true }).fill("Balie");
    const assign = page.getByRole("button", { name: "Zet op deze kostenplaats" });
    await assign.click();
    await expect(page.getByText("Er veranderen 2 gebruikers.")).toBeVisible();
    await expect(page.getByRole("cell", { name: "Balie" })).toHaveCount(0);
    await assign.click();
    await expect(page.getByText("Opgeslagen: 2 gebruikers zijn gewijzigd.")).toBeVisible();
    await expect(page.getByRole("cell", { name: "Balie" })).toHaveCount(2);
  });
});
