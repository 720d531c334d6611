import { gzipSync } from "node:zlib";

import { untilHydrated } from "./testing/change-page";
import { expect, test } from "./testing/portal-test";

const KILOBYTE = 1_000;

const PAGES = [
  { story: null, address: "/login", mostKilobytes: 125 },
  { story: "large", address: "/account", mostKilobytes: 125 },
  { story: "large", address: "/changes/new", mostKilobytes: 152 },
] as const;

for (const { story, address, mostKilobytes } of PAGES) {
  test.describe("on a slow connection", () => {
    test.use({ story });

    test(`${address} needs at most ${String(mostKilobytes)} kB of script`, async ({ page }) => {
      await page.goto(address);
      await untilHydrated(page);
      const scripts = await page.evaluate(() =>
        performance.getEntriesByType("resource").flatMap(({ name }) => (/\.js(\?|$)/.test(name) ? [name] : [])),
      );
      const addresses = [...new Set(scripts)];
      expect(addresses.length).toBeGreaterThan(1);
      let bytes = 0;
      for (const script of addresses) bytes += gzipSync(await (await page.request.get(script)).body()).byteLength;
      expect(bytes).toBeGreaterThan(20 * KILOBYTE);
      expect(bytes).toBeLessThanOrEqual(mostKilobytes * KILOBYTE);
    });
  });
}

test.describe("a page without interaction", () => {
  test.use({ story: "large" });

  for (const address of ["/invoices", "/modules", "/changes", "/contract", "/service", "/tariffs"]) {
    test(`${address} comes without a script`, async ({ page }) => {
      await page.goto(address);
      expect(await page.evaluate(() => document.scripts.length)).toBe(0);
      expect(
        await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name)),
      ).not.toContainEqual(expect.stringMatching(/\.js(\?|$)/));
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    });
  }
});
