import type { Invoice } from "~/modules/billing/domain/invoice";
import { ublLine } from "./ubl-line";
import { customerParty, supplierParty } from "./ubl-parties";
import { paymentMeans, paymentTerms } from "./ubl-payment";
import { amount, basic, documentSign, taxCategory } from "./ubl-words";
import { element, xmlDocument, type XmlElement } from "./xml-element";

/** The rule set that the document declares: NLCIUS is the Dutch one, Peppol BIS Billing 3 that of the Peppol network.
 */
export type UblProfile = "nlcius" | "peppol";

const CUSTOMIZATION: Readonly<Record<UblProfile, string>> = {
  nlcius: "urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0",
  peppol: "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0",
};

/** Returns an issued invoice (380) or credit note (381) as UBL 2.1 according to EN 16931, with the elements in the
 *  order of the schema. The same invoice always gives the same bytes. */
export function ublDocument(invoice: Invoice, profile: UblProfile = "nlcius"): string {
  const isCreditNote = invoice.type === "credit-note";
  const root = isCreditNote ? "CreditNote" : "Invoice";
  const children = [
    basic("CustomizationID", CUSTOMIZATION[profile]),
    basic("ProfileID", "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"),
    basic("ID", invoice.number),
    basic("IssueDate", invoice.issuedOn),
    isCreditNote ? null : basic("DueDate", invoice.dueOn),
    isCreditNote ? basic("CreditNoteTypeCode", "381") : basic("InvoiceTypeCode", "380"),
    invoice.reason === null ? null : basic("Note", invoice.reason),
    basic("DocumentCurrencyCode", "EUR"),
    basic("BuyerReference", invoice.buyerReference ?? String(invoice.parties.buyer.customerNumber)),
    period(invoice.periodFrom, invoice.periodUntil),
    billingReference(invoice),
    supplierParty(invoice.parties.seller),
    customerParty(invoice.parties.buyer),
    paymentMeans(invoice),
    paymentTerms(invoice),
    taxTotal(invoice),
    monetaryTotal(invoice),
    ...invoice.lines.map((line) => ublLine(line, invoice)),
  ];
  return xmlDocument(
    element(root, children, {
      xmlns: `urn:oasis:names:specification:ubl:schema:xsd:${root}-2`,
      "xmlns:cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
      "xmlns:cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
    }),
  );
}

function period(from: string, until: string): XmlElement {
  return element("cac:InvoicePeriod", [basic("StartDate", from), basic("EndDate", until)]);
}

function billingReference({ credits }: Invoice): XmlElement | null {
  if (credits === null) return null;
  return element("cac:BillingReference", [element("cac:InvoiceDocumentReference", [basic("ID", credits.number)])]);
}

function taxTotal(invoice: Invoice): XmlElement {
  const sign = documentSign(invoice);
  return element("cac:TaxTotal", [
    amount("TaxAmount", sign * invoice.vatCents),
    ...invoice.vat.map(({ ratePercent, baseCents, vatCents }) =>
      element("cac:TaxSubtotal", [
        amount("TaxableAmount", sign * baseCents),
        amount("TaxAmount", sign * vatCents),
        taxCategory("TaxCategory", ratePercent),
      ]),
    ),
  ]);
}

function monetaryTotal(invoice: Invoice): XmlElement {
  const sign = documentSign(invoice);
  return element("cac:LegalMonetaryTotal", [
    amount("LineExtensionAmount", sign * invoice.netCents),
    amount("TaxExclusiveAmount", sign * invoice.netCents),
    amount("TaxInclusiveAmount", sign * invoice.totalCents),
    amount("PayableAmount", sign * invoice.totalCents),
  ]);
}
