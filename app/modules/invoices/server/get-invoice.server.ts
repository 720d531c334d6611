import { lastDayOf } from "~/kernel/billing-period";
import { NotFoundError } from "~/kernel/not-found";
import type { Invoice } from "~/modules/billing/domain/invoice";
import { describeFor } from "~/modules/billing/words/line-words";
import { findInvoice, findInvoiceAndPrevious } from "~/modules/billing/server/find-invoice.server";
import { productInUseOn, type PriceBook } from "~/modules/catalogue/domain/catalogue";
import { shortProductName } from "~/modules/catalogue/words/short-product-name";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import type { ServerContext } from "~/platform/context.server";
import { readerIn } from "~/platform/texts/texts.server";
import type { Reader } from "~/format/texts";
import type { Language } from "~/kernel/language";
import type { Explanation } from "../domain/difference/cause";
import { explainDifference } from "../domain/difference/explain-difference";
import { EVERY_INVOICE, type InvoiceSummary } from "../domain/invoice-summary";
import { readInvoices } from "./invoices-repository.server";
import { readSubscriptionChanges } from "./subscription-changes-repository.server";

const NEWEST_SHOWN = 5;

export type InvoiceDetail = {
  readonly invoice: Invoice;
  /** Why it differs from the previous invoice. Null for a credit note, which states its own reason. */
  readonly explanation: Explanation | null;
  /** The newest invoices of the customer, which may include this one. */
  readonly newest: readonly InvoiceSummary[];
};

/** Returns an invoice as its page shows it, with its lines in the reader's language, in three statements. Throws a
 *  NotFoundError when this customer has no invoice with that number. */
export async function getInvoiceDetail(
  context: Pick<ServerContext, "database">,
  customerId: string,
  number: string,
  language: Language,
): Promise<InvoiceDetail> {
  const { priceBook } = await loadCatalogue(context);
  return context.database.readCustomer(customerId, async (tx) => {
    const [result, changes, newest] = await Promise.all([
      findInvoiceAndPrevious(tx, customerId, number),
      readSubscriptionChanges(tx, customerId, number),
      readInvoices(tx, customerId, { ...EVERY_INVOICE, after: null }, NEWEST_SHOWN),
    ]);
    if (!result) throw new NotFoundError("invoice");
    const { invoice, previous } = result;
    const productOf = (code: string): { name: string; isProfile: boolean } | null => {
      const product = productInUseOn(priceBook, code, lastDayOf(invoice.period));
      return product && { name: shortProductName(product.name), isProfile: product.scope === "profile" };
    };
    const isCreditNote = invoice.type === "credit-note";
    return {
      invoice: invoiceFor(readerIn(language), invoice, priceBook),
      explanation: isCreditNote ? null : explainDifference(invoice, previous, { productOf, changes }),
      newest,
    };
  });
}

/** The PDF and e-invoice stay in the language they were issued in. */
function invoiceFor(reader: Reader, invoice: Invoice, priceBook: PriceBook): Invoice {
  const languages = { issuedIn: readerIn(invoice.parties.buyer.language), reader };
  const lines = invoice.lines.map((line) => {
    const { productCode, untilOn } = line;
    const product = productCode === null ? null : productInUseOn(priceBook, productCode, untilOn);
    return { ...line, description: describeFor(line, product?.name ?? null, languages) };
  });
  return { ...invoice, lines };
}

/** Returns an invoice only, in one statement. Throws a NotFoundError when this customer has no invoice with that
 *  number. */
export async function getInvoice(
  context: Pick<ServerContext, "database">,
  customerId: string,
  number: string,
): Promise<Invoice> {
  const invoice = await context.database.readCustomer(customerId, (tx) => findInvoice(tx, customerId, number));
  if (!invoice) throw new NotFoundError("invoice");
  return invoice;
}
