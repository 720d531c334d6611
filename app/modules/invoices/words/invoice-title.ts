import { formatPeriod } from "~/format/format-date";
import type { Language } from "~/kernel/language";
import type { Translate } from "~/format/texts";
import type { InvoiceSummary } from "../domain/invoice-summary";

/** `Factuur december 2026` */
export function invoiceTitle(
  invoice: Pick<InvoiceSummary, "type" | "period">,
  language: Language,
  t: Translate,
): string {
  const month = formatPeriod(invoice.period, language);
  return t(invoice.type === "invoice" ? "invoiceTitle" : "creditNoteTitle", { month });
}
