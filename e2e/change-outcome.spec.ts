import { expect, test } from "./testing/portal-test";

test.use({ story: "failed-request" });

test("a customer sees on the list and on the request that it was partly carried out, and why", async ({ page }) => {
  await page.goto("/changes");
  const row = page.getByRole("row", { name: /Deels uitgevoerd/ });
  await expect(row).toContainText("2 regels");
  await expect(row).toContainText("1 van 2 regels uitgevoerd");
  await expect(row).toContainText("+€ 5,50");
  await row.getByRole("link").click();

  await expect(page.getByText("Deels uitgevoerd: 1 van de 2 regels is gelukt, 1 niet.")).toBeVisible();
  const lines = page.getByRole("table", { name: "Regels" });
  await expect(lines.getByRole("row", { name: /Reden: het profiel is niet meer in gebruik/ })).toContainText(
    "Niet uitgevoerd",
  );
  await expect(
    lines.getByRole("row", { name: /Reden: / }).getByText("niet in rekening gebracht: +€ 5,50"),
  ).toBeVisible();
  await expect(lines.locator("tbody").getByText("niet in rekening gebracht")).toHaveCount(2);
  await expect(lines.getByRole("row", { name: /^Zo afgesproken/ })).toContainText("+€ 11,00");
  await expect(lines.getByRole("row", { name: /^Blijft over/ })).toContainText("+€ 5,50");

  const course = page.getByRole("region", { name: "Verloop" }).getByRole("listitem");
  await expect(course).toContainText([
    "Ontvangen",
    "Gecontroleerd",
    "Ingepland",
    "Uitgevoerd: Onbeperkt Bellen Nederland – voor Pieter Bakker",
    "Niet uitgevoerd: Onbeperkt Bellen Nederland – voor Quirine Vos",
    "Deels",
  ]);
  const why = page.getByRole("region", { name: "Waarom dit de uitkomst is" });
  await expect(why).toContainText("(niet uitgevoerd, kost niets)");
  await expect(why).toContainText("2 werkdagen later is woensdag 7 oktober 2026");
});

test("the days of a request go into a calendar, where what did not happen is cancelled", async ({ page }) => {
  await page.goto("/changes");
  await page
    .getByRole("row", { name: /Deels uitgevoerd/ })
    .getByRole("link")
    .click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Zet in je agenda (.ics)" }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe("wijziging-2026-10-05.ics");
  const address = new URL(file.url()).pathname;
  const answer = await page.request.get(address);
  expect(answer.headers()["content-type"]).toContain("text/calendar");
  expect(await answer.text()).toContain("DTSTART:20261007T060000Z");
});
