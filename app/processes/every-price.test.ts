import { createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";

import { formatCents } from "~/format/format-money";
import { CATEGORIES, priceListOn, type Category, type Product } from "~/modules/catalogue/domain/catalogue";
import { fitsProfile } from "~/modules/catalogue/domain/option-fit";
import { rulePackOn } from "~/modules/catalogue/domain/rule-pack";
import { shortProductName } from "~/modules/catalogue/words/short-product-name";
import { linesOf } from "~/modules/changes/domain/desk/change-draft";
import { evaluationInputOf, type ChangeSnapshot } from "~/modules/changes/domain/desk/change-snapshot";
import { prefilledView, withModule } from "~/modules/changes/domain/desk/draft-view";
import { executionStarts } from "~/modules/changes/domain/execution/execution-time";
import { parseChangeForm } from "~/modules/changes/schemas/change-form";
import { scenarioInput, SERVICE_DESK, TARIFFS } from "~/modules/changes/testing/scenarios";
import { ChangeDesk } from "~/modules/changes/ui/change-desk";
import { evaluate } from "~/modules/changes/words/preview-in-words";
import { worldNumbers } from "~/modules/usage/server/number-plan/number-plan.server";
import { readRateSheets } from "~/modules/usage/server/rate-sheet-files.server";
import { countryRates } from "~/modules/usage/domain/tariffs/country-rates";
import { TariffsPage } from "~/modules/usage/ui/tariffs-page";
import { tariffSections } from "~/modules/usage/words/tariff-rows";
import { readerIn, pageTexts } from "~/platform/texts/texts.server";
import { localDate } from "~/kernel/local-date";
import { TextsProvider } from "~/ui/texts";

const on = localDate("2026-11-21");
const list = priceListOn(TARIFFS.priceBook, on);
const pack = rulePackOn(TARIFFS.rulePacks, on);
const sheet = readRateSheets()[0] ?? null;

/** A customer with a profile of every kind, and nothing else. */
const profiles = [
  { id: "plus", productCode: "VOICE_PROFILE_PLUS" },
  { id: "pro", productCode: "VOICE_PROFILE_PRO" },
  { id: "internet", category: "internet", productCode: "INTERNET_ACCESS" },
  { id: "mobile", category: "mobile", productCode: "MOBILE_PROFILE_BASIS" },
  { id: "tv", category: "tv", productCode: "TV_PROFILE" },
];
const {
  proposal,
  calendar: _calendar,
  ...parts
} = scenarioInput({ profiles, groupOptions: ["VOICE_CENTRALE"], numbers: [], receivedOn: on, lines: [] });
const snapshot: ChangeSnapshot = { ...parts, receivedOn: proposal.receivedOn };

const pages = new Map(CATEGORIES.map((category) => [category, changePage(category)]));

describe("R5.13 every row of the price list", () => {
  const tariffsHtml = tariffsPage();

  test.each([...list.products.values()])("$code is on the tariffs page with its prices", (product) => {
    const row = new RegExp(`<tr[^>]*id="${product.code}".*?</tr>`, "s").exec(tariffsHtml)?.[0] ?? "";
    expect(row).toContain(renderToStaticMarkup(createElement("i", null, shortProductName(product.name))).slice(3, -4));
    for (const cents of [product.monthlyCents, product.firstInstallCents, product.expansionCents]) {
      if (cents !== null) expect(row).toContain(formatCents(cents, "nl"));
    }
    expect(row.includes('class="badge"')).toBe(product.source === "demo");
  });

  test.each([...list.products.values()])("$code can be ordered on a page, or is explained there", (product) => {
    const ordered = waysToOrder(product).map((form) => errorsOf(form));
    if (ordered.length > 0) {
      expect(ordered.some((codes) => codes.length === 0)).toBe(true);
      return;
    }
    // A product that is not offered is arranged with the service desk, and the tariffs page says so.
    const row = new RegExp(`<tr[^>]*id="${product.code}".*?</tr>`, "s").exec(tariffsHtml)?.[0] ?? "";
    expect(row).toContain(SERVICE_DESK);
    expect(row).not.toContain("/changes/new");
  });
});

/** Returns the forms that the page of its module offers for a product: what a browser without JavaScript posts. */
function waysToOrder({ code, scope, category, ...product }: Product): FormData[] {
  const html = pages.get(category) ?? "";
  const posted = (fields: Readonly<Record<string, string>>): FormData => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ module: category, ...fields })) form.set(name, value);
    return form;
  };
  switch (scope) {
    case "group":
    case "access":
    case "group_option":
      return html.includes(`value="group-add:${code}"`) ? [posted({ intent: `group-add:${code}` })] : [];
    case "number":
      return html.includes(`value="number-add:${code}"`) ? [posted({ intent: `number-add:${code}` })] : [];
    case "profile":
      return new RegExp(`name="new.productCode"[^>]*value="${code}"`).test(html)
        ? [posted({ intent: "add-profile", "new.productCode": code, "new.quantity": "1" })]
        : [];
    case "hardware":
      return html.includes('name="new.withPhone"')
        ? [posted({ intent: "add-profile", "new.productCode": "VOICE_PROFILE_PRO", "new.withPhone": "yes" })]
        : [];
    case "user_option":
      return profiles
        .filter(
          ({ id, productCode }) =>
            fitsProfile({ code, scope, category, ...product }, productCode, pack.fit) && offersOption(html, id, code),
        )
        .map(({ id }) =>
          posted({
            open: id,
            [`option.${id}`]: code,
            ...(html.includes(`name="substantiation.${id}"`) ? { [`substantiation.${id}`]: "Vier servers" } : {}),
          }),
        );
    default:
      return scope satisfies never;
  }
}

