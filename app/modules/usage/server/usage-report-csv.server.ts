import { CSV_START, csvEuros, csvLine, type CsvForm } from "~/platform/csv/csv-text.server";
import { serverText } from "~/platform/texts/texts.server";
import { formatPhone } from "~/format/format-phone";
import type { Language } from "~/kernel/language";
import type { UsageFigures, UsageReport } from "../domain/reports/usage-report";
import { usageRowName } from "../words/usage-row-name";

type Counted = Pick<UsageReport, "dataBytes" | "unratedRecords">;

/** Returns a report as CSV, with the rows, columns and total of the page. Amounts are in euros. */
export function usageReportCsv(report: UsageReport, language: Language, form: CsvForm): string {
  const t = (key: string): string => serverText(language, "usage", key);
  const euros = (cents: number): string => csvEuros(cents, form);
  const line = (cells: readonly string[]): string => csvLine(cells, form);
  const figures = (figure: UsageFigures, before: UsageFigures | null, of: Counted): string[] => [
    String(figure.records),
    String(figure.minutes),
    String(of.dataBytes),
    String(of.unratedRecords),
    ...(before === null ? [] : [euros(before.chargeCents), euros(figure.chargeCents - before.chargeCents)]),
    euros(figure.chargeCents),
  ];
  const { rows, totals, before } = report;
  // Several users may have one name: the number has a column of its own.
  const hasNumbers = report.groupBy === "profile";
  const withNumber = (name: string, number: string | null): string[] =>
    hasNumbers ? [name, number === null ? "" : formatPhone(number)] : [name];
  return [
    CSV_START,
    line([
      t(`groupBy.${report.groupBy}`),
      ...(hasNumbers ? [t("groupBy.number")] : []),
      t("records"),
      t("minutes"),
      t("dataColumn"),
      t("unratedColumn"),
      ...(before === null ? [] : [t("before"), t("difference")]),
      t("charge"),
    ]),
    ...rows.map((row) =>
      line([...withNumber(usageRowName(row, report.groupBy, t), row.detail), ...figures(row, row.before, row)]),
    ),
    line([...withNumber(t("total"), null), ...figures(totals, before?.totals ?? null, report)]),
  ].join("");
}
