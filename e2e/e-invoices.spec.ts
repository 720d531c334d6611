import { checkSchema, havePeppolRules, judge, peppolRules } from "../app/modules/invoices/testing/ubl-rules";
import { ownerOf, type Story } from "./testing/demo-users";
import type { InvoiceFields } from "./testing/portal-api";
import { expect, test } from "./testing/portal-test";

const ACTIVE: readonly Story[] = ["large", "room", "none-left", "last-month", "after-term", "failed-request", "empty"];
const NLCIUS = "urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0";
const PEPPOL = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
const FIRST_COMPILATION_MS = 240_000;

test.describe("every e-invoice of the demo data", () => {
  test("follows the UBL schema, and one of each shape the rules of EN 16931, NLCIUS and Peppol", async ({
    request,
  }) => {
    test.setTimeout(FIRST_COMPILATION_MS);
    const byShape = new Map<string, string>();
    let invoices = 0;
    for (const story of ACTIVE) {
      const headers = { Authorization: `Bearer ${ownerOf(story).apiToken}` };
      for (let cursor: string | null = ""; cursor !== null;) {
        const answer = await request.get(`/api/v1/invoices?cursor=${cursor}`, { headers });
        const page = (await answer.json()) as { invoices: readonly InvoiceFields[]; nextCursor: string | null };
        for (const { number } of page.invoices) {
          const xml = await (await request.get(`/api/v1/invoices/${number}.xml`, { headers })).text();
          checkSchema(xml);
          expect(xml).toContain(`<cbc:CustomizationID>${NLCIUS}<`);
          byShape.set(shapeOf(xml), xml);
          invoices += 1;
        }
        cursor = page.nextCursor;
      }
    }
    expect(invoices).toBeGreaterThan(50);
    expect(process.env["CI"] === undefined || havePeppolRules, peppolRules).toBe(true);
    for (const xml of byShape.values()) {
      expect(judge(xml, "nlcius").broken).toEqual([]);
      if (havePeppolRules) expect(judge(xml.replace(NLCIUS, PEPPOL), "peppol").broken).toEqual([]);
    }
  });
});

/** Returns what the rules distinguish: the elements, their attributes and codes, and which amounts
 *  are negative or zero. */
function shapeOf(xml: string): string {
  const codes = xml.match(/<cbc:\w*(?:Code|Percent)\b[^>]*>[^<]*/g) ?? [];
  const signs = (xml.match(/<cbc:(\w*(?:Amount|Quantity))\b[^>]*>(?:-|0\.00<)/g) ?? []).map((found) =>
    found.slice(0, 60),
  );
  const elements = xml.match(/<c[ab]c:\w+[^>]*>/g) ?? [];
  return [...new Set([...elements, ...codes, ...signs])].sort().join("\n");
}
