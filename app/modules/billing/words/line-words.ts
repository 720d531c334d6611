import type { KeyOf, Reader } from "~/format/texts";
import type { UsageCategory } from "~/modules/usage/domain/usage-record";
import type { InvoiceLine } from "../domain/invoice-line";
import type { LineDescriptions } from "../domain/line-descriptions";
import type { LineOfParts } from "../domain/line-part";

/** Returns the descriptions of invoice lines for a reader. */
export function lineDescriptions(reader: Reader): LineDescriptions {
  return {
    ofLine: (line, productName) => describeLine(line, productName, reader),
    ofDifference: (productName) => describeDifference(productName, reader),
  };
}

/** Returns the description of an issued line for a reader in another language than the invoice's. The operator's own
 *  text and product names are not translated. `productName` comes from the price list of the line. */
export function describeFor(
  line: InvoiceLine,
  productName: string | null,
  { issuedIn, reader }: { readonly issuedIn: Reader; readonly reader: Reader },
): string {
  const unsaid = { ...line, description: null };
  if (line.description === describeLine(unsaid, productName, issuedIn))
    return describeLine(unsaid, productName, reader);
  const name = productName ?? line.productCode ?? "";
  return line.description === describeDifference(name, issuedIn) ? describeDifference(name, reader) : line.description;
}

/** Returns the description of an invoice line. The operator's own text is used as it is. */
function describeLine(line: LineOfParts, productName: string | null, reader: Reader): string {
  if (line.description !== null) return line.description;
  const t = reader.texts("invoice-lines");
  const product = productName ?? line.productCode ?? "";
  switch (line.kind) {
    case "subscription":
    case "one-time":
    case "installation":
    case "buy-out":
    case "credit":
      return t(line.kind, { product }).trim();
    case "discount":
      return t("discount");
    case "usage":
      return line.usageCategory === null
        ? t("usage")
        : reader.texts("invoice-lines", "names")(USAGE_KEYS[line.usageCategory]);
    default:
      return line.kind satisfies never;
  }
}

function describeDifference(product: string, reader: Reader): string {
  return reader.texts("invoice-lines")("difference", { product });
}

const USAGE_KEYS = {
  "on-net": "usage.on-net",
  national: "usage.national",
  international: "usage.international",
  "service-number": "usage.service-number",
  "free-number": "usage.free-number",
  sms: "usage.sms",
  "paid-sms": "usage.paid-sms",
  data: "usage.data",
  roaming: "usage.roaming",
} as const satisfies Record<UsageCategory, KeyOf<"invoice-lines" | "names">>;
