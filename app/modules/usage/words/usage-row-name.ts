import { categoryWords } from "./destination-words";
import type { Reader } from "~/format/texts";
import { formatPhone } from "~/format/format-phone";
import type { UsageGrouping, UsageReportRow } from "../domain/reports/usage-report";

/** What a row of a usage report is called, on the page and in its file alike. */
export function usageRowName(
  row: Pick<UsageReportRow, "key" | "label">,
  groupBy: UsageGrouping,
  reader: Reader,
): string {
  switch (groupBy) {
    case "category":
      return categoryWords(row.key, reader);
    case "number":
      return formatPhone(row.key);
    case "cost-centre":
      return row.key === "" ? reader.texts("usage")("noCostCentre") : row.label;
    case "profile":
    case "destination":
      return row.label;
    default:
      return groupBy satisfies never;
  }
}
