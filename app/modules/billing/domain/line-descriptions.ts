import type { LineOfParts } from "./line-part";

/** The words of invoice lines in the language of the invoice, chosen outside of the domain (`words/line-words.ts`). */
export type LineDescriptions = {
  /** Null as `productName`: the line has no product, or its price list does not know it. */
  readonly ofLine: (line: LineOfParts, productName: string | null) => string;
  /** Of a charge for a subscription: what an upgrade costs more until the end of its month (R4.4). */
  readonly ofDifference: (productName: string) => string;
};
