import { expect, test } from "./testing/portal-test";
import { methodsOf } from "./testing/api-method";
import { servedRoutes } from "./testing/routes";

test.use({ story: "not-active" });

/** What answers before the first invoice: the waiting page, signing out, language, theme, invitation and reset; and
 *  what holds nobody's data. */
const OPEN_BEFORE_THE_FIRST_INVOICE = [
  "/not-active",
  "/login",
  "/logout",
  "/preferences",
  "/invitation/:token",
  "/reset",
  "/reset/:token",
  "/api/openapi.json",
  "/api/*",
  "/*",
];

test.describe("R8.2 before the first invoice", () => {
  test("the customer reads how far the installation is and when the portal opens", async ({ page }) => {
    await page.goto("/");
    await expect(page).toHaveURL("/not-active");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Je portaal opent met je eerste factuur");
    await expect(page.getByText("1 december 2026").first()).toBeVisible();
    await expect(page.getByText("1 van 3 delen klaar")).toBeVisible();
    await expect(page.getByRole("navigation")).toHaveCount(0);
    await page.getByRole("button", { name: "English" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await page.getByRole("button", { name: "Nederlands" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "nl");
  });

  test("no other page, file or API answers for the customer", async ({ page, api, baseURL }) => {
    const closed = (await servedRoutes(baseURL)).filter(({ path }) => !OPEN_BEFORE_THE_FIRST_INVOICE.includes(path));
    expect(closed.length).toBeGreaterThan(15);
    for (const { path, hasLoader, hasAction } of closed) {
      const address = path.replace(/:\w+/g, "2026-000050");
      const isApi = path.startsWith("/api/");
      const client = isApi ? api.requests : page.request;
      const asked = isApi ? [address] : [address, `${address === "/" ? "/_root" : address}.data`];
      for (const each of asked) {
        const sent = {
          maxRedirects: 0,
          headers: { Origin: String(baseURL) },
          ...(isApi ? { data: {} } : { form: {} }),
        };
        const answers = [
          ...(hasLoader ? [await client.get(each, { maxRedirects: 0 })] : []),
          ...(hasAction ? [await client.fetch(each, { ...sent, method: isApi ? methodsOf(path)[0] : "POST" })] : []),
        ];
        for (const answer of answers) {
          const body = await answer.text();
          const leadsToWaiting = /^\/not-active$/.test(answer.headers()["location"] ?? "") || isRedirectAsData(body);
          // Only pages have a data address.
          const isClosed = answer.status() === 403 || (each.endsWith(".data") && answer.status() === 404);
          expect(leadsToWaiting || isClosed, `${each}: ${String(answer.status())} ${body}`).toBe(true);
        }
      }
    }
  });
});

/** Returns whether a body is a redirect as the browser's scripts receive it. */
function isRedirectAsData(body: string): boolean {
  return body.includes('"SingleFetchRedirect"') && body.includes('"/not-active"');
}
