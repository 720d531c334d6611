import { describe, expect, test } from "vitest";
import { localDate } from "~/kernel/local-date";
import { contractEnd, contractYearOn, contractYears, lastNoticeDate } from "./contract";

const contract = (startDate: string, termMonths = 36) => ({ startDate: localDate(startDate), termMonths });

describe("R1.2 contract end is start + term − 1 day", () => {
  test.each([
    { start: "2025-03-01", term: 36, end: "2028-02-29" },
    { start: "2026-11-10", term: 24, end: "2028-11-09" },
    { start: "2024-02-29", term: 36, end: "2027-02-27" },
    { start: "2024-02-29", term: 24, end: "2026-02-27" },
    { start: "2023-01-31", term: 24, end: "2025-01-30" },
  ])("$start, $term months: $end", ({ start, term, end }) => {
    expect(contractEnd(contract(start, term))).toBe(end);
  });
});

describe("R1.3 contract years start on the anniversaries", () => {
  test.each([
    {
      start: "2025-03-01",
      term: 36,
      years: [
        ["2025-03-01", "2026-02-28"],
        ["2026-03-01", "2027-02-28"],
        ["2027-03-01", "2028-02-29"],
      ],
      because: "they follow each other",
    },
    {
      start: "2024-02-29",
      term: 36,
      years: [
        ["2024-02-29", "2025-02-27"],
        ["2025-02-28", "2026-02-27"],
        ["2026-02-28", "2027-02-27"],
      ],
      because: "29 February has its anniversary on the 28th",
    },
    {
      start: "2025-07-15",
      term: 24,
      years: [
        ["2025-07-15", "2026-07-14"],
        ["2026-07-15", "2027-07-14"],
      ],
      because: "two years",
    },
    {
      start: "2025-07-15",
      term: 18,
      years: [
        ["2025-07-15", "2026-07-14"],
        ["2026-07-15", "2027-01-14"],
      ],
      because: "the last year ends with the contract",
    },
  ])("$start: $because", ({ start, term, years }) => {
    expect(contractYears(contract(start, term)).map(({ from, to }) => [from, to])).toEqual(years);
  });
  test.each([
    { day: "2024-01-01", number: 1, because: "before the start counts in year 1" },
    { day: "2024-02-29", number: 1, because: "the first day" },
    { day: "2025-02-27", number: 1, because: "the last day of year 1" },
    { day: "2025-02-28", number: 2, because: "the anniversary" },
    { day: "2027-02-27", number: 3, because: "contract end" },
    { day: "2027-02-28", number: undefined, because: "after the term there is none" },
  ])("$day: $because", ({ day, number }) => {
    expect(contractYearOn(contract("2024-02-29"), localDate(day))?.number).toBe(number);
  });
});

describe("R1.4 last notice date", () => {
  test.each([
    { start: "2025-03-01", term: 36, date: "2027-11-30" },
    { start: "2026-11-10", term: 24, date: "2028-08-09" },
    { start: "2025-05-31", term: 36, date: "2028-02-28" },
    { start: "2024-05-30", term: 24, date: "2026-02-27" },
  ])("$start, $term months: $date", ({ start, term, date }) => {
    expect(lastNoticeDate(contract(start, term), 3)).toBe(date);
  });
});
