import { NO_COST_CENTRE } from "../domain/reports/usage-filter";
import type { UsageGrouping, UsageReportRow } from "../domain/reports/usage-report";

/** What an address says of the group that a row stands for; none for all. */
export function rowQuery(groupBy: UsageGrouping, row: Pick<UsageReportRow, "key"> | null): Record<string, string> {
  if (row === null) return {};
  switch (groupBy) {
    case "category":
      return { category: row.key };
    case "profile":
      return { profile: row.key };
    case "number":
      return { number: row.key };
    case "destination":
      return { destination: row.key };
    case "cost-centre":
      return { costCentre: row.key === "" ? NO_COST_CENTRE : row.key };
    default:
      return groupBy satisfies never;
  }
}
