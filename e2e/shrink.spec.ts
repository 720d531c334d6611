import { euros } from "./testing/amounts";
import { withoutDrafts } from "./testing/change-page";
import { expect, test } from "./testing/portal-test";

type PlanFields = {
  readonly from: number;
  readonly advised: string;
  readonly strategies: readonly {
    readonly strategy: string;
    readonly totalCents: number;
    readonly buyOutCents: number;
    readonly steps: readonly { readonly receivedOn: string; readonly profiles: readonly unknown[] }[];
  }[];
};

const day = (date: string): string =>
  new Intl.DateTimeFormat("nl-NL", { day: "numeric", month: "long", year: "numeric" }).format(new Date(date));

test.describe("from 58 to 30 users", () => {
  test.use({ story: "large" });

  test("what waiting and buying out cost, and one click that sets it up", async ({ page, api }) => {
    // What other tests prepared for this customer counts, so that the program is asked what the page must say.
    const answer = await api.requests.get("/api/v1/shrink-plans?category=voice&users=30");
    expect(answer.status(), await answer.text()).toBe(200);
    const { from, strategies } = (await answer.json()) as PlanFields;
    const [now, wait] = ["now", "wait"].map((kind) => strategies.find(({ strategy }) => strategy === kind));
    const [first, ...later] = wait?.steps ?? [];
    if (!now || !wait || !first) throw new Error("The story has room left");

    await test.step("it is found beside the allowance, and asks from how many to how many", async () => {
      await page.goto("/contract");
      const years = page.locator("summary").filter({ hasText: /^Jaar \d/ });
      expect((await years.allTextContents()).map((words) => words.slice(0, 6))).toEqual(["Jaar 1", "Jaar 2", "Jaar 3"]);
      await page.getByRole("link", { name: "Plan minder gebruikers" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Minder gebruikers" })).toBeVisible();
      await page.getByLabel("Module").selectOption({ label: `Vast bellen (${String(from)} gebruikers)` });
      await page.getByLabel("Naar hoeveel gebruikers?").fill("30");
      await page.getByRole("button", { name: "Reken uit" }).click();
      // The answer is in view, wherever the question was.
      await expect(page).toHaveURL(/#plan$/);
      await expect(page.getByRole("heading", { name: `Van ${String(from)} naar 30` })).toBeInViewport();
    });

    await test.step("both are told, and what the advised one saves", async () => {
      await expect(page.getByRole("region", { name: "Nu afkopen" }).first()).toContainText(euros(now.buyOutCents));
      await expect(page.getByRole("region", { name: "Wachten" }).first()).toContainText(euros(wait.totalCents));
      await expect(page.getByText(/^(Nu afkopen|Wachten|De mix) is het voordeligst/)).toBeVisible();
      await expect(page.getByRole("row", { name: /^Jaar 3/ })).toContainText("25% van 58");
      await expect(page.getByRole("img", { name: /^Opgeteld t\/m 30 november 2027/ })).toBeVisible();
    });

    await test.step("waiting shows its steps, added up to its total", async () => {
      await page.getByRole("link", { name: /^Toon dit plan.*Wachten$/ }).click();
      const steps = page.getByRole("table", { name: "De stappen van het plan" });
      await expect(steps.getByRole("row")).toHaveCount(wait.steps.length + 2);
      await expect(steps.getByRole("row").last()).toContainText(euros(wait.totalCents));
    });

    await test.step("one click makes the draft and the prepared requests, and tells what was made", async () => {
      await page.getByRole("button", { name: "Zet dit plan klaar" }).click();
      await expect(page.getByText("Je plan staat klaar.")).toBeVisible();
      const count = first.profiles.length;
      await expect(page.getByRole("link", { name: `Minder vast bellen: ${String(count)} mensen nu` })).toBeVisible();
      for (const { receivedOn, profiles } of later) {
        const prepared = page.getByRole("listitem").filter({ hasText: day(receivedOn) });
        await expect(
          prepared.getByRole("link", { name: `Minder vast bellen: ${String(profiles.length)} mensen op` }),
        ).toBeVisible();
      }
      await page.getByRole("link", { name: "Kijk het concept na" }).click();
      await expect(page).toHaveURL(/\/changes\/new\?draft=/);
      await expect(page.getByText(`${String(count)} regels`).first()).toBeVisible();
      const basket = page.getByRole("complementary", { name: /^Je aanvraag/ });
      await expect(basket).toContainText("Staat ook klaar");
      await expect(basket).toContainText("past ook hierna.");
      await page.goBack();
      await page
        .getByRole("region", { name: "Dient zichzelf in" })
        .getByRole("listitem")
        .getByRole("link")
        .first()
        .click();
      await expect(page.getByRole("heading", { level: 1, name: /^Minder vast bellen: \d+ mensen op / })).toBeVisible();
    });

    await test.step("who is prepared to go counts no more", async () => {
      const prepared = later.reduce((sum, { profiles }) => sum + profiles.length, 0);
      const { from: left } = (await (
        await api.requests.get("/api/v1/shrink-plans?category=voice&users=30")
      ).json()) as PlanFields;
      expect(left).toBe(from - prepared);
    });

    await test.step("what was made is dropped again", async () => {
      await page.goBack();
      await page
        .getByRole("region", { name: "Dient zichzelf in" })
        .getByRole("listitem")
        .getByRole("link")
        .first()
        .click();
      await page.getByRole("button", { name: "Schrap deze aanvraag" }).click();
      await page.getByRole("button", { name: "Ja, schrap hem" }).click();
      await expect(page.getByText("Geschrapt. Er is niets gewijzigd.")).toBeVisible();
      await withoutDrafts(page);
    });
  });

  test("one who must remain, and what is no number, is told at the field", async ({ page }) => {
    await page.goto("/changes/shrink?module=voice&to=0");
    await expect(page.getByLabel("Naar hoeveel gebruikers?")).toHaveAccessibleDescription(
      /Er moet minstens 1 gebruiker/,
    );
    await page.goto("/changes/shrink?module=voice&to=veel");
    await expect(page.getByLabel("Naar hoeveel gebruikers?")).toHaveAccessibleDescription(/Vul een heel aantal in/);
  });
});

test.describe("without scripts", () => {
  test.use({ story: "room", javaScriptEnabled: false });

  test("the same is worked out, for people of one's own choice", async ({ page }) => {
    await page.goto("/changes/shrink");
    await page.getByText("Of kies zelf wie er gaat").click();
    const people = page.getByRole("group", { name: /Vink je iemand aan/ }).getByRole("checkbox");
    for (const at of [0, 1, 2, 3, 4]) await people.nth(at).check();
    await page.getByRole("button", { name: "Reken uit" }).click();
    await expect(page.getByRole("heading", { name: "Van 16 naar 11" })).toBeVisible();
    await page.getByText("Toon als tabel").click();
    await expect(page.getByRole("table", { name: "Opgetelde kosten per maand, exclusief btw" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Zet dit plan klaar" })).toBeVisible();
  });
});
