import { gzipSync } from "node:zlib";

import { untilAlive } from "./testing/change-page";
import { expect, test } from "./testing/portal-test";

test.use({ story: "large" });

const KILOBYTE = 1_000;

test.describe("on a slow line", () => {
  for (const { address, mostKilobytes } of [
    { address: "/login", mostKilobytes: 125 },
    { address: "/invoices", mostKilobytes: 125 },
    { address: "/modules", mostKilobytes: 125 },
    { address: "/changes/new", mostKilobytes: 150 },
  ]) {
    test(`${address} needs at most ${String(mostKilobytes)} kB of script`, async ({ page }) => {
      await page.goto(address);
      await untilAlive(page);
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
  }
});
