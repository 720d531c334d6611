import type { Language } from "~/ui/language";
import { serverText } from "~/platform/texts.server";
import type { UsageReport } from "../domain/usage-report";
import { usageRowName } from "../ui/usage-row-name";

/** A report as CSV (RFC 4180, UTF-8 with a byte order mark so that spreadsheets read it right). Amounts in euros with a
 *  decimal point. A cell that a spreadsheet would take for a formula is made text. */
export function usageReportCsv(report: UsageReport, language: Language): string {
  const t = (key: string): string => serverText(language, "usage", key);
  const lines = [
    [t(`groupBy.${report.groupBy}`), t("records"), t("minutes"), t("charge")],
    ...report.rows.map((row) => [
      usageRowName(row, report.groupBy, t),
      String(row.records),
      String(row.minutes),
      euros(row.chargeCents),
    ]),
    [t("total"), String(report.totals.records), String(report.totals.minutes), euros(report.totals.chargeCents)],
  ];
  return `\uFEFF${lines.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("")}`;
}

function euros(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, "0");
  return `${cents < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
