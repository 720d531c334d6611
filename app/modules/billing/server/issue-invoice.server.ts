import { addPeriods, firstDayOf, type BillingPeriod } from "~/kernel/billing-period";
import type { LocalDate } from "~/kernel/local-date";
import { NotFoundError } from "~/kernel/not-found";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import type { BillableUsage } from "~/modules/usage/domain/billable-usage";
import { listBillableUsage, markUsageInvoiced } from "~/modules/usage/server/billable-usage.server";
import { enqueueMail } from "~/modules/notifications/server/enqueue-mail.server";
import { today } from "~/platform/clock.server";
import { readerIn } from "~/platform/texts/texts.server";
import type { ServerContext } from "~/platform/context.server";
import type { ReadTransaction } from "~/platform/database/read-write-transactions.server";
import type { Operator } from "~/platform/settings/settings.server";
import { lineDescriptions } from "../words/line-words";
import { draftInvoice, type BillingOutcome, type BillingRules } from "../domain/draft-invoice";
import type { InvoiceDraft } from "../domain/invoice-draft";
import type { InvoiceParties, Seller } from "../domain/parties";
import { usageToBill } from "../domain/usage-to-bill";
import { clearFlags } from "./billing-flags-repository.server";
import { readBillable, readCustomer, type CustomerToBill } from "./billing-repository.server";
import { activateCustomer, settleCharges, settleSubscriptions, storeInvoice } from "./issued-invoice-repository.server";
import { scheduleArchive } from "./schedule-archive.server";

export type InvoiceOfPeriod = { readonly customerId: string; readonly period: BillingPeriod };

/** `number` is null in a dry run. */
export type IssuedInvoice = { readonly number: string | null; readonly draft: InvoiceDraft };

type Context = Pick<ServerContext, "database" | "clock" | "newId" | "settings">;

/** Issues a customer's invoice of a period in one transaction, with everything that it settles, the opening of the
 *  portal (R7.3), the archiving and the mails. Two runs at once issue one invoice. Null when there is nothing to bill
 *  or the period is invoiced already. Throws a NotFoundError for an unknown customer, and a RangeError before the
 *  period begins (R7.6). */
export async function issueInvoice(context: Context, wanted: InvoiceOfPeriod): Promise<IssuedInvoice | null> {
  const on = today(context.clock);
  refuseTooEarly(wanted.period, on);
  const rules = await loadCatalogue(context);
  return context.database.writeCustomer(wanted.customerId, async (tx) => {
    const prepared = await prepare(tx, wanted, { rules, on, lock: true });
    await clearFlags(tx, wanted.customerId, wanted.period);
    if (!prepared) return null;
    const { customer, outcome, used } = prepared;
    const { customerId } = wanted;
    const { draft, settlement } = outcome;
    const [invoiceId, now] = [context.newId.uuid(), context.clock.now()];
    await settleSubscriptions(tx, customerId, settlement.subscriptions);
    await markUsageInvoiced(tx, customerId, used);
    await scheduleArchive(tx, { customerId, invoiceId }, now);
    await enqueueMail(tx, { kind: "invoice", customerId, invoiceId }, now);
    if (!customer.isActive) {
      await activateCustomer(tx, customerId, now);
      await enqueueMail(tx, { kind: "portal-open", customerId }, now);
    }
    const number = await storeInvoice(tx, {
      id: invoiceId,
      customerId,
      draft,
      parties: partiesOf(context.settings.operator, customer),
      buyerReference: customer.buyerReference,
      credit: null,
    });
    await settleCharges(tx, customerId, invoiceId, settlement.chargeIds);
    return { number, draft };
  });
}

/** Throws a RangeError when a period has not begun on a day, because its invoice cannot be issued yet (R7.6). */
export function refuseTooEarly(period: BillingPeriod, on: LocalDate): void {
  const first = firstDayOf(period);
  if (on < first) throw new RangeError(`The invoice of ${period} can be issued from ${first} on: today is ${on}`);
}

/** Returns what issueInvoice would issue now or, for a period that has not begun, on its first day. It takes the same
 *  steps on the same rows, but writes nothing. */
export async function previewInvoice(context: Context, wanted: InvoiceOfPeriod): Promise<IssuedInvoice | null> {
  const rules = await loadCatalogue(context);
  return context.database.readCustomer(wanted.customerId, async (tx) => {
    const prepared = await prepare(tx, wanted, { rules, on: today(context.clock), lock: false });
    return prepared && { number: null, draft: prepared.outcome.draft };
  });
}

async function prepare(
  tx: ReadTransaction,
  { customerId, period }: InvoiceOfPeriod,
  { rules, on, lock }: { readonly rules: BillingRules; readonly on: LocalDate; readonly lock: boolean },
): Promise<{ customer: CustomerToBill; outcome: BillingOutcome; used: readonly BillableUsage[] } | null> {
  const customer = await readCustomer(tx, customerId, lock);
  if (!customer) throw new NotFoundError(`customer ${customerId}`);
  const { isInvoiced, users, subscriptions, charges, references } = await readBillable(tx, customerId, period);
  if (isInvoiced) return null;
  const used = await listBillableUsage(tx, customerId, addPeriods(period, -1));
  const billable = { subscriptions, charges, usage: usageToBill(used, users), references };
  const outcome = draftInvoice(billable, period, lineDescriptions(readerIn(customer.buyer.language)), rules, on);
  return outcome && { customer, outcome, used };
}

function partiesOf(operator: Operator, customer: CustomerToBill): InvoiceParties {
  const { name, kvk, vatNumber, iban, creditorId, phone, email, street, postalCode, city, country } = operator;
  const seller: Seller = { name, kvk, vatNumber, iban, creditorId, phone, email, street, postalCode, city, country };
  return { seller, buyer: customer.buyer };
}
