import { basketOf, figuresOf, lineOf, submit, takeBack, untilHydrated, withoutDrafts } from "./testing/change-page";
import { expect, test } from "./testing/portal-test";

test.describe("with room to leave", () => {
  test.use({ story: "last-month" });
  test("R4.1 Jan (fixed and mobile) leaves on the last paid day, Sanne starts on Monday with his number and a desk phone, no fee", async ({
    page,
    api,
  }) => {
    await withoutDrafts(page);
    const jan = (await api.people()).find(({ profiles }) => profiles.length === 2)?.name ?? "";
    await page.goto("/people");
    await page.getByLabel("Zoek op naam, nummer of kostenplaats").fill(jan.toUpperCase());
    await page.getByRole("button", { name: "Toon" }).click();
    await page.getByRole("link", { name: jan, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(jan);
    await page.getByRole("link", { name: "Vertrekt" }).click();

    const days = page.getByRole("group", { name: "Wat is de laatste dag van wat je opzegt?" });
    await expect(days.getByRole("radio", { name: /^Laatste betaalde dag: donderdag 31 december 2026/ })).toBeChecked();
    await expect(days).toContainText("Betaald tot en met 31 december 2026.");
    const fixed = page.getByRole("group", { name: /^Vast bellen/ });
    await fixed.getByRole("radio", { name: /^Overdragen aan iemand anders/ }).check();
    await fixed.getByLabel("Aan wie").fill("Sanne de Wit");
    await fixed.getByLabel("Vanaf").fill("2026-11-23");
    await fixed.getByLabel(/^Met een nieuw IP-toestel/).check();

    await page.getByRole("button", { name: "Reken door" }).click();
    const costs = page.getByRole("region", { name: "Wat dit doet en kost" });
    await expect(costs.getByRole("row", { name: `${jan} wordt Sanne de Wit` })).toContainText("ma 23 nov");
    await expect(costs.getByRole("row", { name: `${jan} opzeggen` })).toContainText("do 31 dec");
    await expect(costs.getByRole("row", { name: /^Samen/ })).toContainText("€ 0,00");

    await page.getByRole("button", { name: "Zet in aanvraag" }).click();
    await untilHydrated(page);
    await expect(lineOf(page, `${jan} wordt Sanne de Wit`)).toContainText("ma 23 nov");
    await expect(lineOf(page, `${jan} opzeggen`)).toContainText("do 31 dec");
    await expect(basketOf(page).getByRole("status").filter({ hasText: "Past in je ruimte" })).toBeVisible();
    expect((await figuresOf(page)).totals).toEqual({ oneTimeCents: 8_900, monthlyDeltaCents: -1_500, buyOutCents: 0 });
    await submit(page);
    await expect(page).toHaveURL(/\/changes\/[0-9a-f-]{36}/);
    await expect(page.getByRole("main")).toContainText(`${jan} wordt Sanne de Wit`);

    await page.goto(`/people?q=${encodeURIComponent(jan)}`);
    await page.getByRole("link", { name: jan, exact: true }).click();
    const asked = page.getByRole("region", { name: "Wat gevraagd is en loopt" });
    await expect(asked.getByRole("link", { name: `${jan} wordt Sanne de Wit` })).toBeVisible();
    await asked.getByRole("link", { name: `${jan} opzeggen` }).click();
    await takeBack(page, "Hele aanvraag intrekken");
  });
});

test.describe("R3.6 with no room left", () => {
  test.use({ story: "none-left" });

  test("it says from when leaving costs nothing, and that day is one choice", async ({ page, api }) => {
    await withoutDrafts(page);
    const pro = (await api.profiles()).filter(({ productCode }) => productCode === "VOICE_PROFILE_PRO").at(-1);
    const leaver = (await api.people()).find(({ profiles }) =>
      profiles.some((own) => own.profileId === pro?.profileId),
    );
    await page.goto(`/people/${leaver?.personId ?? ""}/leave`);
    const days = page.getByRole("group", { name: "Wat is de laatste dag van wat je opzegt?" });
    await days.getByRole("radio", { name: /^Kosteloos vanaf: maandag 12 april 2027/ }).check();
    await page.getByRole("button", { name: "Reken door" }).click();
    const costs = page.getByRole("region", { name: "Wat dit doet en kost" });
    await expect(costs).toContainText("Als het op 12 april 2027 wordt ingediend");
    await expect(costs.getByRole("row", { name: /^Samen/ })).toContainText("€ 0,00");
    await page.getByRole("button", { name: "Zet in aanvraag" }).click();
    await untilHydrated(page);
    await expect(basketOf(page).getByLabel("Indienen op")).toHaveValue("2027-04-12");
    await expect(basketOf(page).getByLabel("Afkoopsom hoogstens")).toHaveValue("0,00");
    await basketOf(page).getByRole("button", { name: "Zet klaar" }).click();
    await expect(page.getByRole("status")).toContainText("Klaargezet. Op maandag 12 april 2027");
    await page.getByRole("button", { name: "Schrap deze aanvraag" }).click();
    await page.getByRole("button", { name: "Ja, schrap hem" }).click();
  });
});

test.describe("whoever leaves is found", () => {
  test.use({ story: "large" });

  test("by a part of the name or number, and no button changes its place", async ({ page, api }) => {
    const somebody = (await api.people()).at(-3);
    await withoutDrafts(page);
    await page.goto("/changes/new");
    await untilHydrated(page);
    const task = page.locator("summary").filter({ hasText: "Iemand vertrekt" });
    const before = await task.boundingBox();
    await task.click();
    await expect(page.getByText(/^Nog \d+ mensen\. Typ meer van de naam\.$/)).toBeVisible();
    expect(await task.boundingBox()).toEqual(before);
    await page.getByLabel("Wie vertrekt er?").fill(somebody?.name.slice(2) ?? "");
    await page.getByLabel("Wie vertrekt er?").press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${somebody?.name ?? ""} vertrekt`);
    await withoutDrafts(page);
  });
});

test.describe("on a phone", () => {
  test.use({ story: "last-month", viewport: { width: 390, height: 800 } });

  test("no field stands outside its choice, and fields show with the choice they belong to", async ({ page, api }) => {
    const jan = (await api.people()).find(({ profiles }) => profiles.length === 2);
    await page.goto(`/people/${jan?.personId ?? ""}/leave`);
    const fixed = page.getByRole("group", { name: /^Vast bellen/ });
    await expect(fixed.getByLabel("Vanaf")).toBeHidden();
    await fixed.getByRole("radio", { name: /^Overdragen aan iemand anders/ }).check();
    const [field, group] = [await fixed.getByLabel("Vanaf").boundingBox(), await fixed.boundingBox()];
    if (field === null || group === null) throw new Error("Both are shown");
    expect(field.x + field.width).toBeLessThanOrEqual(group.x + group.width);
  });
});