/** Returns whether it is offered as a checkbox or in a list. */
function offersOption(html: string, id: string, code: string): boolean {
  const choice = new RegExp(`<select[^>]*name="option\\.${id}"[^>]*>(?:(?!</select>).)*value="${code}"`, "s");
  return new RegExp(`name="option\\.${id}"[^>]*value="${code}"`).test(html) || choice.test(html);
}

function errorsOf(form: FormData): string[] {
  const { view } = parseChangeForm(form, snapshot);
  const lines = linesOf(view.draft, snapshot).map(({ line }) => line);
  expect(lines).toHaveLength(1);
  return evaluate(evaluationInputOf(snapshot, { lines, preferredDate: null }), readerIn("nl")).errors.map(
    ({ code }) => code,
  );
}

function changePage(category: Category): string {
  const initial = withModule(
    prefilledView(snapshot, { profileId: null, to: null, remove: [], removeShared: [] }),
    category,
  );
  return inDutch(
    createElement(ChangeDesk, {
      view: { snapshot, executionStarts: executionStarts(TARIFFS.rulePacks), holders: {}, waiting: [] },
      initial: { ...initial, open: profiles.map(({ id }) => id) },
      feedback: null,
      isAsStored: true,
      kept: null,
      maySubmit: true,
      idempotencyKey: "key",
    }),
  );
}

function tariffsPage(): string {
  return inDutch(
    createElement(TariffsPage, {
      on,
      upcoming: [],
      today: on,
      since: { products: list.validFrom, calls: sheet?.validFrom ?? null },
      sections: tariffSections({ products: list.products, pack, serviceDeskPhone: SERVICE_DESK }, readerIn("nl")),
      countries: sheet === null ? [] : countryRates(sheet, worldNumbers()),
      sheet,
      search: {
        text: "",
        kind: "nothing",
        prices: [],
        isOnNet: false,
        options: { fixedUsers: 0, options: [] },
        optionNames: {},
      },
    }),
  );
}

function inDutch(page: ReactElement): string {
  const texts = pageTexts("nl", "shell", "common", "changes", "findings", "names", "products", "tariffs", "usage");
  return renderToStaticMarkup(createElement(TextsProvider, { language: "nl", texts, children: page }));
}
