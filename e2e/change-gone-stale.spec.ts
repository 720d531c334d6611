import { basketOf, figuresOf, lineOf, openChangePage, profileChoice, submit, unfoldAdd } from "./testing/change-page";
import { expect, test } from "./testing/portal-test";

test.use({ story: "failed-request" });

test("R2.10 a change overtaken by a colleague's is refused with what it costs now, and keeps what was chosen", async ({
  page,
  api,
}) => {
  const [first, second, mine] = (await api.profiles()).filter(({ productCode }) => productCode === "VOICE_PROFILE_PRO");
  if (first === undefined || second === undefined || mine === undefined)
    throw new Error("The story has three Pro users");
  const basket = basketOf(page);
  await openChangePage(page);
  await profileChoice(page, mine.name).selectOption("Opzeggen");
  await expect(basket.getByRole("status")).toHaveText("Past in je ruimte");
  await unfoldAdd(page);
  await page.getByRole("region", { name: "Profiel toevoegen" }).getByLabel("Naam").fill("Nadia Verweij");
  await page.getByRole("button", { name: "Zet in aanvraag" }).click();
  const shown = await figuresOf(page);

  const before = await api.changes();
  const overtaking = await api.submit({
    lines: [first, second].map(({ profileId }) => ({ action: "remove-profile", profileId })),
  });
  const answer = page.waitForResponse(
    (response) => response.request().method() === "POST" && new URL(response.url()).pathname === "/changes/new",
  );
  await basket.getByRole("button", { name: "Aanvraag indienen" }).click();
  expect((await answer).status()).toBe(409);
  const notice = page.getByRole("alert");
  await expect(notice).toContainText("Er is iets veranderd sinds je begon");
  await expect(notice).toContainText("Vrije afschaalruimte vast bellen: was 2, is nu 0.");
  await expect(notice).toContainText("Afkoopsom: was € 0,00, is nu € ");
  await expect(notice).toBeFocused();
  expect(await api.changes()).toHaveLength(before.length + 1);

  await expect(profileChoice(page, mine.name)).toHaveValue("remove");
  await expect(lineOf(page, "Nadia Verweij toevoegen")).toBeVisible();
  const now = await figuresOf(page);
  expect(now.verdict).toBe("over-limit");
  expect(now.totals).toEqual({ ...shown.totals, buyOutCents: now.totals.buyOutCents });
  expect(now.totals.buyOutCents).toBeGreaterThan(0);

  await basket.getByRole("checkbox", { name: /Ik ga akkoord met een afkoopsom van/ }).check();
  const id = await submit(page);
  await api.cancel(id);
  await api.cancel(overtaking.id);
});
