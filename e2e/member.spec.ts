import { expect, test } from "./testing/portal-test";
import { servedRoutes } from "./testing/routes";
import { methodsOf } from "./testing/api-method";

test.use({ story: "large", role: "member" });

/** The actions that are a member's own, or change nothing. Every other action of the portal is the owner's. */
const OPEN_TO_MEMBERS = [
  "/login",
  "/logout",
  "/preferences",
  "/account",
  // A member may put together a draft without submitting it.
  "/changes/draft",
  "/changes/drafts",
  "/reset",
  "/reset/:token",
  "/invitation/:token",
  "/api/v1/change-requests/preview",
  "/api/*",
];

/** R8, rights: the owner acts for the customer, a member only reads. */
test.describe("a member who may only read", () => {
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
      ["/people", "Mensen"],
      ["/numbers", "Nummers"],
      ["/modules", "Modules"],
      ["/changes", "Wijzigingen"],
      ["/changes/prepared", "Klaargezet"],
      ["/contract", "Contract"],
    ] as const) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 }), path).toContainText(title);
    }
  });

  test("sees complete numbers of their own lines only", async ({ page }) => {
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
    await page.goto("/usage?period=2026-10&groupBy=profile&q=Prins");
    await page.getByRole("link", { name: MINE }).first().click();
    await expect(rows.first()).toBeVisible();
    expect((await rows.allTextContents()).filter((text) => text.includes("•"))).toEqual([]);
  });

  test("can do nothing that is the owner's, whatever they post, with their session or token", async ({
    page,
    api,
    baseURL,
  }) => {
    const [change] = await api.changes();
    const [profile] = await api.profiles();
    const lines = [{ action: "remove-profile", profileId: profile?.profileId ?? "" }];
    const form = { intent: "submit", profile: "x", [`to.${profile?.profileId ?? ""}`]: "remove" };
    const actions = (await servedRoutes(baseURL)).filter(({ hasAction }) => hasAction).map(({ path }) => path);
    expect(OPEN_TO_MEMBERS.filter((path) => !actions.includes(path))).toEqual([]);
    const ownersActions = actions.filter((path) => !OPEN_TO_MEMBERS.includes(path));
    expect(ownersActions.length).toBeGreaterThan(4);
    expect(ownersActions).toContain("/api/v1/change-requests/:id");
    for (const path of ownersActions) {
      const address = path.replace(":id", change?.id ?? "");
      const answer = path.startsWith("/api/")
        ? await api.requests.fetch(address, { method: methodsOf(path)[0], data: { lines } })
        : await page.request.post(address, { form, headers: { Origin: String(baseURL) } });
      expect(answer.status(), address).toBe(403);
    }
  });

  test("is offered no cost centres, and no button that submits or cancels a change", async ({ page, api }) => {
    await page.goto("/usage");
    await expect(page.getByRole("link", { name: "Kostenplaatsen indelen" })).toHaveCount(0);
    expect((await page.goto("/account/cost-centres"))?.status()).toBe(403);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dit doet de eigenaar van jullie account");
    await expect(page.getByText("Vraag het de eigenaar van dit account")).toBeVisible();
    await expect(page.getByText(/^Incident /)).toBeVisible();
    const [change] = await api.changes();
    await page.goto(`/changes/${change?.id ?? ""}`);
    await expect(page.getByRole("button", { name: /intrekken/i })).toHaveCount(0);
    await page.goto("/changes/new");
    await expect(page.getByText("Alleen de eigenaar kan wijzigingen indienen.").first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Aanvraag indienen" })).toHaveCount(0);
  });
});

/** The telephone user whose lines are the member's own. */
const MINE = "Esra Prins";
