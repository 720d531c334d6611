import { readFileSync } from "node:fs";

import { basketOf, lineOf, openChangePage, profileChoice, untilHydrated, withoutDrafts } from "./testing/change-page";
import { expect, test } from "./testing/portal-test";

test.use({ story: "room" });

test("what has been put together is kept, named, shared and compared", async ({ page, api }) => {
  const [first, second] = (await api.profiles()).filter(({ productCode }) => productCode === "VOICE_PROFILE_PRO");
  if (first === undefined || second === undefined) throw new Error("The story has Pro users");
  await openChangePage(page);

  await test.step("it is still there after leaving the page at once", async () => {
    await profileChoice(page, first.name).selectOption("Opzeggen");
    await page.goto("/");
    await page.goto("/changes/new");
    await expect(lineOf(page, `${first.name} opzeggen`)).toBeVisible();
  });

  await test.step("with the line's own day", async () => {
    await untilHydrated(page);
    await basketOf(page).getByText("Op een andere dag").click();
    await basketOf(page).getByLabel(`Dag voor ${first.name} opzeggen`).fill("2026-12-10");
    await expect(lineOf(page, `${first.name} opzeggen`)).toContainText("do 10 dec");
    await expect(basketOf(page).getByText("Bewaard. Je kunt weggaan en later verder.")).toBeVisible();
    await page.reload();
    await expect(lineOf(page, `${first.name} opzeggen`)).toContainText("do 10 dec");
  });

  await test.step("with a name it is kept beside the next one", async () => {
    await untilHydrated(page);
    await basketOf(page).getByText("Bewaar als concept").click();
    await basketOf(page).getByLabel("Naam van het concept").fill("Jan weg in december");
    await basketOf(page).getByRole("button", { name: "Bewaar", exact: true }).click();
    await expect(page.getByRole("status")).toHaveText("Bewaard als Jan weg in december.");
    await page.goto("/changes/new");
    await expect(basketOf(page)).toContainText("0 regels");
    await untilHydrated(page);
    await profileChoice(page, second.name).selectOption("Plus");
    await expect(basketOf(page).getByText("Bewaard. Je kunt weggaan en later verder.")).toBeVisible();
  });

  await test.step("two are compared side by side", async () => {
    await page.goto("/changes/drafts");
    await page.getByRole("checkbox", { name: "Kies Jan weg in december om te vergelijken" }).check();
    await page.getByRole("checkbox", { name: "Kies Waar je nu mee bezig bent om te vergelijken" }).check();
    await expect(page.getByRole("link", { name: /^Concepten ?, 2 concepten$/ })).toBeVisible();
    await page.getByRole("button", { name: "Vergelijk" }).click();
    await expect(page.getByRole("row", { name: /^Alles geldt t\/m/ }).getByRole("cell")).toHaveCount(2);
    await expect(page.getByRole("row", { name: /^Bedragen gelden t\/m/ })).toContainText("9 dec 2026");
    const row = page.getByRole("row", { name: /^Klaar op/ });
    await expect(row).toContainText("10 dec 2026");
    await expect(page.getByRole("row", { name: /^Wat er gebeurt/ })).toContainText("1 profiel stopt");
    await expect(page.getByRole("region", { name: "Tot wanneer dit geldt" })).toContainText(
      "Dit voorstel legt niets vast",
    );
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: "Voorstel als pdf" }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toMatch(/^voorstel-\d{4}-\d\d-\d\d\.pdf$/);
    expect(readFileSync(await file.path(), "latin1")).toMatch(/^%PDF-1\.7/);
    await page.goto("/changes/compare?draft=00000000-0000-4000-8000-000000000000");
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Concepten vergelijken");
  });

  await test.step("a colleague sees what is shared, and no more", async () => {
    await page.goto("/changes/drafts");
    await page.getByRole("button", { name: "Deel Jan weg in december met collega’s" }).click();
    await expect(page.getByText("gedeeld met collega’s")).toBeVisible();
    await page.getByRole("button", { name: "Verwijder Jan weg in december" }).click();
    const question = page.getByRole("dialog", { name: "Jan weg in december verwijderen?" });
    await expect(question).toContainText("Collega’s met wie je het deelt");
    await question.getByRole("button", { name: "Nee, bewaar het" }).click();
    await expect(page.getByRole("link", { name: "Jan weg in december", exact: true })).toBeVisible();
    await withoutDrafts(page);
    await expect(page.getByText("Nog geen concepten")).toBeVisible();
  });
});

