import { expect, test } from "./testing/portal-test";

test.use({ story: "large", role: "member" });

/** R8, rights: the owner acts for the customer, a member looks. */
test.describe("a member who looks along", () => {
  test("signs in with their own password", async ({ browser, baseURL }) => {
    const visitor = await browser.newPage({
      ...(baseURL === undefined ? {} : { baseURL }),
      locale: "nl-NL",
      storageState: { cookies: [], origins: [] },
    });
    await visitor.goto("/login");
    await visitor.getByLabel("E-mailadres").fill("medewerker@velder.example");
    await visitor.getByRole("textbox", { name: "Wachtwoord" }).fill("demo large collega");
    await visitor.getByRole("button", { name: "Inloggen" }).click();
    await expect(visitor.getByRole("heading", { level: 1, name: "Overzicht" })).toBeVisible();
    await visitor.close();
  });

  test("reads invoices, usage, modules, changes and contract", async ({ page }) => {
    for (const [path, title] of [
      ["/invoices", "Facturen"],
      ["/usage", "Verbruik"],
      ["/modules", "Modules"],
      ["/changes", "Wijzigingen"],
      ["/contract", "Contract"],
    ] as const) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 }), path).toContainText(title);
    }
  });

  test("sees whole numbers of their own lines alone", async ({ page }) => {
    await page.goto("/usage/calls?period=2026-10&category=national");
    const rows = page
      .getByRole("table", { name: /^Losse gesprekken/ })
      .locator("tbody")
      .getByRole("row");
    await expect(rows.first()).toBeVisible();
    const others = await rows.filter({ hasNotText: "Esra Prins" }).allTextContents();
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter((text) => !text.includes("•"))).toEqual([]);
    await expect(page.getByText("De laatste cijfers van de nummers zie je alleen bij je eigen lijn.")).toBeVisible();
    await page.goto("/usage?period=2026-10&groupBy=profile");
    await page.getByRole("link", { name: MINE }).first().click();
    await expect(rows.first()).toBeVisible();
    expect((await rows.allTextContents()).filter((text) => text.includes("•"))).toEqual([]);
  });

  test("can't assign cost centres, nor submit or cancel a change, on the page or by their token", async ({
    page,
    api,
    baseURL,
  }) => {
    await page.goto("/usage");
    await expect(page.getByRole("link", { name: "Kostenplaatsen indelen" })).toHaveCount(0);
    const headers = { Origin: String(baseURL) };
    expect((await page.goto("/account/cost-centres"))?.status()).toBe(403);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dit doet de eigenaar van jullie account");
    await expect(page.getByText("Vraag het de eigenaar van dit account")).toBeVisible();
    await expect(page.getByText(/^Incident /)).toBeVisible();
    expect((await page.request.post("/account/cost-centres", { form: { profile: "x" }, headers })).status()).toBe(403);
    const [change] = await api.changes();
    await page.goto(`/changes/${change?.id ?? ""}`);
    await expect(page.getByRole("button", { name: /intrekken/i })).toHaveCount(0);
    const cancelled = await page.request.post(`/changes/${change?.id ?? ""}`, { form: { intent: "cancel" }, headers });
    expect(cancelled.status()).toBe(403);
    await page.goto("/changes/new");
    await expect(page.getByText("Alleen de eigenaar kan wijzigingen indienen.").first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Aanvraag indienen" })).toHaveCount(0);
    const [profile] = await api.profiles();
    const lines = [{ action: "remove-profile", profileId: profile?.profileId ?? "" }];
    const submitted = await api.requests.post("/api/v1/change-requests", { data: { lines } });
    expect(submitted.status()).toBe(403);
  });
});

/** Whose lines are tied to the member. */
const MINE = "Esra Prins";
