import type { LocalDate } from "~/kernel/local-date";
import { sum, vatOn } from "~/kernel/money";
import { rulePackOn, type RulePack } from "~/modules/catalogue/domain/rule-pack";
import { dueDate } from "./due-date";
import type { InvoiceDraft } from "./invoice-draft";
import type { InvoiceLine } from "./invoice-line";
import { invoiceTotals, type InvoiceTotals, type VatTotal } from "./invoice-totals";

/** A credit note, with for each of its lines the number of the invoice line that it credits. */
export type CreditNoteDraft = InvoiceDraft & { readonly creditedLineNumbers: readonly number[] };

/** What earlier credit notes credited of an invoice: its lines, and the amounts on those notes (negative). */
export type CreditedSoFar = { readonly lineNumbers: readonly number[]; readonly vat: readonly VatTotal[] };

/** Credits lines of an issued invoice: each with its quantity negated, at the VAT rate of the invoice. Once an invoice
 *  is credited completely, its notes add up to exactly its negative, whatever their order and number (R7.4). Throws a
 *  RangeError when there are no lines, or for a line that the invoice does not have, that is given twice or is credited
 *  already. */
export function draftCreditNote(
  invoice: InvoiceDraft,
  lineNumbers: readonly number[],
  earlier: CreditedSoFar,
  issuedOn: LocalDate,
  rulePacks: readonly RulePack[],
): CreditNoteDraft {
  if (lineNumbers.length === 0) throw new RangeError("A credit note has at least one line");
  if (new Set(lineNumbers).size < lineNumbers.length) throw new RangeError("A line can be credited only once");
  const twice = lineNumbers.filter((line) => earlier.lineNumbers.includes(line));
  if (twice.length > 0) throw new RangeError(`Credited already: line ${twice.join(", ")}`);
  const credited = lineNumbers.toSorted((a, b) => a - b).map((lineNumber) => lineOf(invoice, lineNumber));
  const lines = credited.map((line, at) => negative(line, at + 1));
  const isLast = earlier.lineNumbers.length + lines.length === invoice.lines.length;
  return {
    type: "credit-note",
    period: invoice.period,
    issuedOn,
    dueOn: dueDate(issuedOn, rulePackOn(rulePacks, issuedOn)),
    periodFrom: invoice.periodFrom,
    periodUntil: invoice.periodUntil,
    lines,
    creditedLineNumbers: credited.map((line) => line.lineNumber),
    ...creditTotals(invoice, lines, earlier, isLast),
  };
}

/** How many cents the VAT of all notes so far may differ from the VAT on everything they credited. The rules for
 *  e-invoices allow the VAT of each note to differ less than a euro from its rate times its base (BR-CO-17, BR-S-09);
 *  the last note carries at most this drift and one cent. */
const MAX_DRIFT_CENTS = 50;

/** The VAT of a note is that on its own lines, except for the note that completes the credit, which carries the rest of
 *  the invoice's VAT. */
function creditTotals(
  invoice: InvoiceDraft,
  lines: readonly InvoiceLine[],
  earlier: CreditedSoFar,
  isLast: boolean,
): InvoiceTotals {
  const [rate, ...others] = invoice.vat;
  if (!rate || others.length > 0) throw new RangeError("An invoice has one rate of VAT");
  const own = invoiceTotals(lines, rate.ratePercent);
  const before = {
    baseCents: sum(earlier.vat.map(({ baseCents }) => baseCents)),
    vatCents: sum(earlier.vat.map(({ vatCents }) => vatCents)),
  };
  const exact = vatOn(before.baseCents + own.netCents, rate.ratePercent) - before.vatCents;
  const nearby = Math.min(Math.max(own.vatCents, exact - MAX_DRIFT_CENTS), exact + MAX_DRIFT_CENTS);
  const vatCents = isLast ? withoutSign(-invoice.vatCents - before.vatCents) : nearby;
  return {
    vat: [{ ratePercent: rate.ratePercent, baseCents: own.netCents, vatCents }],
    netCents: own.netCents,
    vatCents,
    totalCents: own.netCents + vatCents,
  };
}

/** Returns 0 for -0. */
function withoutSign(cents: number): number {
  return cents === 0 ? 0 : cents;
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
