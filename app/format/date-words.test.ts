import { describe, expect, test } from "vitest";
import { dateInWords } from "./date-words";
import { localDate } from "~/kernel/local-date";

describe("a day written out", () => {
  test.each([
    { date: "2026-11-24", nl: "dinsdag 24 november 2026", en: "Tuesday 24 November 2026" },
    { date: "2027-03-01", nl: "maandag 1 maart 2027", en: "Monday 1 March 2027" },
    { date: "2028-02-29", nl: "dinsdag 29 februari 2028", en: "Tuesday 29 February 2028" },
  ])("$date: $nl, $en", ({ date, nl, en }) => {
    expect([dateInWords(localDate(date), "nl"), dateInWords(localDate(date), "en")]).toEqual([nl, en]);
  });
});
