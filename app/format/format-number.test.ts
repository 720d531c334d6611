import { describe, expect, test } from "vitest";

import { formatCount, formatDataVolume, formatDecimals, formatDuration } from "./format-number";

describe("numbers in words", () => {
  test.each([
    { count: 0, shown: "0" },
    { count: 999, shown: "999" },
    { count: 1184, shown: "1.184" },
    { count: 2_000_000, shown: "2.000.000" },
    { count: -12, shown: "−12" },
  ])("$count is $shown", ({ count, shown }) => {
    expect(formatCount(count, "nl")).toBe(shown);
  });

  test.each([
    { seconds: 0, shown: "0:00 min", because: "a call of no length is shown too" },
    { seconds: 684, shown: "11:24 min", because: "minutes and seconds" },
    { seconds: 3909, shown: "1:05:09", because: "from an hour on, hours" },
  ])("$seconds seconds is $shown: $because", ({ seconds, shown }) => {
    expect(formatDuration(seconds)).toBe(shown);
  });

  test.each([
    { bytes: 1023, shown: "1.023\u00A0bytes", because: "below 1024" },
    { bytes: 1_342_177_280, shown: "1,3\u00A0GB", because: "one decimal, half up" },
    { bytes: 41_943_040, shown: "40\u00A0MB", because: "no decimal of zero" },
  ])("$bytes bytes is $shown: $because", ({ bytes, shown }) => {
    expect(formatDataVolume(bytes, "nl")).toBe(shown);
  });

  test.each([
    { whole: 36_354, decimals: 2, nl: "363,54", en: "363.54" },
    { whole: 996, decimals: 1, nl: "99,6", en: "99.6" },
    { whole: 5, decimals: 2, nl: "0,05", en: "0.05" },
    { whole: 1_234_500, decimals: 1, nl: "123.450,0", en: "123,450.0" },
  ])("$whole with $decimals decimals is $nl", ({ whole, decimals, nl, en }) => {
    expect([formatDecimals(whole, decimals, "nl"), formatDecimals(whole, decimals, "en")]).toEqual([nl, en]);
  });
});
