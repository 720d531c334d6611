import { CSV_START, csvEuros, csvLine } from "~/platform/csv-text.server";
import { serverText } from "~/platform/texts.server";
import { formatPhone } from "~/ui/format-phone";
import type { Language } from "~/ui/language";
import type { UsageFigures, UsageReport, UsageReportRow } from "../domain/usage-report";
import { usageRowName } from "../ui/usage-row-name";

/** A report as CSV: the rows, columns and total of the page. Amounts in euros with a decimal point. */
export function usageReportCsv(report: UsageReport, language: Language): string {
  const t = (key: string): string => serverText(language, "usage", key);
  const figures = (figure: UsageFigures, before: UsageFigures | null, unrated: number): string[] => [
    String(figure.records),
    String(figure.minutes),
    String(unrated),
    ...(before === null ? [] : [csvEuros(before.chargeCents), csvEuros(figure.chargeCents - before.chargeCents)]),
    csvEuros(figure.chargeCents),
  ];
  const nameOf = (row: UsageReportRow): string =>
    [usageRowName(row, report.groupBy, t), row.detail === null ? "" : formatPhone(row.detail)].join(" ").trim();
  const { rows, totals, unratedRecords, before } = report;
  return [
    CSV_START,
    csvLine([
      t(`groupBy.${report.groupBy}`),
      t("records"),
      t("minutes"),
      t("unratedColumn"),
      ...(before === null ? [] : [t("before"), t("difference")]),
      t("charge"),
    ]),
    ...rows.map((row) => csvLine([nameOf(row), ...figures(row, row.before, row.unratedRecords)])),
    csvLine([t("total"), ...figures(totals, before?.totals ?? null, unratedRecords)]),
  ].join("");
}