test("a draft keeps what was typed about it, and says so when it is more than can be kept", async ({ page, api }) => {
  const [first] = (await api.profiles()).filter(({ productCode }) => productCode === "VOICE_PROFILE_PRO");
  if (first === undefined) throw new Error("The story has Pro users");
  await openChangePage(page);
  await profileChoice(page, first.name).selectOption("Opzeggen");
  await basketOf(page).getByText("Eigen referentie of opmerking").click();
  await basketOf(page).getByLabel("Opmerking", { exact: true }).fill("Voor de verhuizing\nin januari");
  await basketOf(page).getByLabel("Referentie").fill("PO 4310");
  await page.goto("/");
  await page.goto("/changes/new");
  await expect(basketOf(page).getByLabel("Referentie")).toHaveValue("PO 4310");
  await expect(basketOf(page).getByLabel("Opmerking", { exact: true })).toHaveValue("Voor de verhuizing\nin januari");

  const extra = { action: "add-option", profileId: null, productCode: "VOICE_BEL_ME_NU" };
  const content = JSON.stringify({ wishes: {}, extras: Array(2_001).fill(extra), preferredDate: null });
  const answer = await page.request.post("/changes/draft", {
    form: { content },
    headers: { Origin: new URL(page.url()).origin },
  });
  expect(answer.status()).toBe(422);
  await page.reload();
  await expect(lineOf(page, `${first.name} opzeggen`)).toBeVisible();
  await withoutDrafts(page);
});

test("what is changed while a save is under way is kept when the page is left, and an older save that arrives later changes nothing", async ({
  page,
  api,
}) => {
  const [first, second] = (await api.profiles()).filter(({ productCode }) => productCode === "VOICE_PROFILE_PRO");
  if (first === undefined || second === undefined) throw new Error("The story has Pro users");
  await openChangePage(page);
  const posted: string[] = [];
  // The first save takes as long as the test does.
  await page.route("**/changes/draft", async (route) => {
    posted.push(route.request().postData() ?? "");
    if (posted.length > 1) await route.continue();
  });
  await profileChoice(page, first.name).selectOption("Opzeggen");
  await expect.poll(() => posted.length).toBe(1);
  await profileChoice(page, second.name).selectOption("Opzeggen");
  await page.goto("/");
  await page.goto("/changes/new");
  await expect(lineOf(page, `${second.name} opzeggen`)).toBeVisible();
  await expect(lineOf(page, `${first.name} opzeggen`)).toBeVisible();

  const late = await page.request.post("/changes/draft", {
    data: posted[0] ?? "",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: new URL(page.url()).origin },
  });
  expect(await late.json()).toMatchObject({ kind: "overtaken" });
  await page.reload();
  await expect(lineOf(page, `${second.name} opzeggen`)).toBeVisible();
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await withoutDrafts(page);
});

test("two tabs do not overwrite each other unseen", async ({ page, context, api }) => {
  const [first, second] = (await api.profiles()).filter(({ productCode }) => productCode === "VOICE_PROFILE_PRO");
  if (first === undefined || second === undefined) throw new Error("The story has Pro users");
  await openChangePage(page);
  await profileChoice(page, first.name).selectOption("Opzeggen");
  await expect(basketOf(page).getByText("Bewaard. Je kunt weggaan en later verder.")).toBeVisible();
  const other = await context.newPage();
  await other.goto("/changes/new");
  await untilHydrated(other);
  await profileChoice(other, second.name).selectOption("Opzeggen");
  await expect(basketOf(other).getByText("Bewaard. Je kunt weggaan en later verder.")).toBeVisible();
  await profileChoice(page, first.name).selectOption("Plus");
  await expect(basketOf(page).getByText("Dit concept is intussen ergens anders gewijzigd.")).toBeVisible();
  await basketOf(page).getByRole("link", { name: "Haal de laatste versie op" }).click();
  await expect(lineOf(page, `${second.name} opzeggen`)).toBeVisible();
  await other.close();
  await withoutDrafts(page);
});

test("an option is added for everyone who is ticked, and taken away again", async ({ page }) => {
  await openChangePage(page);
  const bar = page.getByRole("group", { name: "Aangevinkte gebruikers wijzigen" });
  await bar.getByRole("button", { name: "Alle 16 aanvinken" }).click();
  await bar.getByLabel("Optie erbij of eraf").selectOption({ value: "+VOICE_UNLIMITED_NL" });
  await bar.getByRole("button", { name: "Pas toe" }).click();
  await expect(bar.getByRole("status")).toContainText(/\d+ collega’s krijgen Onbeperkt Bellen Nederland/);
  await bar.getByRole("button", { name: "Alle 16 aanvinken" }).click();
  await bar.getByLabel("Optie erbij of eraf").selectOption({ value: "-VOICE_UNLIMITED_NL" });
  await bar.getByRole("button", { name: "Pas toe" }).click();
  await expect(bar.getByRole("status")).toContainText(/Bij \d+ collega’s gaat Onbeperkt Bellen Nederland eraf/);
});
