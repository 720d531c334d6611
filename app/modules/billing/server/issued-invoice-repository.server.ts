import { firstDayOf, periodOf } from "~/kernel/billing-period";
import { localDate, yearOf, type LocalDate } from "~/kernel/local-date";
import { exactNumber } from "~/platform/database/exact-number.server";
import type { Transaction } from "~/platform/database/database.server";
import type { ReadTransaction, WriteTransaction } from "~/platform/database/read-write-transactions.server";
import { Prisma } from "~/platform/prisma/client";
import type { CreditedSoFar } from "../domain/draft-credit-note";
import type { Settlement } from "../domain/draft-invoice";
import type { Invoice } from "../domain/invoice";
import type { InvoiceDraft } from "../domain/invoice-draft";
import { invoiceNumber } from "../domain/invoice-number";
import type { InvoiceParties } from "../domain/parties";

export type InvoiceToStore = {
  readonly id: string;
  readonly customerId: string;
  readonly draft: InvoiceDraft;
  readonly parties: InvoiceParties;
  readonly buyerReference: string | null;
  /** For a credit note only. `lineNumbers` are those of the credited invoice, in the order of the lines. */
  readonly credit: {
    readonly invoiceId: string;
    readonly lineNumbers: readonly number[];
    readonly reason: string;
  } | null;
};

/** Gives the invoice the next number of its year and stores it. Nobody else gets a number until the transaction ends,
 *  so it must come last. A transaction that fails leaves no gap (R7.2). */
export async function storeInvoice(tx: WriteTransaction, invoice: InvoiceToStore): Promise<string> {
  const { id, customerId, draft, credit } = invoice;
  const number = await nextNumber(tx, draft.issuedOn);
  await tx.$executeRaw`
    INSERT INTO invoices (id, customer_id, number, type, period, issued_on, due_on, status, period_from, period_until, net_cents,
                          vat_cents, total_cents, parties, buyer_reference, credited_invoice_id, reason)
    VALUES (${id}::uuid, ${customerId}::uuid, ${number}, ${draft.type}::invoice_type, ${firstDayOf(draft.period)}::date,
            ${draft.issuedOn}::date, ${draft.dueOn}::date, 'issued', ${draft.periodFrom}::date, ${draft.periodUntil}::date,
            ${draft.netCents}, ${draft.vatCents}, ${draft.totalCents}, ${JSON.stringify(invoice.parties)}::jsonb,
            ${invoice.buyerReference}, ${credit?.invoiceId ?? null}::uuid, ${credit?.reason ?? null})`;
  const lines = draft.lines.map((line, at) => ({ ...line, creditedLineNumber: credit?.lineNumbers[at] ?? null }));
  await tx.$executeRaw`
    INSERT INTO invoice_lines (invoice_id, line_number, customer_id, kind, category, product_code, profile_id, profile_name, description,
                               from_on, until_on, quantity, unit_cents, net_cents, usage_category, records, minutes, units,
                               change_request_id, reference, shares, credited_invoice_id, credited_line_number)
    SELECT ${id}::uuid, l."lineNumber", ${customerId}::uuid, l.kind, l.category, l."productCode", l."profileId", l."profileName",
           l.description, l."fromOn", l."untilOn", l.quantity, l."unitCents", l."netCents", l."usageCategory", l.records, l.minutes, l.units,
           l."changeRequestId", l.reference, l.shares, ${credit?.invoiceId ?? null}::uuid, l."creditedLineNumber"
      FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l (
             "lineNumber" int, kind invoice_line_kind, category category, "productCode" text, "profileId" uuid, "profileName" text,
             description text, "fromOn" date, "untilOn" date, quantity int, "unitCents" bigint, "netCents" bigint, "usageCategory" text,
             records bigint, minutes bigint, units bigint, "changeRequestId" uuid, reference text, shares jsonb, "creditedLineNumber" int)`;
  await tx.$executeRaw`
    INSERT INTO invoice_vat (invoice_id, customer_id, rate_percent, base_cents, vat_cents)
    SELECT ${id}::uuid, ${customerId}::uuid, v."ratePercent", v."baseCents", v."vatCents"
      FROM jsonb_to_recordset(${JSON.stringify(draft.vat)}::jsonb) AS v ("ratePercent" int, "baseCents" bigint, "vatCents" bigint)`;
  return number;
}

