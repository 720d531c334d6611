import { expect, type Locator, type Page } from "@playwright/test";

import { centsIn } from "./amounts";

/** Returns the basket of the change page. */
export function basketOf(page: Page): Locator {
  return page.getByRole("complementary", { name: /^Je aanvraag/ });
}

/** Returns a line of the basket by its words. */
export function lineOf(page: Page, words: string): Locator {
  const takeOut = page.getByRole("button", { name: `Haal uit je aanvraag: ${words}` });
  return basketOf(page).getByRole("listitem").filter({ has: takeOut });
}

/** Returns the choice for a person's line: the only one in view, or the one in a module. */
export function profileChoice(page: Page, name: string, module = "vast bellen"): Locator {
  return page.getByRole("combobox", { name: new RegExp(`^Profiel van ${escaped(name)}(, ${module}.*)?$`) });
}

/** Returns the name of that line, as its controls have it. */
export async function lineNameOf(page: Page, name: string): Promise<string> {
  return ((await profileChoice(page, name).getAttribute("aria-label")) ?? "").replace("Profiel van ", "");
}

/** Unfolds the options of that line, and returns them. */
export async function unfoldOptions(page: Page, name: string): Promise<Locator> {
  const line = await lineNameOf(page, name);
  await page.getByRole("button", { name: `Opties van ${line}`, exact: true }).click();
  return page.getByRole("group", { name: `Opties van ${line} op ` });
}

/** Shows one module: people with their lines in it. */
export async function chooseModule(page: Page, module: "voice" | "mobile" | "tv" | "internet"): Promise<void> {
  await page.getByLabel("Module").selectOption(module);
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Discards the draft of an earlier test. */
export async function withoutDrafts(page: Page): Promise<void> {
  await page.goto("/changes/drafts");
  const deletes = page.getByRole("button", { name: /^Verwijder / });
  while ((await deletes.count()) > 0) {
    await deletes.first().click();
    await page.getByRole("button", { name: "Ja, verwijder het concept" }).click();
  }
}

/** Opens the page of the list on which a user is, if there is one. */
export async function openPageOf(page: Page, name: string): Promise<void> {
  const back = page.getByRole("button", { name: "Vorige", exact: true });
  const on = page.getByRole("button", { name: "Volgende", exact: true });
  const row = page
    .locator("tr[id^=profile-]")
    .filter({ has: page.getByRole("rowheader", { name: new RegExp(`^${name}`) }) });
  if ((await row.count()) > 0) return;
  while ((await back.count()) > 0) await back.click();
  while ((await row.count()) === 0 && (await on.count()) > 0) await on.click();
}

/** Returns the ids of all lines in the order of a request, which is that of the list over all its pages while nobody is in the request. */
export async function userOrder(page: Page): Promise<string[]> {
  const back = page.getByRole("button", { name: "Vorige", exact: true });
  const on = page.getByRole("button", { name: "Volgende", exact: true });
  const rows = page.locator("tr[id^=profile-]");
  while ((await back.count()) > 0) await back.click();
  const order: string[] = [];
  for (;;) {
    order.push(...(await rows.evaluateAll((found) => found.map(({ id }) => id.replace("profile-", "")))));
    if ((await on.count()) === 0) return order;
    await on.click();
  }
}

/** Opens the change page without a draft, and waits until its scripts judge changes. */
export async function openChangePage(page: Page): Promise<void> {
  await withoutDrafts(page);
  await page.goto("/changes/new");
  await untilHydrated(page);
}

/** Waits until the scripts of the page, if it has any, are ready: before that it works by round trips only. */
export async function untilHydrated(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.scripts.length === 0 || Object.keys(document.documentElement).some((key) => key.startsWith("__react")),
  );
}

/** Submits the request. Returns the number in the address of the page that it leads to. */
export async function submit(page: Page): Promise<string> {
  await basketOf(page).getByRole("button", { name: "Aanvraag indienen" }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Ingepland\./ })).toBeVisible();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** Cancels lines with the button that has this text, and confirms. */
export async function takeBack(page: Page, words: string): Promise<void> {
  await page.getByRole("button", { name: words, exact: true }).click();
  await page
    .getByRole("dialog", { name: words })
    .getByRole("button", { name: /^Ja, trek / })
    .click();
}

export type BasketFigures = {
  readonly verdict: "within-limit" | "over-limit" | "refused";
  readonly totals: {
    readonly oneTimeCents: number;
    readonly monthlyDeltaCents: number;
    readonly buyOutCents: number;
  };
};

/** Returns what the basket shows the customer: the verdict and the amounts without VAT. */
export async function figuresOf(page: Page): Promise<BasketFigures> {
  const basket = basketOf(page);
  const words = (await basket.getByRole("status").first().textContent()) ?? "";
  const costs = basket.getByRole("table", { name: "Kosten van deze aanvraag" });
  const amounts = async (row: string): Promise<number[]> => {
    const cells = costs.getByRole("row", { name: new RegExp(`^${row}`) }).getByRole("cell");
    return (await cells.allTextContents()).map(centsIn);
  };
  const [, oneTimeCents = NaN] = await amounts("Erbij");
  const [monthlyDeltaCents = NaN, once = NaN] = await amounts("Exclusief btw");
  const [, buyOutCents = 0] = await amounts("Afkoopsom");
  expect(once).toBe(oneTimeCents + buyOutCents);
  return { verdict: verdictIn(words), totals: { oneTimeCents, monthlyDeltaCents, buyOutCents } };
}

function verdictIn(words: string): BasketFigures["verdict"] {
  if (words === "Kan zo niet") return "refused";
  if (/^\d+ profiel(en)? met afkoopsom$/.test(words)) return "over-limit";
  if (["Past in je ruimte", "Zonder afkoopsom", "Kan zo"].includes(words)) return "within-limit";
  throw new Error(`No verdict: ${words}`);
}

/** Opens the form for a new user. */
export async function unfoldAdd(page: Page): Promise<void> {
  await unfold(page, "#add");
}

/** Opens what can be ordered for the whole company. */
export async function unfoldExtras(page: Page): Promise<void> {
  await unfold(page, "#extras");
}

async function unfold(page: Page, part: string): Promise<void> {
  if ((await page.locator(`${part}[open]`).count()) === 0) await page.locator(`${part} > summary`).click();
}
