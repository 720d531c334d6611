import { euros } from "~/kernel/money";
import type { Invoice } from "~/modules/billing/domain/invoice";
import { element, type XmlElement } from "./xml-element";

/** A credit note states what is refunded in positive amounts, so its signs are reversed. */
export function documentSign({ type }: Pick<Invoice, "type">): 1 | -1 {
  return type === "credit-note" ? -1 : 1;
}

export function basic(name: string, text: string, attributes: Readonly<Record<string, string>> = {}): XmlElement {
  return element(`cbc:${name}`, text, attributes);
}

/** Returns cents as an amount in euros with exactly two decimals. Zero has no sign. */
export function amount(name: string, cents: number): XmlElement {
  return basic(name, euros(cents), { currencyID: "EUR" });
}

/** Returns the category for standard rated VAT. */
export function taxCategory(name: "TaxCategory" | "ClassifiedTaxCategory", ratePercent: number): XmlElement {
  return element(`cac:${name}`, [basic("ID", "S"), basic("Percent", String(ratePercent)), vatScheme()]);
}

export function vatScheme(): XmlElement {
  return element("cac:TaxScheme", [basic("ID", "VAT")]);
}