async function nextNumber(tx: WriteTransaction, issuedOn: LocalDate): Promise<string> {
  const [counter] = await tx.$queryRaw<{ lastNumber: number }[]>`
    INSERT INTO invoice_counters (year, last_number) VALUES (${yearOf(issuedOn)}, 1)
    ON CONFLICT (year) DO UPDATE SET last_number = invoice_counters.last_number + 1
    RETURNING last_number AS "lastNumber"`;
  if (!counter) throw new Error("The invoice counter returned no number");
  return invoiceNumber(issuedOn, counter.lastNumber);
}

/** Moves the invoiced days of the subscriptions that an invoice bills. Called before the invoice is stored. */
export async function settleSubscriptions(
  tx: WriteTransaction,
  customerId: string,
  settled: Settlement["subscriptions"],
): Promise<void> {
  if (settled.length === 0) return;
  await tx.$executeRaw`
    UPDATE subscriptions s SET invoiced_until = settled."invoicedUntil"
      FROM jsonb_to_recordset(${JSON.stringify(settled)}::jsonb) AS settled (id uuid, "invoicedUntil" date)
     WHERE s.id = settled.id AND s.customer_id = ${customerId}::uuid`;
}

/** Links the charges that an invoice bills to it. Called after the invoice is stored. */
export async function settleCharges(
  tx: WriteTransaction,
  customerId: string,
  invoiceId: string,
  chargeIds: readonly string[],
): Promise<void> {
  if (chargeIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE charges SET invoice_id = ${invoiceId}::uuid WHERE customer_id = ${customerId}::uuid AND id = ANY (${chargeIds}::uuid[])`;
}

/** Opens the portal of a customer with the first issued invoice (R7.3). */
export async function activateCustomer(tx: WriteTransaction, customerId: string, at: Date): Promise<void> {
  await tx.$executeRaw`UPDATE customers SET activated_at = ${at} WHERE id = ${customerId}::uuid AND activated_at IS NULL`;
}

type InvoiceRow = Omit<Invoice, "period"> & { readonly period: string };

/** The row of an invoice `i` as one value. */
const WHOLE_INVOICE = Prisma.sql`json_build_object(
  'id', i.id, 'number', i.number, 'type', i.type, 'period', i.period, 'issuedOn', i.issued_on, 'dueOn', i.due_on,
  'status', i.status, 'statusOn', i.status_on, 'periodFrom', i.period_from, 'periodUntil', i.period_until,
  'netCents', i.net_cents, 'vatCents', i.vat_cents, 'totalCents', i.total_cents, 'parties', i.parties,
  'buyerReference', i.buyer_reference, 'reason', i.reason,
  'vat', (SELECT json_agg(json_build_object('ratePercent', rate_percent, 'baseCents', base_cents, 'vatCents', vat_cents)
                          ORDER BY rate_percent)
            FROM invoice_vat v WHERE v.invoice_id = i.id AND v.customer_id = i.customer_id),
  'lines', (SELECT json_agg(json_build_object(
                     'lineNumber', line_number, 'kind', kind, 'category', category, 'productCode', product_code,
                     'profileId', profile_id, 'profileName', profile_name, 'description', description, 'fromOn', from_on,
                     'untilOn', until_on, 'quantity', quantity, 'unitCents', unit_cents, 'netCents', net_cents,
                     'usageCategory', usage_category, 'records', records, 'minutes', minutes, 'units', units,
                     'changeRequestId', change_request_id, 'reference', reference, 'shares', shares)
                   ORDER BY line_number)
              FROM invoice_lines l WHERE l.invoice_id = i.id AND l.customer_id = i.customer_id),
  'credits', (SELECT json_build_object('number', o.number, 'issuedOn', o.issued_on, 'type', o.type)
                FROM invoices o WHERE o.id = i.credited_invoice_id AND o.customer_id = i.customer_id),
  'creditNotes', (SELECT coalesce(json_agg(json_build_object('number', c.number, 'issuedOn', c.issued_on, 'type', c.type)
                                           ORDER BY c.number), '[]')
                    FROM invoices c WHERE c.credited_invoice_id = i.id AND c.customer_id = i.customer_id))`;

/** Returns a whole invoice by its number, in one statement. Null when this customer has no such invoice. */
export async function readInvoice(tx: ReadTransaction, customerId: string, number: string): Promise<Invoice | null> {
  const [row] = await tx.$queryRaw<{ invoice: InvoiceRow }[]>`
    SELECT ${WHOLE_INVOICE} AS invoice FROM invoices i WHERE i.customer_id = ${customerId}::uuid AND i.number = ${number}`;
  return row ? invoiceOfRow(row.invoice) : null;
}

/** Returns a whole invoice by its number and the one of the period before it, in one statement. Null when this customer
 *  has no such invoice. A credit note has no previous invoice. */
export async function readInvoiceAndPrevious(
  tx: ReadTransaction,
  customerId: string,
  number: string,
): Promise<{ readonly invoice: Invoice; readonly previous: Invoice | null } | null> {
  const rows = await tx.$queryRaw<{ invoice: InvoiceRow }[]>`
    SELECT ${WHOLE_INVOICE} AS invoice FROM invoices i
     WHERE i.customer_id = ${customerId}::uuid
       AND (i.number = ${number}
            OR i.id = (SELECT p.id FROM invoices o
                         JOIN invoices p ON p.customer_id = o.customer_id AND p.type = 'invoice' AND p.period < o.period
                        WHERE o.customer_id = ${customerId}::uuid AND o.number = ${number} AND o.type = 'invoice'
                        ORDER BY p.period DESC LIMIT 1))`;
  const invoices = rows.map((row) => invoiceOfRow(row.invoice));
  const invoice = invoices.find((each) => each.number === number);
  return invoice ? { invoice, previous: invoices.find((each) => each !== invoice) ?? null } : null;
}

function invoiceOfRow(row: InvoiceRow): Invoice {
  return { ...row, period: periodOf(localDate(row.period)) };
}

/** Returns the number of a customer's invoice by its id, or null when there is none. */
export async function readInvoiceNumber(tx: Transaction, customerId: string, id: string): Promise<string | null> {
  const row = await tx.invoice.findFirst({ where: { id, customerId }, select: { number: true } });
  return row?.number ?? null;
}

/** Returns what earlier credit notes credited of an invoice: its lines, and the amounts of the notes. */
export async function readCreditedSoFar(
  tx: Transaction,
  customerId: string,
  invoiceId: string,
): Promise<CreditedSoFar> {
  const lines = await tx.invoiceLine.findMany({
    where: { customerId, creditedInvoiceId: invoiceId },
    select: { creditedLineNumber: true },
  });
  const notes = await tx.invoiceVat.findMany({
    where: { customerId, invoice: { creditedInvoiceId: invoiceId } },
    select: { ratePercent: true, baseCents: true, vatCents: true },
  });
  return {
    lineNumbers: lines.flatMap(({ creditedLineNumber }) => (creditedLineNumber === null ? [] : [creditedLineNumber])),
    vat: notes.map(({ ratePercent, baseCents, vatCents }) => ({
      ratePercent,
      baseCents: exactNumber(baseCents),
      vatCents: exactNumber(vatCents),
    })),
  };
}
