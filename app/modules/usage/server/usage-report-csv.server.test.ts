import { describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import type { UsageGrouping, UsageReport } from "../domain/reports/usage-report";
import { csvFormOf, RFC_4180 } from "~/platform/csv/csv-text.server";
import { usageReportCsv } from "./usage-report-csv.server";

function reportOf(groupBy: UsageGrouping, ...rows: readonly { key: string; label: string }[]): UsageReport {
  const figures = { records: 1_204, minutes: 37, units: 0, chargeCents: 1_005 };
  return {
    period: { from: localDate("2026-10-01"), until: localDate("2026-10-31") },
    groupBy,
    rows: rows.map((row) => ({ ...row, ...figures, detail: null, unratedRecords: 0, dataBytes: 0, before: null })),
    totals: figures,
    unratedRecords: 0,
    dataBytes: 2_048,
    before: null,
  };
}

const firstCells = (csv: string): string[] =>
  csv
    .trimEnd()
    .split("\r\n")
    .map((line) => line.slice(0, line.lastIndexOf(",1204")));

describe("the CSV of a usage report", () => {
  test("has the headers, the rows and the total of the page, with amounts in euros", () => {
    const csv = usageReportCsv(reportOf("category", { key: "national", label: "" }), "nl", RFC_4180);
    expect(csv).toBe(
      "\uFEFFSoort,Aantal,Minuten,Bytes data,Zonder tarief,Bedrag\r\nNationaal,1204,37,0,0,10.05\r\nTotaal,1204,37,2048,0,10.05\r\n",
    );
  });

  test("opens as columns and amounts in a Dutch spreadsheet", () => {
    const dutch = csvFormOf(new URLSearchParams(), "nl");
    const csv = usageReportCsv(reportOf("profile", { key: "p1", label: "Jansen, J; zn" }), "nl", dutch);
    expect(csv).toBe(
      '\uFEFFGebruiker;Nummer;Aantal;Minuten;Bytes data;Zonder tarief;Bedrag\r\n"Jansen, J; zn";;1204;37;0;0;10,05\r\nTotaal;;1204;37;2048;0;10,05\r\n',
    );
  });

  test("has the amounts of the period before, and the difference, where the page compares", () => {
    const report = reportOf("category", { key: "national", label: "" });
    const before = { records: 1, minutes: 1, units: 0, chargeCents: 1_255 };
    const compared: UsageReport = {
      ...report,
      rows: report.rows.map((row) => ({ ...row, before })),
      before: { period: { from: localDate("2026-09-01"), until: localDate("2026-09-30") }, totals: before },
    };
    expect(usageReportCsv(compared, "nl", RFC_4180).split("\r\n")).toEqual([
      "\uFEFFSoort,Aantal,Minuten,Bytes data,Zonder tarief,Periode ervoor,Verschil,Bedrag",
      "Nationaal,1204,37,0,0,12.55,-2.50,10.05",
      "Totaal,1204,37,2048,0,12.55,-2.50,10.05",
      "",
    ]);
  });

  test("tells users of one name apart by a column with the number", () => {
    const report = reportOf("profile", { key: "p1", label: "Jan Jansen" });
    const rows = report.rows.map((row) => ({ ...row, detail: "+31337001015" }));
    expect(
      usageReportCsv({ ...report, rows }, "nl", RFC_4180)
        .split("\r\n")
        .slice(0, 3),
    ).toEqual([
      "\uFEFFGebruiker,Nummer,Aantal,Minuten,Bytes data,Zonder tarief,Bedrag",
      "Jan Jansen,033 700 10 15,1204,37,0,0,10.05",
      "Totaal,,1204,37,2048,0,10.05",
    ]);
  });

  test.each([
    {
      groupBy: "number",
      key: "+31337001015",
      label: "+31337001015",
      cell: "033 700 10 15",
      because: "as people read it",
    },
    { groupBy: "cost-centre", key: "", label: "", cell: "Geen kostenplaats", because: "no cost centre has a name too" },
    { groupBy: "profile", key: "p1", label: 'Jan "J", Jansen', cell: '"Jan ""J"", Jansen"', because: "RFC 4180" },
    { groupBy: "profile", key: "p1", label: "=2+5", cell: "'=2+5", because: "no spreadsheet computes a name" },
    { groupBy: "profile", key: "p1", label: "@SUM(A1)", cell: "'@SUM(A1)", because: "no spreadsheet computes a name" },
  ] as const)("calls $key of $groupBy $cell: $because", ({ groupBy, key, label, cell }) => {
    const number = groupBy === "profile" ? "," : "";
    expect(firstCells(usageReportCsv(reportOf(groupBy, { key, label }), "nl", RFC_4180))[1]).toBe(`${cell}${number}`);
  });
});
