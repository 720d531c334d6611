import {
  basketOf,
  figuresOf,
  lineOf,
  openChangePage,
  profileChoice,
  submit,
  takeBack,
  unfoldAdd,
  unfoldOptions,
  untilHydrated,
} from "./testing/change-page";
import { expect, test } from "./testing/portal-test";

test.use({ story: "room" });

test("R2.3 a customer with room removes two users without a fee, adds one with a phone, and takes it all back", async ({
  page,
  api,
}) => {
  const users = (await api.profiles()).filter(({ productCode }) => productCode === "VOICE_PROFILE_PRO");
  const plain = users.find(({ options }) => options.length === 0);
  const unlimited = users.find(({ options }) => options.join() === "VOICE_UNLIMITED_NL");
  if (plain === undefined || unlimited === undefined)
    throw new Error("The story has Pro users with and without options");
  const basket = basketOf(page);
  const room = basket.getByRole("img", { name: /^Afschaalruimte vast bellen: / });

  await test.step("a removal uses one of four places, and is billed to the end of next month (R4.1)", async () => {
    await openChangePage(page);
    await profileChoice(page, plain.name).selectOption("Opzeggen");
    await expect(basket.getByRole("status")).toHaveText("Past in je ruimte");
    await expect(room).toHaveAccessibleName(/Van 4 plekken vraagt deze aanvraag er 1 en zijn er 3 vrij/);
    const line = lineOf(page, `${plain.name} opzeggen`);
    await expect(line).toContainText("Stoptma 23 nov");
    await expect(line).toContainText("Je betaalt nog t/m31 dec 2026");
    await expect(line).toContainText("Zonder afkoopsom");
    expect((await figuresOf(page)).totals).toEqual({ oneTimeCents: 0, monthlyDeltaCents: -750, buyOutCents: 0 });
  });

  await test.step("another removal takes its options along", async () => {
    await profileChoice(page, unlimited.name).selectOption("Opzeggen");
    await expect(room).toHaveAccessibleName(/Van 4 plekken vraagt deze aanvraag er 2 en zijn er 2 vrij/);
    await expect(lineOf(page, `${unlimited.name} opzeggen`)).toContainText("−€ 13,00");
    expect((await figuresOf(page)).totals).toEqual({ oneTimeCents: 0, monthlyDeltaCents: -2050, buyOutCents: 0 });
  });

  await test.step("a new user with a phone takes five working days (R3.2)", async () => {
    await unfoldAdd(page);
    const form = page.getByRole("region", { name: "Profiel toevoegen" });
    await form.getByRole("radio", { name: /^Pro/ }).check();
    await form.getByLabel("Naam").fill("Nadia Verweij");
    await form.getByLabel("Met IP-toestel").check();
    await form.getByRole("button", { name: "Zet in aanvraag" }).click();
    await expect(form.getByLabel("Naam")).toHaveValue("");
    const line = lineOf(page, "Nadia Verweij toevoegen");
    await expect(line).toContainText("Pro, met IP-toestel");
    await expect(line).toContainText("Vanafvr 27 nov");
    await expect(line).toContainText("Eenmalig€ 104,00");
    await expect(basket).toContainText("Alles is klaar op vrijdag 27 november 2026.");
    expect(await figuresOf(page)).toEqual({
      verdict: "within-limit",
      totals: { oneTimeCents: 10_400, monthlyDeltaCents: -1_300, buyOutCents: 0 },
    });
  });

  const id = await submit(page);
  const lines = page.getByRole("table", { name: "Regels" });

  await test.step("it is queued as it was shown", async () => {
    await expect(page.getByRole("status")).toHaveText(/Alles is klaar op vrijdag 27 november 2026/);
    await expect(lines.getByRole("row", { name: `${plain.name} opzeggen` })).toContainText("31 dec 2026");
    await expect(lines.getByRole("row", { name: "Nadia Verweij toevoegen" })).toContainText("Ingepland");
    await expect(lines.getByRole("row", { name: /^Exclusief btw/ })).toContainText("−€ 13,00");
    await page.getByRole("navigation", { name: "Hoofdmenu" }).getByRole("link", { name: "Wijzigingen" }).click();
    await expect(page.getByRole("row", { name: /3 regels/ })).toContainText("Ingepland");
    await page
      .getByRole("row", { name: /3 regels/ })
      .getByRole("link")
      .click();
  });

  await test.step("the modules page links a user who leaves to the request, not to a new change", async () => {
    await page.goto("/modules");
    await expect(page.getByRole("link", { name: `Wijzig ${plain.name}` })).toHaveCount(0);
    await page.getByRole("link", { name: `Bekijk aanvraag ${plain.name}` }).click();
    await expect(page).toHaveURL(new RegExp(`/changes/${id}$`));
  });

  await test.step("one line is taken back, the others stay", async () => {
    await expect(page.getByText("Een toestel bezorgen we op je installatieadres.")).toBeVisible();
    await takeBack(page, "Intrekken: Nadia Verweij toevoegen");
    await expect(page.getByRole("status")).toContainText("Ingetrokken.");
    await expect(page.getByText("Een toestel bezorgen we op je installatieadres.")).toHaveCount(0);
    await expect(lines.getByRole("row", { name: "Nadia Verweij toevoegen" })).toContainText("Ingetrokken");
    await expect(lines.getByRole("row", { name: `${plain.name} opzeggen` })).toContainText("Ingepland");
  });

  await test.step("the rest is taken back, and the room is free again (R2.11)", async () => {
    await page.getByRole("button", { name: "Hele aanvraag intrekken" }).click();
    const asks = page.getByRole("dialog", { name: "Hele aanvraag intrekken" });
    await expect(asks).toContainText(
      /^Hele aanvraag intrekken\d regels gaan dan niet door: op \w+dag .* verandert er niets\./,
    );
    await asks.getByRole("button", { name: "Nee, laat staan" }).click();
    await expect(asks).toBeHidden();
    expect((await api.changes()).find((change) => change.id === id)?.status).toBe("queued");
    await takeBack(page, "Hele aanvraag intrekken");
    await expect(page.getByText("Aanvraag ingetrokken")).toBeVisible();
    await expect(lines.getByText("Ingepland")).toHaveCount(0);
    await expect(page.getByRole("heading", { name: "Ingetrokken: dit gaat niet door" })).toBeVisible();
    await expect(page.getByText("Past in je ruimte", { exact: true })).toHaveCount(0);
    await expect(page.getByText("Zo is het afgesproken")).toHaveCount(0);
    await expect(lines.getByRole("row", { name: `${plain.name} opzeggen` }).locator("s")).toHaveCount(2);
    await expect(page.getByRole("button", { name: "Hele aanvraag intrekken" })).toHaveCount(0);
    expect((await api.changes()).find((change) => change.id === id)?.status).toBe("cancelled");
    const again = await api.preview({ lines: [{ action: "remove-profile", profileId: plain.profileId }] });
    expect(again.downscale).toMatchObject([{ category: "voice", allowance: 4, used: 0, remaining: 3 }]);
  });
});

