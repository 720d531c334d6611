import { describe, expect, test } from "vitest";

import { billingPeriod } from "~/kernel/billing-period";
import { localDate } from "~/kernel/local-date";

import {
  formatDate,
  formatDateRange,
  formatInstant,
  formatPeriod,
  formatTime,
  formatTimeShort,
  type DateStyle,
} from "./format-date";

const TUESDAY = localDate("2026-11-24");

describe("dates in words", () => {
  const styles: { style: DateStyle; nl: string; en: string }[] = [
    { style: "long", nl: "24 november 2026", en: "24 November 2026" },
    { style: "weekday", nl: "dinsdag 24 november 2026", en: "Tuesday 24 November 2026" },
    { style: "row", nl: "di 24 nov", en: "Tue 24 Nov" },
    { style: "short", nl: "24 nov 2026", en: "24 Nov 2026" },
    { style: "day", nl: "24 november", en: "24 November" },
    { style: "month", nl: "november 2026", en: "November 2026" },
    { style: "month-name", nl: "november", en: "November" },
    { style: "month-letters", nl: "nov", en: "Nov" },
  ];

  test.each(styles)("as $style it is $nl", ({ style, nl, en }) => {
    expect(formatDate(TUESDAY, style, "nl")).toBe(nl);
    expect(formatDate(TUESDAY, style, "en")).toBe(en);
  });

  test.each([
    { date: "2026-03-02", row: "ma 2 mrt", because: "March is mrt, not maa" },
    { date: "2026-03-01", row: "zo 1 mrt", because: "the week ends on Sunday" },
    { date: "2026-01-31", row: "za 31 jan", because: "the year begins with January" },
  ])("$date is $row: $because", ({ date, row }) => {
    expect(formatDate(localDate(date), "row", "nl")).toBe(row);
  });

  test("a month is written out", () => {
    expect(formatPeriod(billingPeriod("2026-12"), "nl")).toBe("december 2026");
  });

  test.each([
    { from: "2026-10-01", to: "2026-10-31", shown: "1 t/m 31 oktober 2026", because: "the month is written once" },
    {
      from: "2026-10-15",
      to: "2026-11-14",
      shown: "15 oktober t/m 14 november 2026",
      because: "the year is written once",
    },
    { from: "2026-12-01", to: "2027-01-31", shown: "1 december 2026 t/m 31 januari 2027", because: "both years count" },
  ])("$from to $to is $shown: $because", ({ from, to, shown }) => {
    expect(formatDateRange(localDate(from), localDate(to), "nl")).toBe(shown);
  });

  test("a time of day has a point and its word in Dutch, a colon in English", () => {
    expect(formatTime("08:00", "nl")).toBe("08.00 uur");
    expect(formatTime("08:00", "en")).toBe("08:00");
    expect(formatTimeShort("08:00", "nl")).toBe("08.00");
  });

  test("an instant is shown by the clock in Amsterdam, in summer and in winter", () => {
    expect(formatInstant(new Date("2026-11-17T13:12:00Z"), "nl")).toBe("17 november 2026, 14.12 uur");
    expect(formatInstant(new Date("2026-06-30T22:30:00Z"), "nl", "row")).toBe("wo 1 jul, 00.30 uur");
  });
});
