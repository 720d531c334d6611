import { centsIn } from "./testing/amounts";
import type { Story } from "./testing/demo-users";
import { expect, test } from "./testing/portal-test";

type UsageLine = { readonly words: string; readonly href: string; readonly cents: number };

const LINES = "Factuurregels per module, exclusief btw";

const STORIES: readonly Story[] = ["large", "room", "none-left", "last-month", "after-term", "failed-request"];

for (const story of STORIES) {
  test.describe(`a customer who checks the usage on invoices (${story})`, () => {
    test.use({ story });

    test("finds behind each line exactly the calls that add up to it, in the number that the line says", async ({
      page,
      api,
    }) => {
      test.setTimeout(180_000);
      const numbers = (await api.invoices()).map(({ number }) => number);
      let checked = 0;
      for (const number of numbers) {
        // Read without a browser: the page has what is checked, and rendering seventy of them would show no more.
        const sent = await page.request.get(`/invoices/${number}`);
        const found = await page.evaluate(usageRows, { html: await sent.text(), caption: LINES });
        for (const { amount, ...line } of found) {
          const { words, href, cents }: UsageLine = { ...line, cents: centsIn(amount) };
          const file = await page.request.get(href.replace("/usage/calls?", "/usage/calls.csv?"));
          const amounts = (await file.text())
            .trimEnd()
            .split("\r\n")
            .slice(1)
            .map((record) => Number(record.slice(record.lastIndexOf(";") + 1).replace(",", "")));
          const sum = amounts.reduce((total, each) => total + each, 0);
          expect({ number, href, cents: sum }).toEqual({ number, href, cents });
          expect(`${number} ${href}: ${words.replaceAll(".", "")}`).toContain(`: ${String(amounts.length)} `);
          checked += 1;
        }
      }
      expect(checked).toBeGreaterThan(0);
    });
  });
}

test.describe("a customer who follows a line of the newest invoice", () => {
  test.use({ story: "large" });

  test("reads the amount of the line at the foot of the calls, and can ask for the free ones too", async ({
    page,
    api,
  }) => {
    const [newest] = await api.invoices();
    await page.goto(`/invoices/${newest?.number ?? ""}`);
    const row = page
      .getByRole("table", { name: LINES })
      .getByRole("row", { name: /^Nationaal bellen/ })
      .first();
    const cents = centsIn(await row.getByRole("cell").last().textContent());
    await row.getByRole("link").click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Losse gesprekken en berichten");
    await expect(page.locator(".page-head p")).toContainText("Nationaal, Vast bellen, wat iets kostte in oktober 2026");
    const foot = page.getByRole("row", { name: /^Samen, / });
    expect(centsIn(await foot.getByRole("cell").textContent())).toBe(cents);
    const billed = await foot.getByRole("rowheader").textContent();
    await page.getByRole("link", { name: "Toon ook de rest" }).click();
    expect(centsIn(await foot.getByRole("cell").textContent())).toBe(cents);
    expect(await foot.getByRole("rowheader").textContent()).not.toBe(billed);
  });
});

test.describe("a customer with calls that have no tariff yet", () => {
  test.use({ story: "large" });

  test("gets from the notice to exactly those", async ({ page }) => {
    await page.goto("/usage?period=2026-10");
    const notice = page.getByText(/gesprek(ken hebben| heeft) nog geen tarief/);
    const [count = "0"] = /\d+/.exec((await notice.textContent()) ?? "") ?? [];
    await page.getByRole("link", { name: /^Bekijk (deze gesprekken|dit gesprek)$/ }).click();
    await expect(page).toHaveURL(/only=unrated/);
    const rows = page.getByRole("table").locator("tbody").getByRole("row");
    await expect(rows).toHaveCount(Number(count));
    await expect(rows.filter({ hasText: "nog geen tarief" })).toHaveCount(Number(count));
  });
});

/** Returns the lines of an invoice that lead to usage. */
function usageRows({
  html,
  caption: wanted,
}: {
  html: string;
  caption: string;
}): { words: string; href: string; amount: string }[] {
  const page = new DOMParser().parseFromString(html, "text/html");
  const lines = [...page.querySelectorAll("table")].find(({ caption }) => caption?.textContent === wanted);
  return [...(lines?.rows ?? [])].flatMap((row) => {
    const link = row.querySelector('a[href^="/usage/"]');
    if (link === null) return [];
    const amount = row.querySelector("td:last-child")?.textContent ?? "";
    return [{ words: link.textContent, href: link.getAttribute("href") ?? "", amount }];
  });
}
