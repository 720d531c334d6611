import { readdirSync } from "node:fs";

import { AxeBuilder } from "@axe-core/playwright";

import { addressOf, PORTAL_PAGES } from "./testing/portal-pages";
import { expect, test } from "./testing/portal-test";

const WCAG_2_2_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const LOOKS = [
  { width: 1440, height: 900, colorScheme: "light" },
  { width: 1440, height: 900, colorScheme: "dark" },
  { width: 390, height: 844, colorScheme: "dark" },
  { width: 390, height: 844, colorScheme: "light" },
] as const;
const NARROWEST = { width: 320, height: 640 };

/** Pages for developers, which are not part of what is built. */
const DEVELOPMENT_PAGES = ["gallery"];

test("what only a developer sees is not served", async ({ request }) => {
  for (const page of DEVELOPMENT_PAGES) expect((await request.get(`/${page}`)).status()).toBe(404);
});

test("every page is looked at", () => {
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
          for (const { width, height, colorScheme } of LOOKS) {
            await page.setViewportSize({ width, height });
            await page.emulateMedia({ colorScheme });
            // From the top: what a bar that stays in view covers by chance is no target until it is scrolled to.
            await page.evaluate(() => {
              scrollTo(0, 0);
            });
            const { violations } = await new AxeBuilder({ page })
              // What passes is not written out: on a large page that takes longer than judging it.
              .options({ resultTypes: ["violations"] })
              .withTags(WCAG_2_2_AA)
              .setLegacyMode()
              .analyze();
            const found = violations.flatMap(({ id, nodes }) =>
              nodes.map(({ target, failureSummary }) => `${id} ${String(target)}: ${failureSummary ?? ""}`),
            );
            expect(found, `${String(width)} ${colorScheme}`).toEqual([]);
          }
          for (const size of [...LOOKS, NARROWEST]) {
            await page.setViewportSize(size);
            // A chart follows the width a moment later.
            await expect
              .poll(() => page.evaluate(pixelsBeyond), {
                message: `pixels to scroll sideways at ${String(size.width)}`,
              })
              .toBe(0);
          }
        });
      }
    });
  }
});

function pixelsBeyond(): number {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth - clientWidth;
}
