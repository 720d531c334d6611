import { describe, expect, test } from "vitest";

import { billingPeriod } from "~/kernel/billing-period";
import type { UsageGrouping, UsageReport } from "../domain/usage-report";
import { usageReportCsv } from "./usage-report-csv.server";

function reportOf(groupBy: UsageGrouping, ...rows: readonly { key: string; label: string }[]): UsageReport {
  const figures = { records: 1_204, minutes: 37, units: 0, chargeCents: 1_005 };
  return {
    period: billingPeriod("2026-10"),
    groupBy,
    rows: rows.map((row) => ({ ...row, ...figures })),
    totals: figures,
    unratedRecords: 0,
  };
}

const firstCells = (csv: string): string[] =>
  csv
    .trimEnd()
    .split("\r\n")
    .map((line) => line.slice(0, line.lastIndexOf(",1204")));

describe("the CSV of a usage report", () => {
  test("has the heads, the rows and the total of the page, amounts in euros", () => {
    const csv = usageReportCsv(reportOf("category", { key: "national", label: "" }), "nl");
    expect(csv).toBe(
      "\uFEFFSoort,Gesprekken en berichten,Minuten,Bedrag\r\nNationaal,1204,37,10.05\r\nTotaal,1204,37,10.05\r\n",
    );
  });

  test.each([
    {
      groupBy: "number",
      key: "+31337001015",
      label: "+31337001015",
      cell: "033 700 10 15",
      because: "as one reads it",
    },
    { groupBy: "cost-centre", key: "", label: "", cell: "Geen kostenplaats", because: "nothing is named, too" },
    { groupBy: "profile", key: "p1", label: 'Jan "J", Jansen', cell: '"Jan ""J"", Jansen"', because: "RFC 4180" },
    { groupBy: "profile", key: "p1", label: "=2+5", cell: "'=2+5", because: "no spreadsheet computes a name" },
    { groupBy: "profile", key: "p1", label: "@SUM(A1)", cell: "'@SUM(A1)", because: "no spreadsheet computes a name" },
  ] as const)("calls $key of $groupBy $cell: $because", ({ groupBy, key, label, cell }) => {
    expect(firstCells(usageReportCsv(reportOf(groupBy, { key, label }), "nl"))[1]).toBe(cell);
  });
});
