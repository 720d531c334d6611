import { expect, test } from "./testing/portal-test";

const INCIDENT = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/;

test.describe("when something is missing or wrong", () => {
  test("a visitor reads it without a portal around it", async ({ page }) => {
    const answer = await page.goto("/nergens");
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: "Deze pagina bestaat niet" })).toBeVisible();
    await expect(page.getByRole("navigation")).toHaveCount(0);
    await expect(page).toHaveTitle(/Deze pagina bestaat niet/);
  });

  test.describe("a customer", () => {
    test.use({ story: "empty" });

    test("reads it with an incident number and a way on", async ({ page }) => {
      const answer = await page.goto("/invoices/2026-999999");
      expect(answer?.status()).toBe(404);
      await expect(page.getByRole("heading", { level: 1, name: "Deze pagina bestaat niet" })).toBeVisible();
      const incident = await page
        .getByText(/^Incident/)
        .getByText(INCIDENT)
        .textContent();
      expect(incident).toBe(answer?.headers()["x-request-id"]);
      await page.getByRole("link", { name: "Naar het overzicht" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Overzicht" })).toBeVisible();
    });

    test("who posts something that no form has is told so", async ({ page, baseURL }) => {
      const headers = { Origin: String(baseURL) };
      for (const { address, form, status } of [
        { address: "/changes/none", form: { cancel: "everything" }, status: 404 },
        { address: "/changes/none", form: { cancel: "all" }, status: 404 },
        { address: "/changes/new", form: { intent: "submit" }, status: 422 },
        { address: "/account", form: { current: "", next: "" }, status: 400 },
        { address: "/invoices", form: { cancel: "all" }, status: 405 },
      ]) {
        const answer = await page.request.post(address, { headers, form });
        expect(answer.status(), `${address} ${JSON.stringify(form)}`).toBe(status);
        expect(await answer.text()).toMatch(/<h1/);
      }
    });
  });
});
