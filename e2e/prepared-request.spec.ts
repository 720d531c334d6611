import { basketOf, profileChoice, untilHydrated, withoutDrafts } from "./testing/change-page";
import type { PortalApi } from "./testing/portal-api";
import { expect, test } from "./testing/portal-test";

// Nobody can leave without a fee in this contract year any more.
test.use({ story: "none-left" });

test.describe("R3.6 a change for the day on which it is free", () => {
  test("is put together, signed, viewed, signed anew and dropped", async ({ page, api }) => {
    const user = (await api.profiles())[0];
    await page.goto("/changes/new");
    await untilHydrated(page);
    await profileChoice(page, user?.name ?? "").selectOption("Opzeggen");
    const basket = basketOf(page);
    await basket.getByText("Later vanzelf indienen").click();
    const day = await basket.getByLabel("Indienen op").inputValue();
    // The first day of the next contract year, when there is no fee.
    await expect(basket.getByText("kost dit naar verwachting geen afkoopsom")).toBeVisible();
    await expect(basket.getByLabel("Afkoopsom hoogstens")).toHaveValue("0,00");
    await basket.getByRole("button", { name: "Zet klaar" }).click();

    await expect(page).toHaveURL(/\/changes\/prepared\/[\w-]+\?prepared$/);
    await expect(page.getByRole("status")).toContainText("Klaargezet. Op");
    await expect(page.getByText("Dit houdt niets voor je vast")).toBeVisible();
    await expect(page.getByRole("heading", { level: 1, name: `${user?.name ?? ""} opzeggen` })).toBeVisible();
    const shown = new URL(page.url()).pathname;
    expect(await preparedAt(api, shown)).toMatchObject({ status: "waiting", submitOn: day, maxBuyOutCents: 0 });
    expect((await api.changes()).filter(({ status }) => status === "queued")).toEqual([]);

    const headings = page.getByRole("main").getByRole("heading", { level: 2 });
    await expect(headings.first()).toHaveText(/^Naar verwachting op /);
    await expect(
      page.getByText(/^Die dag opent een nieuw contractjaar: voor vast bellen zijn er dan \d+ van \d+ plaatsen/),
    ).toBeVisible();
    await page.goto("/");
    await expect(page.getByRole("region", { name: "Lopende wijzigingen" })).toContainText(
      `${user?.name ?? ""} opzeggen`,
    );
    await page.goto(shown);

    await page.getByText("Dagen of bedragen wijzigen").click();
    await page.getByLabel("Afkoopsom hoogstens").fill("12,5");
    await page.getByRole("button", { name: "Teken opnieuw" }).click();
    await expect(page.getByText("Vul een bedrag in euro's in.")).toBeVisible();
    await page.getByLabel("Afkoopsom hoogstens").fill("12,50");
    await page.getByRole("button", { name: "Teken opnieuw" }).click();
    await expect(page.getByRole("status")).toContainText("Opnieuw getekend");
    expect(await preparedAt(api, shown)).toMatchObject({ maxBuyOutCents: 1_250 });

    await page.locator(".crumbs").getByRole("link").click();
    await expect(page).toHaveURL("/changes/prepared");
    await page.getByRole("link", { name: `${user?.name ?? ""} opzeggen` }).click();
    await page.getByRole("button", { name: "Schrap deze aanvraag" }).click();
    await page.getByRole("button", { name: "Ja, schrap hem" }).click();
    await expect(page.getByRole("status")).toContainText("Geschrapt");
    expect(await preparedAt(api, shown)).toMatchObject({ status: "dropped", nextAttemptOn: null });
  });
});

test.describe("R3.6 without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("it can be prepared, and problems are shown at their fields", async ({ page, api }) => {
    const user = (await api.profiles())[1];
    await page.goto(`/changes/new?remove=${user?.profileId ?? ""}`);
    const basket = basketOf(page);
    await basket.getByText("Later vanzelf indienen").click();
    await basket.getByLabel("Indienen op").fill("2026-11-21");
    await basket.getByRole("button", { name: "Zet klaar" }).click();
    await expect(page.getByRole("alert")).toContainText("Nog niet klaargezet");
    await expect(basket.getByText("Kies een dag vanaf zondag 22 november 2026.")).toBeVisible();
    await basket.getByLabel("Indienen op").fill("2026-12-01");
    await basket.getByLabel("Proberen tot en met").fill("2026-12-04");
    await basket.getByLabel("Afkoopsom hoogstens").fill("1.000");
    await basket.getByRole("button", { name: "Zet klaar" }).click();
    await expect(page).toHaveURL(/\/changes\/prepared\/[\w-]+\?prepared$/);
    const made = await preparedAt(api, new URL(page.url()).pathname);
    expect(made).toMatchObject({ submitOn: "2026-12-01", lastOn: "2026-12-04", maxBuyOutCents: 100_000 });
    await page.getByRole("button", { name: "Schrap deze aanvraag" }).click();
    await page.getByRole("button", { name: "Ja, schrap hem" }).click();
    await expect(page.getByRole("status")).toContainText("Geschrapt");
  });
});

