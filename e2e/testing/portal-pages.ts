import type { Page } from "@playwright/test";

import { basketOf, profileChoice, unfoldAdd, untilHydrated } from "./change-page";
import type { Story } from "./demo-users";
import type { PortalApi } from "./portal-api";

/** A page in one of the states in which users see it. */
export type PortalPage = {
  /** Its file in `app/routes`. */
  readonly route: string;
  readonly words: string;
  /** An address, or how to find it. */
  readonly at: string | ((api: PortalApi) => Promise<string>);
  /** What to do on it first. */
  readonly prepare?: (page: Page) => Promise<void>;
};

/** Every page of the portal in every state that it can have, by the story of the viewer; null for a visitor. */
export const PORTAL_PAGES: readonly { readonly story: Story | null; readonly places: readonly PortalPage[] }[] = [
  {
    story: null,
    places: [
      { route: "login", words: "sign-in", at: "/login" },
      { route: "login", words: "a refused sign-in", at: "/login", prepare: refusedSignIn },
      { route: "reset._index", words: "asking for a new password", at: "/reset" },
      { route: "reset._index", words: "a new password on its way", at: "/reset?sent" },
      { route: "reset._index", words: "a new password that was on its way already", at: "/reset?sent=09:12" },
      { route: "reset.$token", words: "a reset link that is no more", at: "/reset/none" },
      { route: "invitation.$token", words: "an invitation that is no more", at: "/invitation/none" },
    ],
  },
  { story: "not-active", places: [{ route: "not-active", words: "waiting for the first invoice", at: "/not-active" }] },
  {
    story: "large",
    places: [
      { route: "_index", words: "the dashboard", at: "/" },
      { route: "invoices._index", words: "invoices", at: "/invoices" },
      { route: "invoices._index", words: "no invoices", at: "/invoices?status=failed" },
      { route: "usage", words: "usage by kind", at: "/usage" },
      { route: "usage", words: "usage by user", at: "/usage?period=2026-10&groupBy=profile" },
      { route: "usage", words: "usage of days that are in no order", at: "/usage?from=2026-10-20&to=2026-10-10" },
      { route: "usage", words: "usage of a day without any", at: "/usage?from=2020-01-01&to=2020-01-01" },
      { route: "tariffs", words: "tariffs", at: "/tariffs" },
      { route: "tariffs", words: "what a call costs", at: "/tariffs?q=%2B32%204" },
      { route: "tariffs", words: "a country that is none", at: "/tariffs?q=Nergenshuizen" },
      { route: "usage_.calls", words: "single calls", at: "/usage/calls?period=2026-10&category=international" },
      { route: "account_.cost-centres", words: "cost centres", at: "/account/cost-centres" },
      { route: "modules", words: "modules", at: "/modules" },
      { route: "modules", words: "users of a module", at: "/modules?module=voice" },
      { route: "modules", words: "nobody found", at: "/modules?q=niemand" },
      { route: "people._index", words: "people", at: "/people" },
      { route: "people._index", words: "no people found", at: "/people?q=niemand" },
      { route: "people.$person._index", words: "a person", at: somebody },
      {
        route: "people.$person.leave",
        words: "somebody who leaves",
        at: async (api) => `${await somebody(api)}/leave`,
      },
      { route: "people.savings", words: "what would be cheaper", at: "/people/savings" },
      { route: "people.new", words: "somebody who starts", at: "/people/new" },
      { route: "people.import", words: "several who start", at: "/people/import", prepare: pastedTable },
      { route: "numbers._index", words: "numbers", at: "/numbers" },
      { route: "numbers.$e164", words: "a number that is used", at: "/numbers/31337001019" },
      { route: "numbers.$e164", words: "a free number", at: "/numbers/31337001001" },
      { route: "changes._index", words: "changes", at: "/changes" },
      { route: "changes.$id", words: "a queued change", at: newestChange },
      { route: "changes.$id", words: "taking a change back", at: newestChange, prepare: openWithdrawal },
      { route: "changes.$id", words: "another day for a change", at: newestChange, prepare: openMove },
      { route: "changes._index", words: "no change found", at: "/changes?search=niets" },
      { route: "changes.drafts", words: "drafts", at: "/changes/drafts" },
      { route: "changes.compare", words: "nothing to compare yet", at: "/changes/compare" },
      { route: "changes.prepared._index", words: "prepared requests", at: "/changes/prepared" },
      { route: "changes.prepared.$id", words: "a prepared request", at: preparedRequest },
      {
        route: "changes.prepared.$id",
        words: "signing a prepared request anew, and dropping it",
        at: preparedRequest,
        prepare: signAnewAndDrop,
      },
      { route: "changes.shrink", words: "fewer users", at: "/changes/shrink" },
      {
        route: "changes.shrink",
        words: "a plan to have fewer users",
        at: "/changes/shrink?module=voice&to=30&plan=wait",
      },
      { route: "changes.shrink", words: "fewer users than must remain", at: "/changes/shrink?module=voice&to=0" },
      { route: "changes.shrink", words: "a plan of which nothing is left", at: "/changes/shrink?made=none" },
      { route: "contract", words: "the contract", at: "/contract" },
      { route: "service", words: "service", at: "/service" },
      { route: "account", words: "the account", at: "/account" },
      { route: "$", words: "an address that is no page", at: "/nergens" },
    ],
  },
  {
    story: "last-month",
    places: [
      { route: "invoices.$number._index", words: "an invoice", at: newestInvoice },
      { route: "changes.new", words: "a change", at: "/changes/new" },
    ],
  },
  {
    story: "empty",
    places: [
      { route: "_index", words: "a dashboard after the first invoice", at: "/" },
      { route: "usage", words: "no usage", at: "/usage" },
      { route: "changes._index", words: "no changes", at: "/changes" },
      { route: "changes.prepared._index", words: "nothing prepared", at: "/changes/prepared" },
      { route: "changes.shrink", words: "a plan of a small customer", at: "/changes/shrink?module=voice&to=2" },
      {
        route: "changes.new",
        words: "a change with a fee and a mistake",
        at: "/changes/new",
        prepare: everythingAtOnce,
      },
    ],
  },
  {
    story: "failed-request",
    places: [
      { route: "changes.$id", words: "a change that partly failed", at: oldestChange },
      { route: "changes.shrink", words: "a plan with a mixture", at: "/changes/shrink?to=2" },
    ],
  },
  { story: "after-term", places: [{ route: "contract", words: "a contract after its term", at: "/contract" }] },
];

