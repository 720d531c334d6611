import type { Language } from "~/kernel/language";
import type { UsageCategory } from "~/modules/usage/domain/usage-record";
import type { InvoiceLine } from "./invoice-line";
import type { LineOfParts } from "./line-part";

/** Returns the description of an invoice line. The operator's own text is used as it is. */
export function describeLine(line: LineOfParts, productName: string | null, language: Language): string {
  if (line.description !== null) return line.description;
  const name = productName ?? line.productCode ?? "";
  return (language === "nl" ? inDutch(line, name) : inEnglish(line, name)).trim();
}

/** Returns the description of the charge for an upgrade: the price difference until the end of its month (R4.4). */
export function describeDifference(productName: string, language: Language): string {
  return `${productName}, ${language === "nl" ? "prijsverschil" : "price difference"}`;
}

/** Returns the description of an issued line for a reader in another language than the invoice's. The operator's own
 *  text and product names are not translated. `productName` comes from the price list of the line. */
export function describeFor(
  line: InvoiceLine,
  productName: string | null,
  languages: { readonly issuedIn: Language; readonly reader: Language },
): string {
  const { issuedIn, reader } = languages;
  const unsaid = { ...line, description: null };
  if (line.description === describeLine(unsaid, productName, issuedIn))
    return describeLine(unsaid, productName, reader);
  const name = productName ?? line.productCode ?? "";
  return line.description === describeDifference(name, issuedIn) ? describeDifference(name, reader) : line.description;
}

function inDutch(line: LineOfParts, name: string): string {
  switch (line.kind) {
    case "installation":
      return `${name}, installatie`;
    case "subscription":
      return name;
    case "one-time":
      return `${name}, eenmalig`;
    case "buy-out":
      return `Afkoopsom ${name}`;
    case "usage":
      return line.usageCategory === null ? "Verbruik" : USAGE_IN_DUTCH[line.usageCategory];
    case "discount":
      return "Korting";
    case "credit":
      return `Terug: ${name}`;
    default:
      return line.kind satisfies never;
  }
}

function inEnglish(line: LineOfParts, name: string): string {
  switch (line.kind) {
    case "installation":
      return `${name}, installation`;
    case "subscription":
      return name;
    case "one-time":
      return `${name}, one-time`;
    case "buy-out":
      return `Buy-out ${name}`;
    case "usage":
      return line.usageCategory === null ? "Usage" : USAGE_IN_ENGLISH[line.usageCategory];
    case "discount":
      return "Discount";
    case "credit":
      return `Refund: ${name}`;
    default:
      return line.kind satisfies never;
  }
}

const USAGE_IN_DUTCH: Readonly<Record<UsageCategory, string>> = {
  "on-net": "Bellen binnen je bedrijf",
  national: "Nationaal bellen",
  international: "Internationaal bellen",
  "service-number": "Betaalde nummers",
  "free-number": "Gratis nummers",
  sms: "Sms",
  "paid-sms": "Betaalde sms",
  data: "Mobiele data",
  roaming: "Gebruik in het buitenland",
};

const USAGE_IN_ENGLISH: Readonly<Record<UsageCategory, string>> = {
  "on-net": "Calls within your company",
  national: "National calls",
  international: "International calls",
  "service-number": "Paid numbers",
  "free-number": "Free numbers",
  sms: "Text messages",
  "paid-sms": "Paid text messages",
  data: "Mobile data",
  roaming: "Usage abroad",
};
