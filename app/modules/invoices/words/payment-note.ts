import type { Reader } from "~/format/texts";
import type { Invoice } from "~/modules/billing/domain/invoice";

/** Returns how and when an invoice is paid, for the e-invoice: `Automatische incasso op 2026-12-14`. */
export function paymentNote({ dueOn }: Pick<Invoice, "dueOn">, reader: Reader): string {
  return reader.texts("invoice-documents")("paymentNote", { date: dueOn });
}
