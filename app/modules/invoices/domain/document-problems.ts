import { sum, vatOn } from "~/kernel/money";
import type { Invoice } from "~/modules/billing/domain/invoice";
import type { Buyer, Seller } from "~/modules/billing/domain/parties";
import { isCreditorId, isDutchVatNumber, isIban, isKvkNumber } from "./check-digits";

/** Returns what is wrong with an invoice as a document, checked exactly: the official rules allow a euro of tolerance
 *  in VAT and check no check digits. Only a credit note may use that tolerance, for the rest of its invoice's VAT
 *  (R7.4). Empty when there are no problems. */
export function documentProblems(invoice: Invoice): string[] {
  return [
    ...amountProblems(invoice),
    ...lineProblems(invoice),
    ...sellerProblems(invoice.parties.seller),
    ...buyerProblems(invoice.parties.buyer),
    ...(invoice.dueOn < invoice.issuedOn ? [`due on ${invoice.dueOn}, before the issue`] : []),
    ...(invoice.type === "credit-note" && invoice.credits === null ? ["a credit note that names no invoice"] : []),
  ];
}

/** BR-CO-17 and BR-S-09: less than a euro. */
const ROUNDING_TOLERANCE_CENTS = 100;

function amountProblems(invoice: Invoice): string[] {
  const { type, lines, vat, netCents, vatCents, totalCents } = invoice;
  const room = type === "credit-note" ? ROUNDING_TOLERANCE_CENTS : 1;
  const wrongRates = vat.filter((each) => Math.abs(each.vatCents - vatOn(each.baseCents, each.ratePercent)) >= room);
  return [
    ...(sum(lines.map((line) => line.netCents)) === netCents
      ? []
      : ["the lines do not add up to the amount without VAT"]),
    ...(sum(vat.map((each) => each.baseCents)) === netCents ? [] : ["VAT is not over the whole amount"]),
    ...(sum(vat.map((each) => each.vatCents)) === vatCents ? [] : ["the VAT of all rates does not add up"]),
    ...(netCents + vatCents === totalCents ? [] : ["the total is not the amount with VAT"]),
    ...wrongRates.map((each) => `VAT of ${String(each.ratePercent)}% is not to the cent`),
  ];
}

function lineProblems({ lines, periodFrom, periodUntil }: Invoice): string[] {
  return lines.flatMap((line, at) => [
    ...(line.lineNumber === at + 1 ? [] : [`line ${String(line.lineNumber)} stands in place ${String(at + 1)}`]),
    ...(line.quantity * line.unitCents === line.netCents
      ? []
      : [`line ${String(line.lineNumber)} is not quantity × price`]),
    ...(line.fromOn >= periodFrom && line.untilOn <= periodUntil && line.fromOn <= line.untilOn
      ? []
      : [`line ${String(line.lineNumber)} lies outside the period`]),
    ...(line.description === "" ? [`line ${String(line.lineNumber)} has no words`] : []),
  ]);
}

function sellerProblems(seller: Seller): string[] {
  return [
    ...(isKvkNumber(seller.kvk) ? [] : [`the sender's KvK number ${seller.kvk}`]),
    ...(isDutchVatNumber(seller.vatNumber) ? [] : [`the sender's VAT number ${seller.vatNumber}`]),
    ...(isIban(seller.iban) ? [] : [`the sender's IBAN ${seller.iban}`]),
    ...(isCreditorId(seller.creditorId) ? [] : [`the creditor identifier ${seller.creditorId}`]),
  ];
}

function buyerProblems(buyer: Buyer): string[] {
  return [
    ...(isKvkNumber(buyer.kvk) ? [] : [`the customer's KvK number ${buyer.kvk}`]),
    ...vatNumberProblems(buyer.vatNumber),
    ...(isIban(buyer.iban) ? [] : [`the customer's IBAN ${buyer.iban}`]),
    ...(buyer.mandateId === "" ? ["no mandate"] : []),
  ];
}

/** Foreign numbers are not checked. */
function vatNumberProblems(vatNumber: string | null): string[] {
  const isForeign = vatNumber?.startsWith("NL") === false;
  return vatNumber === null || isForeign || isDutchVatNumber(vatNumber)
    ? []
    : [`the customer's VAT number ${vatNumber}`];
}
