import { formatPeriod } from "~/format/format-date";
import type { Reader } from "~/format/texts";
import type { InvoiceSummary } from "../domain/invoice-summary";

/** `Factuur december 2026` */
export function invoiceTitle(invoice: Pick<InvoiceSummary, "type" | "period">, reader: Reader): string {
  const { language } = reader;
  const t = reader.texts("invoice-documents");
  const month = formatPeriod(invoice.period, language);
  return t(invoice.type === "invoice" ? "invoiceTitle" : "creditNoteTitle", { month });
}
