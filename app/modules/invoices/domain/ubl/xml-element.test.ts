import { describe, expect, test } from "vitest";
import { anInvoice, aCreditNote, everything, someParties } from "../../testing/invoice-builders";
import { ublOf } from "../../testing/ubl-of";
import { euros } from "~/kernel/money";
import { element, escapeXml, xmlDocument } from "./xml-element";

describe("XML", () => {
  test.each([
    {
      text: 'Jansen & Zn <"B.V.">',
      xml: "Jansen &amp; Zn &lt;&quot;B.V.&quot;&gt;",
      because: "the five special characters of XML",
    },
    { text: "K. Yılmaz, Şule, 日本, 😀", xml: "K. Yılmaz, Şule, 日本, 😀", because: "every letter stands as it is" },
    { text: "a\u0000b\u0008c\uFFFEd\uD800e", xml: "abcde", because: "what XML forbids is left out" },
    { text: "a\nb\tc", xml: "a&#10;b&#9;c", because: "a reader would otherwise turn them into spaces" },
    { text: "]]>", xml: "]]&gt;", because: "the end of a section that never started" },
  ])("$text → $xml: $because", ({ text, xml }) => {
    expect(escapeXml(text)).toBe(xml);
  });

  test("attributes are escaped too", () => {
    expect(xmlDocument(element("a", "", { b: '"&' }))).toContain('<a b="&quot;&amp;"></a>');
  });

  test.each([
    { cents: 34606, text: "346.06" },
    { cents: 5, text: "0.05" },
    { cents: -5, text: "-0.05" },
    { cents: 0, text: "0.00" },
    { cents: -0, text: "0.00" },
  ])("$cents cents are $text", ({ cents, text }) => {
    expect(euros(cents)).toBe(text);
  });
});

describe("the e-invoice", () => {
  const of = (xml: string, name: string): string[] =>
    [...xml.matchAll(new RegExp(`<cbc:${name}(?: [^>]*)?>([^<]*)</cbc:${name}>`, "g"))].map(([, text = ""]) => text);

  test("R7.1 of the worked example: amounts, dates, mandate", () => {
    const xml = ublOf(anInvoice());
    expect(of(xml, "PayableAmount")).toEqual(["346.06"]);
    expect(of(xml, "TaxAmount")).toEqual(["60.06", "60.06"]);
    expect(of(xml, "LineExtensionAmount")).toEqual(["286.00", "5.00", "75.00", "3.50", "52.50", "150.00"]);
    expect(of(xml, "DueDate")).toEqual(["2026-12-15"]);
    expect([of(xml, "StartDate")[0], of(xml, "EndDate")[0]]).toEqual(["2026-11-01", "2026-12-31"]);
    expect(xml).toContain("<cbc:ID>MNDT-000123</cbc:ID>");
    expect(xml).toContain('<cbc:ID schemeID="SEPA">NL79ZZZ999999990000</cbc:ID>');
    expect(of(xml, "CustomizationID")).toEqual(["urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0"]);
  });

  test("a price is never negative: a refund has a negative quantity", () => {
    const xml = ublOf(anInvoice(everything()));
    expect(of(xml, "PriceAmount").every((price) => !price.startsWith("-"))).toBe(true);
    const [quantities, amounts] = [of(xml, "InvoicedQuantity"), of(xml, "LineExtensionAmount").slice(1)];
    expect(quantities.map((quantity) => quantity.startsWith("-"))).toEqual(amounts.map((each) => each.startsWith("-")));
    expect(quantities).toContain("-1");
  });

  test("R7.4 a credit note says in positive amounts what the invoice said", () => {
    const invoice = anInvoice(everything());
    const [xml, credit] = [ublOf(invoice), ublOf(aCreditNote(invoice))];
    for (const name of ["PayableAmount", "TaxAmount", "TaxableAmount", "LineExtensionAmount", "PriceAmount"]) {
      expect(of(credit, name)).toEqual(of(xml, name));
    }
    expect(of(credit, "CreditNoteTypeCode")).toEqual(["381"]);
    expect(credit).toContain("<cbc:ID>2026-000123</cbc:ID>");
  });

  test("the reference of a request is the note of each line that it led to, on a credit note too", () => {
    const invoice = anInvoice(everything());
    const own = invoice.lines.filter(({ changeRequestId }) => changeRequestId !== null);
    expect(own.length).toBeGreaterThan(1);
    for (const xml of [ublOf(invoice), ublOf(aCreditNote(invoice))]) {
      const noted = [...xml.matchAll(/<cbc:ID>(\d+)<\/cbc:ID>\s*<cbc:Note>([^<]*)<\/cbc:Note>\s*<cbc:\w+edQuantity/g)];
      expect(noted.map(([, line, note]) => [Number(line), note])).toEqual(
        own.map(({ lineNumber }) => [lineNumber, "PO-4310 &amp; &lt;zo&gt;"]),
      );
    }
  });

  test("without a reference of the customer's, the customer number takes its place", () => {
    expect(of(ublOf(anInvoice(undefined, { buyerReference: null })), "BuyerReference")).toEqual([
      String(someParties.buyer.customerNumber),
    ]);
  });

  test("the same invoice gives the same bytes", () => {
    expect(ublOf(anInvoice(everything()))).toBe(ublOf(anInvoice(everything())));
  });
});