test.describe("R3.4 a prepared request whose line has a day of its own, without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("is not moved to a day after which its line would be too early, and says between which days it can be", async ({
    page,
    api,
  }) => {
    const user = (await api.profiles())[2];
    const made = await api.requests.post("/api/v1/prepared-requests", {
      data: {
        lines: [{ action: "remove-profile", profileId: user?.profileId ?? "", preferredDate: "2027-01-29" }],
        submitOn: "2026-12-01",
        maxBuyOutCents: 100_000,
      },
    });
    const { id } = (await made.json()) as { id: string };
    await page.goto(`/changes/prepared/${id}`);
    await page.getByText("Dagen of bedragen wijzigen").click();
    await page.getByLabel("Indienen op").fill("2027-02-01");
    await page.getByLabel("Proberen tot en met").fill("2027-02-05");
    await page.getByRole("button", { name: "Teken opnieuw" }).click();
    const refusal = page.getByRole("alert");
    await expect(refusal).toContainText("Op die dag kan het niet worden ingediend, en er is niets gewijzigd.");
    await expect(refusal).toContainText("t/m donderdag 28 januari 2027");
    await page.getByLabel("Indienen op").fill("2027-01-28");
    await page.getByLabel("Proberen tot en met").fill("2027-01-28");
    await page.getByRole("button", { name: "Teken opnieuw" }).click();
    await expect(page.getByRole("status")).toContainText("Opnieuw getekend");
    await page.getByRole("button", { name: "Schrap deze aanvraag" }).click();
    await page.getByRole("button", { name: "Ja, schrap hem" }).click();
  });
});
for (const javaScriptEnabled of [true, false]) {
  test.describe(`R3.6 a last day that has passed by then, ${javaScriptEnabled ? "with" : "without"} scripts`, () => {
    test.use({ javaScriptEnabled });

    test("moves along, as it was shown", async ({ page, api }) => {
      const pros = (await api.profiles()).filter(({ productCode }) => productCode === "VOICE_PROFILE_PRO");
      const user = pros[javaScriptEnabled ? 2 : 3];
      const person = (await api.people()).find(({ profiles }) =>
        profiles.some(({ profileId }) => profileId === user?.profileId),
      );
      await withoutDrafts(page);
      await page.goto(`/people/${person?.personId ?? ""}/leave`);
      await expect(
        page.getByRole("radio", { name: /^Laatste betaalde dag: donderdag 31 december 2026/ }),
      ).toBeChecked();
      await page.getByRole("button", { name: "Zet in aanvraag" }).click();
      if (javaScriptEnabled) await untilHydrated(page);
      const basket = basketOf(page);
      await basket.getByText("Later vanzelf indienen").click();
      const days = basket.getByRole("group", { name: "De dag van deze regel gaat mee" });
      await expect(days).toContainText("31 dec 2026 wordt 31 mei 2027");
      await basket.getByLabel("Indienen op").fill("2027-05-03");
      await basket.getByLabel("Proberen tot en met").fill("2027-05-07");
      if (!javaScriptEnabled) {
        await basket.getByRole("button", { name: "Zet klaar" }).click();
        await expect(days).toContainText("Met deze dag veranderen de dagen hieronder.");
      }
      await expect(days).toContainText("31 dec 2026 wordt 30 jun 2027");
      await basket.getByRole("button", { name: "Zet klaar" }).click();
      await expect(page).toHaveURL(/\/changes\/prepared\/[\w-]+\?prepared/);
      const made = await preparedAt(api, new URL(page.url()).pathname);
      expect(made).toMatchObject({
        submitOn: "2027-05-03",
        lines: [{ action: "remove-profile", preferredDate: "2027-06-30" }],
      });
      await page.getByRole("button", { name: "Schrap deze aanvraag" }).click();
      await page.getByRole("button", { name: "Ja, schrap hem" }).click();
      await expect(page.getByRole("status")).toContainText("Geschrapt");
    });
  });
}

/** Returns the prepared request of a page, as the API has it. */
async function preparedAt(api: PortalApi, pathname: string): Promise<unknown> {
  const id = pathname.split("/").at(-1) ?? "";
  return (await api.requests.get(`/api/v1/prepared-requests/${id}`)).json();
}
