import type { Language } from "~/kernel/language";
import type { Invoice } from "~/modules/billing/domain/invoice";
import { CSV_START, csvEuros, csvLine, type CsvForm } from "~/platform/csv/csv-text.server";
import { readerIn } from "~/platform/texts/texts.server";
import { moduleName } from "../words/invoice-words";

/** Returns the lines of an invoice as CSV, with the heads in a reader's language and the descriptions as they were issued. Amounts are
 *  in euros without VAT and add up to the invoice. */
export function invoiceCsv(invoice: Invoice, language: Language, form: CsvForm): string {
  const reader = readerIn(language);
  const t = reader.texts("invoice-documents", "invoices", "names");
  const line = (cells: readonly string[]): string => csvLine(cells, form);
  return [
    CSV_START,
    line([
      t("invoice"),
      t("line"),
      t("csvModule"),
      t("description"),
      t("csvProduct"),
      t("user"),
      t("startingFrom"),
      t("csvUntil"),
      t("quantity"),
      t("price"),
      t("amount"),
      t("ownReference"),
    ]),
    ...invoice.lines.map((it) =>
      line([
        invoice.number,
        String(it.lineNumber),
        moduleName(it.category, reader),
        it.description,
        it.productCode ?? "",
        it.profileName ?? "",
        it.fromOn,
        it.untilOn,
        String(it.quantity),
        csvEuros(it.unitCents, form),
        csvEuros(it.netCents, form),
        it.reference ?? "",
      ]),
    ),
  ].join("");
}
