import {
  basketOf,
  figuresOf,
  lineOf,
  openChangePage,
  profileChoice,
  submit,
  takeBack,
  withoutDrafts,
} from "./testing/change-page";
import { expect, test } from "./testing/portal-test";

// The tests change users of the same company, so they run one after the other.
test.describe.configure({ mode: "default" });
test.use({ story: "none-left" });

const FEE_CENTS = 11_525;

test.describe("R2.8 a customer without room left", () => {
  test("reads how the fee is made up, and nothing is queued before it is accepted", async ({ page, api }) => {
    const before = await api.changes();
    const user = await aProUser(api);
    const basket = basketOf(page);
    await openChangePage(page);
    await profileChoice(page, user).selectOption("Opzeggen");
    await expect(basket.getByRole("status")).toHaveText("1 profiel met afkoopsom");
    await expect(basket.getByRole("img", { name: /^Afschaalruimte vast bellen: / })).toHaveAccessibleName(
      /Van 2 plekken zijn er 2 gebruikt.*dat is er 1 te veel/,
    );
    const fee = basket.getByRole("region", { name: `Afkoopsom voor ${user}` });
    await expect(fee).toContainText("Pro € 7,50 × 15 11/30 maanden, 1 januari 2027 t/m 11 april 2028");
    await fee.getByText("Zo rekenen we € 115,25").click();
    await expect(fee.getByRole("row", { name: /^Afkoopsom, exclusief btw/ })).toContainText("€ 115,25");
    expect(await figuresOf(page)).toEqual({
      verdict: "over-limit",
      totals: { oneTimeCents: 0, monthlyDeltaCents: -750, buyOutCents: FEE_CENTS },
    });

    const tick = fee.getByRole("checkbox", { name: /Ik ga akkoord met een afkoopsom van € 115,25 exclusief btw/ });
    await expect(tick).not.toBeChecked();
    await basket.getByRole("button", { name: "Aanvraag indienen" }).click();
    await expect(tick).toBeFocused();
    await expect(tick).toHaveAccessibleDescription(/Ga eerst akkoord met de afkoopsom/);
    await expect(page).toHaveURL("/changes/new");
    expect(await api.changes()).toEqual(before);

    await tick.check();
    await expect(tick).not.toHaveAccessibleDescription(/Ga eerst akkoord/);
    const id = await submit(page);
    await expect(
      page.getByRole("table", { name: "Regels" }).getByRole("row", { name: `${user} opzeggen` }),
    ).toContainText("€ 115,25");
    expect((await api.changes()).find((change) => change.id === id)?.lines).toMatchObject([
      { status: "queued", buyOutCents: FEE_CENTS },
    ]);
    await takeBack(page, "Hele aanvraag intrekken");
    await expect(page.getByText("Aanvraag ingetrokken")).toBeVisible();
  });

  test("takes a line out again, and the fee with it", async ({ page, api }) => {
    const user = await aProUser(api);
    await openChangePage(page);
    await profileChoice(page, user).selectOption("Plus");
    await expect(basketOf(page).getByRole("status")).toHaveText("1 profiel met afkoopsom");
    await expect(lineOf(page, `${user} van Pro naar Plus`)).toContainText("Oude prijs t/m31 dec 2026");
    await basketOf(page)
      .getByRole("button", { name: `Haal uit je aanvraag: ${user} van Pro naar Plus` })
      .click();
    await expect(basketOf(page).getByRole("checkbox")).toHaveCount(0);
    await expect(profileChoice(page, user)).toHaveValue("keep");
  });

  test.describe("without JavaScript", () => {
    test.use({ javaScriptEnabled: false });

    test("is told at the field to accept the fee, keeps what was chosen, and can then submit it", async ({
      page,
      api,
    }) => {
      const before = await api.changes();
      const user = await aProUser(api);
      const basket = basketOf(page);
      await withoutDrafts(page);
      await page.goto("/changes/new");
      await profileChoice(page, user).selectOption("Opzeggen");
      await basket.getByRole("button", { name: "Controleer mijn aanvraag" }).click();
      await expect(basket.getByRole("status")).toHaveText("1 profiel met afkoopsom");
      await basket.getByRole("button", { name: "Aanvraag indienen" }).click();
      await expect(page.getByRole("alert")).toContainText("Ga eerst akkoord met de afkoopsom");
      const tick = basket.getByRole("checkbox", { name: /Ik ga akkoord met een afkoopsom van € 115,25/ });
      await expect(tick).toHaveAccessibleDescription(/Ga eerst akkoord met de afkoopsom/);
      await expect(profileChoice(page, user)).toHaveValue("remove");
      expect(await api.changes()).toEqual(before);

      await tick.check();
      await submit(page);
      await takeBack(page, "Hele aanvraag intrekken");
      await expect(page.getByText("Aanvraag ingetrokken")).toBeVisible();
    });
  });
});

async function aProUser(api: {
  profiles: () => Promise<readonly { name: string; productCode: string }[]>;
}): Promise<string> {
  const user = (await api.profiles()).find(({ productCode }) => productCode === "VOICE_PROFILE_PRO");
  if (user === undefined) throw new Error("The story has a user of Connext Pro");
  return user.name;
}
