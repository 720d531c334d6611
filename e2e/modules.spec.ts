import { centsIn } from "./testing/amounts";
import { withoutDrafts } from "./testing/change-page";
import { expect, test } from "./testing/portal-test";

test.use({ story: "large" });

test.describe("a customer who looks up who has what", () => {
  test("finds a user by name and is one click from changing what that user has", async ({ page, api }) => {
    const user = (await api.profiles()).find(({ productCode }) => productCode === "VOICE_PROFILE_PRO");
    if (user === undefined) throw new Error("The story has users of Connext Pro");
    await withoutDrafts(page);
    await page.goto("/modules");
    await page.getByLabel("Zoek op naam, nummer of kostenplaats").fill(user.name);
    await page.getByLabel("Module").selectOption("Vast bellen");
    await page.getByRole("button", { name: "Toon" }).click();
    const found = page.getByRole("table", { name: /Wie wat heeft in Vast bellen/ });
    await expect(found.getByRole("rowheader")).toHaveCount(1);
    await expect(found.getByRole("rowheader")).toContainText(user.name);

    await found.getByRole("link", { name: `Wijzig ${user.name}` }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Wat wil je wijzigen?" })).toBeVisible();
    await expect(page.getByRole("group", { name: `Opties van ${user.name} op Pro` })).toBeVisible();
  });

  test("reads for each module how many users can still leave without a fee (R2.3)", async ({ page }) => {
    await page.goto("/modules");
    const voice = page.getByRole("region", { name: "Vast bellen" });
    await expect(voice.getByRole("img", { name: /^Vast bellen: Van 14 plekken is er 1 ingepland/ })).toBeVisible();
    await expect(voice).toContainText("nog 13 van 14");
    await expect(voice).toContainText(
      "25% van de 58 profielen waarmee dit contractjaar begon is 14: 0 gebruikt, 1 ingepland",
    );
    await expect(page.getByRole("region", { name: "Tv" })).toContainText("is minder dan 1");
  });

  test("finds a user by the last digits of the number", async ({ page }) => {
    await page.goto("/modules");
    await page.getByLabel("Zoek op naam, nummer of kostenplaats").fill("700 10 15");
    await page.getByRole("button", { name: "Toon" }).click();
    await expect(page.getByRole("rowheader")).toHaveCount(1);
    await expect(page.getByRole("rowheader")).toContainText("033 700 10 15");
  });

  test("reads what each module costs per month, and the total above", async ({ page }) => {
    await page.goto("/modules");
    const modules = ["Internet", "Vast bellen", "Mobiel", "Tv"];
    const costs = await Promise.all(
      modules.map(async (name) =>
        centsIn(await page.getByRole("region", { name }).getByText("per maand").first().locator("..").textContent()),
      ),
    );
    const whole = centsIn(await page.getByText(/Samen met alles eromheen is dat/).textContent());
    expect(whole).toBe(costs.reduce((sum, cents) => sum + cents, 0));
    await expect(page.getByRole("region", { name: "Internet" })).toContainText("Servicelevel: Premium");
  });
});
