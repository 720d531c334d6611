import type { Reader } from "~/format/texts";
import type { ChangeLine } from "../domain/change-line";
import type { RequestLine } from "../domain/change-request";
import { shortProductName } from "~/modules/catalogue/words/short-product-name";
import { lineWords, type LineWords } from "./line-words";

/** A line that is stored, with whom it is about. */
type StoredLine = Pick<RequestLine, "line" | "profileName" | "fromProductCode">;

/** A line of a stored request in words. */
export function requestLineWords(
  line: StoredLine,
  productNames: Readonly<Record<string, string>>,
  reader: Reader,
): LineWords {
  const subject = { name: line.profileName, productCode: line.fromProductCode, options: [] };
  return lineWords(line.line, subject, (code) => shortProductName(productNames[code] ?? code), reader);
}

/** A line in one phrase, with whom it is for where its title does not say so: "IP-toestel – voor Vera Bakker". */
export function linePhrase({ action }: ChangeLine, { title, detail }: LineWords): string {
  const saysWhom = action === "add-option" || action === "remove-option" || action === "order-phone";
  return saysWhom && detail !== null ? `${title} – ${detail.charAt(0).toLowerCase()}${detail.slice(1)}` : title;
}

/** A line of a stored request in one phrase. */
export function requestLinePhrase(
  line: StoredLine,
  productNames: Readonly<Record<string, string>>,
  reader: Reader,
): string {
  return linePhrase(line.line, requestLineWords(line, productNames, reader));
}

/** The first line of a request, and how many more there are. */
export function requestTitle(
  request: { readonly lines: readonly StoredLine[] },
  productNames: Readonly<Record<string, string>>,
  reader: Reader,
): string {
  const t = reader.texts("changes", "names");
  const [first, ...others] = request.lines;
  if (!first) return t("request");
  const title = requestLinePhrase(first, productNames, reader);
  return others.length === 0 ? title : t("titleAndMore", { title, count: others.length });
}
