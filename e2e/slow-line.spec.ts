import { basketOf, lineOf, profileChoice, unfoldAdd, untilHydrated, withoutDrafts } from "./testing/change-page";
import { expect, test } from "./testing/portal-test";

test.use({ story: "empty" });

test("what a customer chose before the scripts of the page arrived is judged as soon as they have", async ({
  page,
  api,
}) => {
  const [first, second] = await api.profiles();
  if (first === undefined || second === undefined) throw new Error("The story has two users");
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await withoutDrafts(page);
  await page.route("**/assets/*.js", async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto("/changes/new", { waitUntil: "commit" });
  await profileChoice(page, first.name).selectOption("Opzeggen");
  await profileChoice(page, second.name).selectOption("Pro");
  await unfoldAdd(page);
  const form = page.getByRole("region", { name: "Profiel toevoegen" });
  await form.getByRole("radio", { name: /^Pro/ }).check();
  await form.getByLabel("Naam").fill("Nadia Verweij");
  await form.getByLabel("Met IP-toestel").check();
  await expect(basketOf(page)).toContainText("0 regels");

  arrive();
  await untilHydrated(page);
  await expect(lineOf(page, `${first.name} opzeggen`)).toBeVisible();
  await expect(lineOf(page, `${second.name} van Plus naar Pro`)).toBeVisible();
  await form.getByRole("button", { name: "Zet in aanvraag" }).click();
  await expect(lineOf(page, "Nadia Verweij toevoegen")).toContainText("Pro, met IP-toestel");
});
