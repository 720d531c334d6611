import { sum } from "~/kernel/money";
import { priceListOn, productInUseOn, type PriceBook, type Product } from "~/modules/catalogue/domain/catalogue";
import { rulePackOn, type RulePack } from "~/modules/catalogue/domain/rule-pack";
import type { ChangeRequest, RequestLine } from "../change-request";
import { oneTimeParts, type OneTimePart } from "../evaluation/one-time-parts";

/** The products that make up the one-time costs of a line, by the prices of the date of receipt (R4.3, R4.6). Throws when they
 *  do not add up to what was promised for it. */
export function oneTimePartsOf(
  request: ChangeRequest,
  wanted: RequestLine,
  tariffs: { readonly priceBook: PriceBook; readonly rulePacks: readonly RulePack[] },
): OneTimePart[] {
  const { products } = priceListOn(tariffs.priceBook, request.receivedOn);
  const { phoneProductCode } = rulePackOn(tariffs.rulePacks, request.receivedOn).fit;
  const partsOf = oneTimeParts((code) => products.get(code) ?? null, phoneProductCode);
  const byLine = request.lines.map((line) => partsOf(line.line, upgradeTo(line, request, tariffs.priceBook)));
  const parts = byLine[wanted.index] ?? [];
  const cents = sum(parts.map(({ quantity, unitCents }) => quantity * unitCents));
  if (cents !== wanted.oneTimeCents) {
    throw new Error(
      `One-time costs of ${String(cents)} where ${String(wanted.oneTimeCents)} were promised: ${wanted.id}`,
    );
  }
  return parts;
}

function upgradeTo({ line, fromProductCode }: RequestLine, request: ChangeRequest, book: PriceBook): Product | null {
  if (line.action !== "convert-profile" || fromProductCode === null) return null;
  const to = priceListOn(book, request.receivedOn).products.get(line.toProductCode);
  const from = productInUseOn(book, fromProductCode, request.receivedOn);
  return to && from && to.monthlyCents > from.monthlyCents ? to : null;
}
