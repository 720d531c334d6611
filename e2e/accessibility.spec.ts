import { readdirSync } from "node:fs";

import type { Page } from "@playwright/test";
import axe, { type RunOptions } from "axe-core";

import { addressOf, PORTAL_PAGES } from "./testing/portal-pages";
import { expect, test } from "./testing/portal-test";

// Passes are not reported: on a large page that takes longer than the checks themselves.
const VIOLATIONS_ONLY: RunOptions = { resultTypes: ["violations"] };
const WCAG_2_2_AA: RunOptions = {
  ...VIOLATIONS_ONLY,
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
};
/** The only rule that the other colour scheme can break at the same width. */
const CONTRAST: RunOptions = {
  ...VIOLATIONS_ONLY,
  runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] },
};
const LOOKS = [
  { width: 1440, height: 900, colorScheme: "light", rules: WCAG_2_2_AA },
  { width: 1440, height: 900, colorScheme: "dark", rules: CONTRAST },
  { width: 390, height: 844, colorScheme: "dark", rules: WCAG_2_2_AA },
  { width: 390, height: 844, colorScheme: "light", rules: CONTRAST },
] as const;
const NARROWEST = { width: 320, height: 640 };
const PHONE_WIDTH = 390;
/** Longer pages are leafed through. */
const MOST_PIXELS_LONG = 4_000;
/** An invoice is one document, however many lines it has. */
const ONE_DOCUMENT = ["invoices.$number._index"];

/** Pages for developers, which are not part of the build. */
const DEVELOPMENT_PAGES = ["gallery"];

/** The window of a page in which a test has loaded axe. */
type WindowWithAxe = Window & { readonly axe: typeof axe };

test("pages for developers are not served", async ({ request }) => {
  for (const page of DEVELOPMENT_PAGES) expect((await request.get(`/${page}`)).status()).toBe(404);
});

test("every page is checked", () => {
  const pages = readdirSync("app/routes").flatMap((file) =>
    file.endsWith(".tsx") ? [file.replace(/\.tsx$/, "")] : [],
  );
  const seen = new Set(PORTAL_PAGES.flatMap(({ places }) => places.map(({ route }) => route)));
  expect(pages.filter((page) => !seen.has(page) && !DEVELOPMENT_PAGES.includes(page))).toEqual([]);
});

test.describe("for everyone, light and dark, at a desk and on a phone", () => {
  for (const { story, places } of PORTAL_PAGES) {
    test.describe(story ?? "visitor", () => {
      test.use({ story });
      for (const place of places) {
        test(place.words, async ({ page, api }) => {
          await page.goto(await addressOf(place, api));
          await place.prepare?.(page);
          await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
          // Loaded once for all looks: it is half a megabyte of script.
          await page.evaluate(axe.source);
          for (const { width, height, colorScheme, rules } of LOOKS) {
            await page.setViewportSize({ width, height });
            await page.emulateMedia({ colorScheme });
            // From the top: a target that happens to be under a sticky bar would be reported.
            await page.evaluate(() => {
              scrollTo(0, 0);
            });
            if (rules === CONTRAST) await page.evaluate(hideRepeatedRows);
            const found = await violationsOn(page, rules);
            expect(found, `${String(width)} ${colorScheme}`).toEqual([]);
            if (rules === CONTRAST) await page.evaluate(showAllRows);
          }
          for (const size of [...LOOKS, NARROWEST]) {
            await page.setViewportSize(size);
            // A chart adapts to the width a moment later.
            await expect
              .poll(() => page.evaluate(pixelsBeyond), {
                message: `pixels to scroll sideways at ${String(size.width)}`,
              })
              .toBe(0);
            if (size.width === PHONE_WIDTH && !ONE_DOCUMENT.includes(place.route)) {
              expect(
                await page.evaluate(() => document.documentElement.scrollHeight),
                "pixels long",
              ).toBeLessThanOrEqual(MOST_PIXELS_LONG);
            }
          }
        });
      }
    });
  }
});

/** Returns the violations of these rules on a page that has axe, as it looks now. */
async function violationsOn(page: Page, rules: RunOptions): Promise<string[]> {
  const { violations } = await page.evaluate(
    (options) => (window as unknown as WindowWithAxe).axe.run(document, options),
    rules,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${String(target)}: ${failureSummary ?? ""}`),
  );
}

function pixelsBeyond(): number {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth - clientWidth;
}

/** Hides the rows that are drawn like an earlier one: nothing that a style can select differs. */
function hideRepeatedRows(): void {
  const CONTENT = new Set(["id", "href", "for", "name", "value", "title", "datetime", "headers", "aria-label"]);
  const lookOf = (element: Element): string =>
    [element, ...element.querySelectorAll("*")]
      .map(({ tagName, attributes }) => {
        const styled = [...attributes].filter(({ name }) => !CONTENT.has(name) && !/^aria-\w+edby$/.test(name));
        return `${tagName} ${styled.map(({ name, value }) => `${name}=${value}`).join(" ")}`;
      })
      .join("|");
  for (const list of document.querySelectorAll("tbody, ul, ol")) {
    const seen = new Set<string>();
    for (const row of list.children) {
      const look = lookOf(row);
      if (row instanceof HTMLElement && seen.has(look)) row.style.setProperty("display", "none", "important");
      seen.add(look);
    }
  }
}

function showAllRows(): void {
  for (const row of document.querySelectorAll<HTMLElement>("tbody > *, ul > *, ol > *")) {
    row.style.removeProperty("display");
  }
}