test("a request without lines says what to do first, until something is chosen", async ({ page }) => {
  await openChangePage(page);
  await basketOf(page).getByRole("button", { name: "Aanvraag indienen" }).click();
  const notice = page.getByRole("alert");
  await expect(notice).toContainText("Kies eerst wat er verandert");
  await untilHydrated(page);
  await page
    .getByRole("checkbox", { name: /^Vink .* aan$/ })
    .first()
    .check();
  await expect(notice).toBeVisible();
  await page
    .getByRole("group", { name: "Aangevinkte gebruikers wijzigen" })
    .getByRole("button", { name: "Opzeggen" })
    .click();
  await expect(notice).toHaveCount(0);
});

test("an open row says what options cost per month and once, and can be removed there", async ({ page, api }) => {
  // The test above removes the first one, and may run at the same time.
  const [, user] = (await api.profiles()).filter(
    ({ productCode, options }) => productCode === "VOICE_PROFILE_PRO" && options.length === 0,
  );
  if (user === undefined) throw new Error("The story has two Pro users without options");
  await openChangePage(page);
  const options = await unfoldOptions(page, user.name);
  await expect(options).toContainText("€ 45,00 eenmalig");
  await options.getByRole("button", { name: new RegExp(`^${user.name}.* opzeggen$`) }).click();
  await expect(profileChoice(page, user.name)).toHaveValue("remove");
  await expect(lineOf(page, `${user.name} opzeggen`)).toBeVisible();
});
