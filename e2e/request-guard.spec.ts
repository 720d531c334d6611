import { expect, test } from "./testing/portal-test";
import { servedRoutes } from "./testing/routes";

test.use({ story: "empty" });

test.describe("what other sites can make a browser do", () => {
  test("a form of another site changes nothing, wherever it is posted to", async ({ page, api, baseURL }) => {
    const posted = (await servedRoutes(baseURL)).filter(({ hasAction }) => hasAction);
    expect(posted.length).toBeGreaterThan(8);
    for (const { path } of posted) {
      const address = path.replace(/:\w+/g, "x").replace("*", "x");
      for (const headers of [
        { Origin: "https://evil.example" },
        { Origin: "null" },
        { "Sec-Fetch-Site": "cross-site" },
        { "Sec-Fetch-Site": "same-site" },
        { Origin: String(baseURL), "Sec-Fetch-Site": "cross-site" },
        {},
      ]) {
        const answer = await page.request.post(address, { headers, form: { intent: "submit" }, maxRedirects: 0 });
        expect(answer.status(), `${address} with ${JSON.stringify(headers)}`).toBe(403);
      }
    }
    expect(await api.changes()).toEqual([]);
    await page.goto("/account");
    await expect(page.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();
  });

  test("a script that the portal did not write does not run", async ({ page }) => {
    const nonces = new Set<string>();
    for (const address of ["/", "/usage", "/changes/new", "/account"]) {
      const answer = await page.request.get(address);
      const policy = answer.headers()["content-security-policy"] ?? "";
      const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? "";
      const nonce = /^'self' 'nonce-([\w+/=]{20,})'$/.exec(scripts)?.[1];
      expect(nonce, `${address}: ${policy}`).toBeDefined();
      nonces.add(nonce ?? "");
      const inline = (await answer.text()).match(/<script(?![^>]*\bsrc=)[^>]*>/g) ?? [];
      expect(inline.length, address).toBeGreaterThan(0);
      for (const tag of inline) expect(tag, address).toContain(`nonce="${String(nonce)}"`);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("object-src 'none'");
    }
    expect(nonces.size).toBe(4);
  });
});

test.describe("what stays behind", () => {
  test("no browser or proxy keeps an answer to a customer", async ({ page, api, baseURL }) => {
    const invoice = (await api.invoices())[0];
    const read = (await servedRoutes(baseURL)).filter(({ hasLoader }) => hasLoader);
    for (const { path } of read) {
      const address = path.replace(":number", invoice?.number ?? "").replace(/:\w+|\*/g, "x");
      const client = path.startsWith("/api/") ? api.requests : page.request;
      const answer = await client.get(address, { maxRedirects: 0 });
      expect(answer.headers()["cache-control"], address).toBe("no-store");
    }
  });

  test("files that are the same for everyone are cached for good", async ({ page }) => {
    const kept = page.waitForResponse((response) => response.url().includes("/assets/entry.client"));
    await page.goto("/");
    expect((await kept).headers()["cache-control"]).toBe("public, max-age=31536000, immutable");
  });

  test("the operator's figures are not open to anyone", async ({ page }) => {
    expect((await page.request.get("/metrics")).status()).toBe(404);
  });
});
