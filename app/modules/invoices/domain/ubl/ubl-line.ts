import { lastOfMonth, dayOf } from "~/kernel/local-date";
import type { Invoice } from "~/modules/billing/domain/invoice";
import type { InvoiceLine } from "~/modules/billing/domain/invoice-line";
import { amount, basic, documentSign, taxCategory } from "./ubl-words";
import { element, type XmlElement } from "./xml-element";

/** Returns a line: quantity × price is exactly its amount. A price is never negative in EN 16931, so a refund has a
 *  negative quantity. */
export function ublLine(line: InvoiceLine, invoice: Invoice): XmlElement {
  const isCreditNote = invoice.type === "credit-note";
  const netCents = documentSign(invoice) * line.netCents;
  const quantity = Math.sign(netCents) * Math.abs(line.quantity);
  const ratePercent = invoice.vat[0]?.ratePercent ?? 0;
  return element(isCreditNote ? "cac:CreditNoteLine" : "cac:InvoiceLine", [
    basic("ID", String(line.lineNumber)),
    // BT-127. BT-132 would name a line of an order, and the order itself (BT-13) stands once per invoice.
    line.reference === null ? null : basic("Note", line.reference),
    basic(isCreditNote ? "CreditedQuantity" : "InvoicedQuantity", String(quantity), { unitCode: unitOf(line) }),
    amount("LineExtensionAmount", netCents),
    element("cac:InvoicePeriod", [basic("StartDate", line.fromOn), basic("EndDate", line.untilOn)]),
    element("cac:Item", [
      line.profileName === null ? null : basic("Description", line.profileName),
      basic("Name", line.description),
      line.productCode === null ? null : element("cac:SellersItemIdentification", [basic("ID", line.productCode)]),
      taxCategory("ClassifiedTaxCategory", ratePercent),
    ]),
    element("cac:Price", [amount("PriceAmount", Math.abs(line.unitCents))]),
  ]);
}

/** The unit according to UN/ECE recommendation 20: a month for a whole month of a subscription, otherwise a piece. */
function unitOf(line: InvoiceLine): "MON" | "C62" {
  const isWholeMonth = dayOf(line.fromOn) === 1 && line.untilOn === lastOfMonth(line.fromOn);
  return line.kind === "subscription" && isWholeMonth ? "MON" : "C62";
}
