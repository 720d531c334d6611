import { randomUUID } from "node:crypto";

import { ownerOf } from "./testing/demo-users";
import { expect, test } from "./testing/portal-test";

const { email, password } = ownerOf("room");

test.describe("a user who signs in", () => {
  test("reads the same refusal for a wrong password and an unknown address, and keeps the address", async ({
    page,
  }) => {
    for (const address of [email, `${randomUUID()}@nergens.example`]) {
      await page.goto("/login");
      await page.getByLabel("E-mailadres").fill(address);
      await page.getByLabel("Wachtwoord", { exact: true }).fill("niet het goede wachtwoord");
      await page.getByRole("button", { name: "Inloggen" }).click();
      await expect(page.getByRole("alert")).toContainText("Het e-mailadres of het wachtwoord klopt niet.");
      await expect(page.getByRole("alert")).toBeFocused();
      await expect(page.getByLabel("E-mailadres")).toHaveValue(address);
      await expect(page.getByLabel("Wachtwoord", { exact: true })).toHaveValue("");
    }
  });

  test("is told at the field what is missing", async ({ page }) => {
    await page.goto("/login");
    await page.getByLabel("E-mailadres").fill("geen adres");
    await page.getByRole("button", { name: "Inloggen" }).click();
    await expect(page.getByLabel("E-mailadres")).toHaveAccessibleDescription(/Vul een volledig e-mailadres in/);
    await expect(page.getByLabel("Wachtwoord", { exact: true })).toHaveAccessibleDescription("Vul een wachtwoord in.");
    await page.getByRole("alert").getByRole("link", { name: "Vul een wachtwoord in." }).click();
    await expect(page.getByLabel("Wachtwoord", { exact: true })).toBeFocused();
  });

  test("gets the dashboard, and nothing after signing out", async ({ page }) => {
    await page.goto("/login");
    await page.getByLabel("E-mailadres").fill(email);
    await page.getByLabel("Wachtwoord", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Inloggen" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Overzicht" })).toBeVisible();
    await expect(page).toHaveURL("/");
    await expect(page.getByText("Bakkerij De Vries B.V.").first()).toBeVisible();

    await page.getByRole("button", { name: "Uitloggen" }).click();
    await expect(page.getByRole("status")).toHaveText("Je bent uitgelogd.");
    await page.goBack();
    await expect(page.getByRole("button", { name: "Inloggen" })).toBeVisible();
    await page.goto("/invoices");
    await expect(page.getByRole("button", { name: "Inloggen" })).toBeVisible();
  });

  test("ends up on the page that was asked for", async ({ page }) => {
    await page.goto("/usage?groupBy=number");
    await page.getByLabel("E-mailadres").fill(email);
    await page.getByLabel("Wachtwoord", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Inloggen" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Verbruik" })).toBeVisible();
    await expect(page).toHaveURL("/usage?groupBy=number");
  });
});
