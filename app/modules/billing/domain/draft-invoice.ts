import { addPeriods, firstDayOf, lastDayOf, type BillingPeriod } from "~/kernel/billing-period";
import { earliest, latest, type LocalDate } from "~/kernel/local-date";
import { priceListOn, productInUseOn, type PriceBook } from "~/modules/catalogue/domain/catalogue";
import { rulePackOn, type RulePack } from "~/modules/catalogue/domain/rule-pack";
import type { Billable, BillableCharge } from "./billable";
import { dueDate } from "./due-date";
import type { InvoiceDraft } from "./invoice-draft";
import type { InvoiceLine } from "./invoice-line";
import { invoiceTotals } from "./invoice-totals";
import { inInvoiceOrder } from "./line-order";
import type { LineDescriptions } from "./line-descriptions";
import { linesOfParts, type LineOfParts, type LinePart } from "./line-part";
import { billSubscription } from "./subscription-parts";
import { usageLines } from "./usage-lines";

/** All prices and policies, past, current and future. */
export type BillingRules = { readonly priceBook: PriceBook; readonly rulePacks: readonly RulePack[] };

/** What an issued invoice settles, so that nothing is billed twice. */
export type Settlement = {
  readonly subscriptions: readonly { readonly id: string; readonly invoicedUntil: LocalDate }[];
  readonly chargeIds: readonly string[];
};

export type BillingOutcome = { readonly draft: InvoiceDraft; readonly settlement: Settlement };

/** Returns the invoice of a period (R7.1), issued on its first day or, when that has passed, today (R7.6):
 *  subscriptions up to the end of the period, and usage, first parts and costs of the months before it. The due date
 *  follows from the day of issue; lines, prices and VAT are those of the period. Amounts are cents without VAT. Null
 *  when there is nothing to bill. Throws when a product has no price or no rule pack is in force. */
export function draftInvoice(
  billable: Billable,
  period: BillingPeriod,
  descriptions: LineDescriptions,
  rules: BillingRules,
  today: LocalDate,
): BillingOutcome | null {
  const first = firstDayOf(period);
  const issuedOn = latest(first, today);
  const billed = billable.subscriptions.map((subscription) => ({
    subscription,
    ...billSubscription(subscription, period, rules.priceBook),
  }));
  const charges = billable.charges.filter((charge) => charge.fromOn < first);
  const unordered = [
    ...linesOfParts([
      ...billed.flatMap(({ parts }) => parts),
      ...charges.map((charge) => partOfCharge(charge, descriptions, rules)),
    ]),
    ...usageLines(billable.usage.filter(({ month }) => month < period)),
  ];
  if (unordered.length === 0) return null;
  const ordered = inInvoiceOrder(unordered, period, positions(rules.priceBook, first));
  const lines = numbered(ordered, billable.references ?? new Map(), descriptions, rules);
  return {
    draft: {
      type: "invoice",
      period,
      issuedOn,
      dueOn: dueDate(issuedOn, rulePackOn(rules.rulePacks, issuedOn)),
      periodFrom: earliest(firstDayOf(addPeriods(period, -1)), ...lines.map((line) => line.fromOn)),
      periodUntil: latest(lastDayOf(period), ...lines.map((line) => line.untilOn)),
      lines,
      ...invoiceTotals(lines, rulePackOn(rules.rulePacks, first).vatPercent),
    },
    settlement: {
      subscriptions: billed.flatMap(({ subscription, invoicedUntil }) =>
        invoicedUntil === null || invoicedUntil === subscription.invoicedUntil
          ? []
          : [{ id: subscription.id, invoicedUntil }],
      ),
      chargeIds: charges.map(({ id }) => id),
    },
  };
}

function partOfCharge(
  { id: _, ...part }: BillableCharge,
  descriptions: LineDescriptions,
  { priceBook }: BillingRules,
): LinePart {
  const { kind, description, productCode } = part;
  if (kind !== "subscription" || description !== null || productCode === null) return part;
  const product = productInUseOn(priceBook, productCode, part.untilOn);
  return { ...part, description: descriptions.ofDifference(product?.name ?? productCode) };
}

function numbered(
  lines: readonly LineOfParts[],
  references: ReadonlyMap<string, string>,
  descriptions: LineDescriptions,
  rules: BillingRules,
): InvoiceLine[] {
  return lines.map((line, at) => {
    const product = line.productCode === null ? null : productInUseOn(rules.priceBook, line.productCode, line.untilOn);
    const reference = line.changeRequestId === null ? null : (references.get(line.changeRequestId) ?? null);
    return { ...line, lineNumber: at + 1, description: descriptions.ofLine(line, product?.name ?? null), reference };
  });
}

function positions(priceBook: PriceBook, on: LocalDate): (productCode: string) => number {
  const known = new Map([...priceListOn(priceBook, on).products.keys()].map((code, at) => [code, at]));
  return (productCode) => known.get(productCode) ?? known.size;
}
