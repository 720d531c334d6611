import type { Translate } from "~/format/texts";
import type { InvoiceChoice, InvoicePage } from "../domain/invoice-summary";

/** What is in the ZIP beside the list: a year, those that are chosen, or all with their years. */
export function zipWords(
  { year, status, search }: InvoiceChoice,
  { years, totals }: Pick<InvoicePage, "years" | "totals">,
  t: Translate,
): string {
  if (totals !== null) {
    const isWholeYear = year !== null && status === null && search === null;
    return t(isWholeYear ? "downloadYear" : "downloadChosen", { year: year ?? "", count: totals.count });
  }
  const [last, first] = [years[0] ?? "", years.at(-1) ?? ""];
  return t("downloadAll", { years: first === last ? String(first) : t("yearsUpTo", { first, last }) });
}
