import { basketOf, submit, takeBack, unfoldAdd, withoutDrafts } from "./testing/change-page";
import { expect, test } from "./testing/portal-test";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false, story: "after-term" });

  test("a customer gives a change a reference, finds it by that, and moves it to another day", async ({ page }) => {
    await withoutDrafts(page);
    await page.goto("/changes/new");
    await unfoldAdd(page);
    const form = page.getByRole("region", { name: "Profiel toevoegen" });
    await form.getByLabel("Naam").fill("Noor Verhage");
    await form.getByRole("button", { name: "Zet in aanvraag" }).click();
    await basketOf(page).getByText("Eigen referentie of opmerking").click();
    await page.getByLabel("Eigen referentie").fill('PO-4310 <b>"x"</b>');
    await page.getByLabel("Opmerking").fill("Voor Utrecht\nmet spoed");
    await basketOf(page).getByRole("button", { name: "Controleer mijn aanvraag" }).click();
    await expect(page.getByLabel("Eigen referentie")).toHaveValue('PO-4310 <b>"x"</b>');
    await submit(page);
    await expect(page.getByText('PO-4310 <b>"x"</b>')).toBeVisible();

    await page.goto("/changes");
    await page.getByLabel("Zoek een aanvraag").fill("po-4310");
    await page.getByRole("button", { name: "Zoek", exact: true }).click();
    await page
      .getByRole("row", { name: /PO-4310/ })
      .getByRole("link")
      .click();

    const row = page.getByRole("row", { name: /Noor Verhage toevoegen/ }).first();
    await row.getByRole("button", { name: /^Andere dag/ }).click();
    const dialog = page.getByRole("dialog", { name: /^Andere dag/ });
    const day = dialog.getByLabel("Nieuwe dag");
    const last = (await day.getAttribute("max")) ?? "";
    await day.fill(tuesdayBefore(last));
    await dialog.getByRole("button", { name: "Bekijk wat het betekent" }).click();
    const shown = page.getByRole("region", { name: "Een andere dag" });
    await expect(shown).toContainText("Dit kost je niet meer dan je afsprak");
    await shown.getByRole("button", { name: "Verplaats" }).click();
    await expect(page.getByText("Verplaatst. Hieronder staat wat nu afgesproken is.")).toBeVisible();
    await expect(page.getByRole("region", { name: "Verloop" })).toContainText("Andere dag: Noor Verhage toevoegen");

    await row.getByRole("button", { name: /^Andere dag/ }).click();
    await day.fill(tuesdayBefore(last, 2));
    await dialog.getByRole("button", { name: "Bekijk wat het betekent" }).click();
    await expect(page.getByRole("alert")).toContainText("Dat kan niet, en er is niets verplaatst.");
    await takeBack(page, "Hele aanvraag intrekken");
  });
});

test.describe("a queued swap of two numbers, without JavaScript", () => {
  test.use({ javaScriptEnabled: false, story: "room" });

  test("is moved as a pair and taken back as a pair, from either of its lines (R3.5)", async ({ page, api }) => {
    const fixed = (await api.numbers()).flatMap(({ e164, numberId, name }) =>
      numberId !== null && name !== null ? [{ e164, name }] : [],
    );
    const [one, other] = fixed.slice(-2);
    if (one === undefined || other === undefined) throw new Error("The story has users with numbers");
    const profileOf = async (e164: string): Promise<string> =>
      (await api.people()).flatMap(({ profiles }) => profiles).find((profile) => profile.e164 === e164)?.profileId ??
      "";
    const preferredDate = "2026-12-15";
    const { id } = await api.submit({
      lines: [
        { action: "hand-over", profileId: await profileOf(one.e164), e164: other.e164, preferredDate },
        { action: "hand-over", profileId: await profileOf(other.e164), e164: one.e164, preferredDate },
      ],
    });
    await page.goto(`/changes/${id}`);
    const row = page.getByRole("row", { name: new RegExp(`^Ander nummer voor ${other.name}`) }).first();
    await row.getByRole("button", { name: /^Andere dag/ }).click();
    const dialog = page.getByRole("dialog", { name: /^Andere dag/ });
    await dialog.getByLabel("Nieuwe dag").fill("2026-12-22");
    await dialog.getByRole("button", { name: "Bekijk wat het betekent" }).click();
    const shown = page.getByRole("region", { name: "Een andere dag" });
    await expect(shown).toContainText("Deze 2 regels houden elkaar vast en gaan samen naar een andere dag.");
    for (const { name } of [one, other]) {
      await expect(shown.getByRole("row", { name: new RegExp(`^Ander nummer voor ${name}`) })).toContainText(
        "dinsdag 22 december 2026",
      );
    }
    await shown.getByRole("button", { name: "Verplaats" }).click();
    await expect(page.getByText("Verplaatst. Hieronder staat wat nu afgesproken is.")).toBeVisible();
    await expect(page.getByRole("region", { name: "Verloop" }).getByText(/^Andere dag: Ander nummer voor/)).toHaveCount(
      2,
    );

    await row.getByRole("button", { name: /intrekken/i }).click();
    await page.getByRole("button", { name: "Ja, trek 1 regel in" }).click();
    const refusal = page.getByRole("alert");
    await expect(refusal).toContainText("Deze regels houden elkaar vast. Samen kunnen ze wel terug:");
    await expect(refusal.getByRole("listitem")).toHaveCount(2);
    await refusal.getByRole("button", { name: "Trek deze 2 regels samen in" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Ingetrokken" }).first()).toBeVisible();
    expect((await api.changes()).find((change) => change.id === id)?.status).toBe("cancelled");
  });
});

test.describe("what could not be carried out", () => {
  test.use({ story: "failed-request" });

  test("is asked for again with what is possible now, and the page says line by line what changed", async ({
    page,
  }) => {
    await page.goto("/changes");
    const request = await page
      .getByRole("row", { name: /Deels uitgevoerd/ })
      .getByRole("link")
      .getAttribute("href");
    await page.goto(`/changes/new?again=${(request ?? "").split("/").at(-1) ?? ""}`);
    await expect(page.getByRole("status").filter({ hasText: "Ingevuld met wat nu kan" })).toContainText("weggelaten");
  });

  test("of another customer is not found", async ({ page }) => {
    const answer = await page.goto("/changes/new?again=00000000-0000-4000-8000-000000000000");
    expect(answer?.status()).toBe(404);
  });
});

/** Returns a Tuesday well before a day, or some days before that Tuesday. */
function tuesdayBefore(day: string, daysBefore = 0): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 30);
  while (date.getUTCDay() !== 2) date.setUTCDate(date.getUTCDate() - 1);
  date.setUTCDate(date.getUTCDate() - daysBefore);
  return date.toISOString().slice(0, 10);
}