export async function addressOf({ at }: PortalPage, api: PortalApi): Promise<string> {
  return typeof at === "string" ? at : at(api);
}

async function newestInvoice(api: PortalApi): Promise<string> {
  return `/invoices/${(await api.invoices())[0]?.number ?? ""}`;
}

async function newestChange(api: PortalApi): Promise<string> {
  return `/changes/${(await api.changes())[0]?.id ?? ""}`;
}

async function oldestChange(api: PortalApi): Promise<string> {
  return `/changes/${(await api.changes()).at(-1)?.id ?? ""}`;
}

/** Prepares a request for the next contract year; the same one, however often this is called. */
async function preparedRequest(api: PortalApi): Promise<string> {
  const users = (await api.profiles()).filter(({ productCode }) => productCode.startsWith("VOICE_"));
  const user = users.find(({ pendingRequestIds }) => pendingRequestIds.length === 0);
  const answer = await api.requests.post("/api/v1/prepared-requests", {
    headers: { "Idempotency-Key": "portal-pages" },
    data: {
      lines: [{ action: "remove-profile", profileId: user?.profileId }],
      submitOn: "2027-03-01",
      lastOn: "2027-03-31",
      maxBuyOutCents: 5_000,
    },
  });
  if (answer.status() !== 201) throw new Error(await answer.text());
  return `/changes/prepared/${((await answer.json()) as { id: string }).id}`;
}

async function signAnewAndDrop(page: Page): Promise<void> {
  await page.getByText("Dagen of bedragen wijzigen").click();
  await page.getByLabel("Indienen op").fill("2026-11-20");
  await page.getByRole("button", { name: "Teken opnieuw" }).click();
  await page.getByText("Kies een dag vanaf").waitFor();
  await page.getByRole("button", { name: "Schrap deze aanvraag" }).click();
  await page.getByRole("dialog").waitFor();
}

async function somebody(api: PortalApi): Promise<string> {
  return `/people/${(await api.people()).find(({ profiles }) => profiles.length > 1)?.personId ?? ""}`;
}

/** A valid row and an invalid one. */
async function pastedTable(page: Page): Promise<void> {
  await page.getByLabel("Tabel").fill("naam;sjabloon;datum\nSanne;Jan Bakker;\nPiet;Niemand;morgen");
  await page.getByRole("button", { name: "Kijk na" }).click();
  await page.getByRole("region", { name: "Uitkomst" }).waitFor();
}

async function refusedSignIn(page: Page): Promise<void> {
  await page.getByLabel("E-mailadres").fill("geen adres");
  await page.getByRole("button", { name: "Inloggen" }).click();
  await page.getByRole("alert").waitFor();
}

async function openWithdrawal(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Hele aanvraag intrekken" }).click();
  await page.getByRole("dialog").waitFor();
}

async function openMove(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /^Andere dag/ })
    .first()
    .click();
}

/** Puts together a line with a fee, one that is refused, open options and a later day, and does not tick the agreement. */
async function everythingAtOnce(page: Page): Promise<void> {
  await untilHydrated(page);
  const names = await page
    .getByRole("combobox", { name: /^Profiel van / })
    .evaluateAll((choices) =>
      choices.map((choice) => (choice.getAttribute("aria-label") ?? "").replace("Profiel van ", "")),
    );
  const [first = "", second = ""] = names;
  await profileChoice(page, first).selectOption("Opzeggen");
  await page.getByRole("button", { name: `Opties van ${second}` }).click();
  await page
    .getByRole("group", { name: `Opties van ${second}` })
    .getByRole("checkbox")
    .first()
    .check();
  const basket = basketOf(page);
  await basket.getByRole("button", { name: "Aanvraag indienen" }).click();
  await unfoldAdd(page);
  await page.getByLabel("Aantal").fill("0");
  await page.getByRole("button", { name: "Zet in aanvraag" }).click();
  await basket.getByText("Later vanzelf indienen").click();
  await basket.getByLabel("Indienen op").fill("2027-03-01");
  await basket.getByText("Liever op een latere dag").click();
  await basket.getByLabel("Op welke dag?").fill("2026-12-25");
}
