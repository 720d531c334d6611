import type { LocalDate } from "~/kernel/local-date";
import { rulePackOn, type RulePack } from "~/modules/catalogue/domain/rule-pack";
import { dueDate } from "./due-date";
import type { InvoiceDraft } from "./invoice-draft";
import type { InvoiceLine } from "./invoice-line";
import { invoiceTotals } from "./invoice-totals";

/** A line of a credit note and the number of the line that it takes back. */
export type CreditNoteDraft = InvoiceDraft & { readonly creditedLineNumbers: readonly number[] };

/** Takes back some lines of an issued invoice: each with its quantity turned around, so that crediting all of them gives
 *  exactly the negative of the invoice (R7.4). VAT at the invoice's own rate. Throws a RangeError for a line that the
 *  invoice does not have or that comes twice, and when there is none. */
export function draftCreditNote(
  invoice: InvoiceDraft,
  lineNumbers: readonly number[],
  issuedOn: LocalDate,
  rulePacks: readonly RulePack[],
): CreditNoteDraft {
  if (lineNumbers.length === 0) throw new RangeError("A credit note has at least one line");
  if (new Set(lineNumbers).size < lineNumbers.length) throw new RangeError("A line can be credited only once");
  const credited = lineNumbers.toSorted((a, b) => a - b).map((lineNumber) => lineOf(invoice, lineNumber));
  const lines = credited.map((line, at) => negative(line, at + 1));
  const ratePercent = invoice.vat[0]?.ratePercent ?? rulePackOn(rulePacks, invoice.issuedOn).vatPercent;
  return {
    type: "credit-note",
    period: invoice.period,
    issuedOn,
    dueOn: dueDate(issuedOn, rulePackOn(rulePacks, issuedOn)),
    periodFrom: invoice.periodFrom,
    periodUntil: invoice.periodUntil,
    lines,
    creditedLineNumbers: credited.map((line) => line.lineNumber),
    ...invoiceTotals(lines, ratePercent),
  };
}

function lineOf(invoice: InvoiceDraft, lineNumber: number): InvoiceLine {
  const line = invoice.lines.find((candidate) => candidate.lineNumber === lineNumber);
  if (!line) throw new RangeError(`The invoice has no line ${String(lineNumber)}`);
  return line;
}

function negative(line: InvoiceLine, lineNumber: number): InvoiceLine {
  return {
    ...line,
    lineNumber,
    quantity: -line.quantity,
    netCents: -line.netCents,
    shares: line.shares.map((share) => ({ ...share, netCents: -share.netCents })),
  };
}
