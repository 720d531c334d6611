import { describe, expect, test } from "vitest";
import {
  PLUS,
  PRO,
  addOption,
  codesOf,
  convert,
  previewed,
  pros,
  remove,
  removeOption,
  type JsonLine,
} from "../../testing/scenarios";

const users = [...pros(5, { options: ["VOICE_WEBEX_STANDAARD"] }), { id: "plus", productCode: PLUS }];
const add = (fields: object = {}): JsonLine => ({ action: "add-profile", productCode: PRO, ...fields });
const only = (parts: Parameters<typeof previewed>[0]) => {
  const [line] = previewed({ profiles: users, ...parts }).lines;
  if (!line) throw new Error("no line");
  return line;
};

describe("R3.2 lead times, received on Tuesday 10 June 2025", () => {
  const equal = {
    code: "VOICE_PROFILE_SAME",
    category: "voice",
    scope: "profile",
    monthlyCents: 750,
    oneTimeBasis: "per_unit",
  };
  test.each([
    { line: remove("p1"), days: 1, date: "2025-06-11", because: "removing a profile needs no licence" },
    {
      line: removeOption("p1", "VOICE_WEBEX_STANDAARD"),
      days: 1,
      date: "2025-06-11",
      because: "nor does removing an option",
    },
    { line: { action: "remove-number", numberId: "n1" }, days: 1, date: "2025-06-11", because: "nor a number" },
    { line: convert("p1", PLUS), days: 1, date: "2025-06-11", because: "nor a downgrade (R5.1)" },
    { line: convert("plus", PRO), days: 2, date: "2025-06-12", because: "an upgrade is an extra licence" },
    {
      line: convert("p1", "VOICE_PROFILE_SAME"),
      days: 2,
      date: "2025-06-12",
      because: "an equal price takes the same time",
    },
    { line: add(), days: 2, date: "2025-06-12", because: "a profile is an extra licence" },
    { line: addOption("p1", "VOICE_UNLIMITED_NL"), days: 2, date: "2025-06-12", because: "so is an option" },
    {
      line: { action: "add-number", productCode: "NUM_BLOCK_10_NL" },
      days: 2,
      date: "2025-06-12",
      because: "so is a number",
    },
    { line: add({ withPhone: true }), days: 5, date: "2025-06-17", because: "a phone has to be sent" },
    { line: { action: "order-phone", profileId: "p1" }, days: 5, date: "2025-06-17", because: "also a replacement" },
  ])("$days working days, because $because", ({ line, days, date }) => {
    expect(only({ products: [equal], lines: [line] })).toMatchObject({
      leadTimeWorkingDays: days,
      earliestDate: date,
      date,
      errors: [],
    });
  });
});

describe("R3.3 counted from the calendar date of receipt, R3.1 over working days", () => {
  test.each([
    { receivedOn: "2026-11-20", one: "2026-11-23", five: "2026-11-27", because: "Friday + 1 is Monday" },
    { receivedOn: "2026-11-21", one: "2026-11-23", five: "2026-11-27", because: "Saturday + 1 is Monday" },
    { receivedOn: "2026-11-22", one: "2026-11-23", five: "2026-11-27", because: "Sunday + 1 is Monday" },
    {
      receivedOn: "2026-12-24",
      one: "2026-12-28",
      five: "2027-01-04",
      because: "both Christmas days, a weekend and New Year are off",
    },
    {
      receivedOn: "2026-04-02",
      one: "2026-04-03",
      five: "2026-04-10",
      because: "Good Friday is worked, Easter Monday is not",
    },
    {
      receivedOn: "2025-04-25",
      one: "2025-04-28",
      five: "2025-05-02",
      because: "King's Day 2025 moves to Saturday 26 April",
    },
    { receivedOn: "2025-05-02", one: "2025-05-06", five: "2025-05-12", because: "5 May 2025 is a lustrum" },
    { receivedOn: "2026-05-04", one: "2026-05-05", five: "2026-05-11", because: "5 May 2026 is not" },
    { receivedOn: "2026-05-13", one: "2026-05-15", five: "2026-05-21", because: "Ascension Day 2026 is 14 May" },
    { receivedOn: "2026-05-22", one: "2026-05-26", five: "2026-06-01", because: "Whit Monday 2026 is 25 May" },
  ])("received $receivedOn, because $because", ({ receivedOn, one, five }) => {
    const profiles = pros(4, { activeFrom: "2025-03-01" });
    expect(only({ profiles, receivedOn, lines: [remove("p1")] }).date).toBe(one);
    expect(only({ profiles, receivedOn, lines: [add({ withPhone: true })] }).date).toBe(five);
  });
});

describe("R3.4 every line has its own date, or the date that is asked for", () => {
  const lines = [remove("p1"), add(), add({ withPhone: true })];
  test("the request is complete with its last line", () => {
    const preview = previewed({ profiles: users, lines });
    expect(preview.lines.map(({ date }) => date)).toEqual(["2025-06-11", "2025-06-12", "2025-06-17"]);
    expect(preview.completionDate).toBe("2025-06-17");
  });
  test("a preferred date applies to every line", () => {
    const preview = previewed({ profiles: users, lines, preferredDate: "2025-09-08" });
    expect(codesOf(preview)).toEqual([]);
    expect(new Set(preview.lines.map(({ date }) => date))).toEqual(new Set(["2025-09-08"]));
    expect(preview.lines.map(({ earliestDate }) => earliestDate)).toEqual(["2025-06-11", "2025-06-12", "2025-06-17"]);
    expect(preview.completionDate).toBe("2025-09-08");
  });
  test.each([
    {
      preferredDate: "2025-06-11",
      codes: ["DATE_TOO_EARLY@1", "DATE_TOO_EARLY@2"],
      because: "on each line that cannot make it",
    },
    { preferredDate: "2025-06-12", codes: ["DATE_TOO_EARLY@2"], because: "its own day is enough" },
    { preferredDate: "2025-06-17", codes: [], because: "all can make it" },
    {
      preferredDate: "2025-06-21",
      codes: ["DATE_NOT_WORKING_DAY@0", "DATE_NOT_WORKING_DAY@1", "DATE_NOT_WORKING_DAY@2"],
      because: "Saturday",
    },
    {
      preferredDate: "2025-06-09",
      codes: [
        "DATE_TOO_EARLY@0",
        "DATE_NOT_WORKING_DAY@0",
        "DATE_TOO_EARLY@1",
        "DATE_NOT_WORKING_DAY@1",
        "DATE_TOO_EARLY@2",
        "DATE_NOT_WORKING_DAY@2",
      ],
      because: "Whit Monday, before receipt",
    },
    {
      preferredDate: "2025-09-09",
      codes: ["DATE_TOO_LATE@0", "DATE_TOO_LATE@1", "DATE_TOO_LATE@2"],
      because: "91 days after receipt",
    },
  ])("$preferredDate: $because", ({ preferredDate, codes }) => {
    const preview = previewed({ profiles: users, lines, preferredDate });
    expect(codesOf(preview)).toEqual(codes);
    expect(preview.verdict).toBe(codes.length > 0 ? "refused" : "within-limit");
  });
});

describe("R4.1 a removed or downgraded profile is billed to the end of the next month", () => {
  test.each([
    {
      receivedOn: "2026-11-21",
      billedUntil: "2026-12-31",
      preferredDate: null,
      because: "the month after that of receipt",
    },
    { receivedOn: "2026-11-01", billedUntil: "2026-12-31", preferredDate: null, because: "also on its first day" },
    {
      receivedOn: "2026-11-30",
      billedUntil: "2026-12-31",
      preferredDate: null,
      because: "also on its last day, though executed in December",
    },
    { receivedOn: "2026-12-31", billedUntil: "2027-01-31", preferredDate: null, because: "over the end of the year" },
    { receivedOn: "2027-01-31", billedUntil: "2027-02-28", preferredDate: null, because: "a short month" },
    {
      receivedOn: "2025-06-02",
      billedUntil: "2025-08-31",
      preferredDate: "2025-08-26",
      because: "the planned month is later",
    },
    {
      receivedOn: "2025-06-02",
      billedUntil: "2025-07-31",
      preferredDate: "2025-06-30",
      because: "the planned month is not later",
    },
  ])("received $receivedOn, because $because", ({ receivedOn, preferredDate, billedUntil }) => {
    const parts = { profiles: pros(4, { activeFrom: "2025-03-01" }), receivedOn, preferredDate };
    expect(only({ ...parts, lines: [remove("p1")] })).toMatchObject({ billedUntil, billedFrom: null });
    const downgrade = only({ ...parts, lines: [convert("p1", PLUS)] });
    expect(downgrade.billedUntil).toBe(billedUntil);
    expect(downgrade.billedFrom?.slice(8)).toBe("01");
    expect(String(downgrade.billedFrom) > billedUntil).toBe(true);
  });
});

describe("R4.2 options and numbers", () => {
  test.each([
    { receivedOn: "2025-06-10", billedUntil: "2025-06-30", because: "executed on 11 June" },
    { receivedOn: "2025-06-30", billedUntil: "2025-07-31", because: "executed on 1 July" },
  ])("are billed to the end of the month of execution: $because", ({ receivedOn, billedUntil }) => {
    expect(only({ receivedOn, lines: [removeOption("p1", "VOICE_WEBEX_STANDAARD")] })).toMatchObject({
      billedUntil,
      billedFrom: null,
    });
    expect(only({ receivedOn, lines: [{ action: "remove-number", numberId: "n1" }] }).billedUntil).toBe(billedUntil);
  });
  test("replaced by its exclusive partner: to the day before that one starts", () => {
    const lines = [removeOption("p1", "VOICE_WEBEX_STANDAARD"), addOption("p1", "VOICE_WEBEX_PREMIUM")];
    const preview = previewed({ profiles: users, lines });
    expect(preview.lines.map(({ date, billedUntil, billedFrom }) => ({ date, billedUntil, billedFrom }))).toEqual([
      { date: "2025-06-11", billedUntil: "2025-06-11", billedFrom: null },
      { date: "2025-06-12", billedUntil: null, billedFrom: "2025-06-12" },
    ]);
  });
  test.each([
    { because: "another user's option replaces nothing", added: addOption("p2", "VOICE_RECORDING_90D") },
    { because: "an option of another kind replaces nothing", added: addOption("p1", "VOICE_RECORDING_90D") },
    {
      because: "an option that cannot be added replaces nothing",
      added: { action: "add-option", profileId: "p2", productCode: "VOICE_WEBEX_PREMIUM" },
    },
  ])("$because", ({ added }) => {
    const preview = previewed({ profiles: users, lines: [removeOption("p1", "VOICE_WEBEX_STANDAARD"), added] });
    expect(preview.lines[0]?.billedUntil).toBe("2025-06-30");
  });
});

describe("R4.4 billing of what is added", () => {
  test.each([
    { line: add(), billedFrom: "2025-06-12" },
    { line: addOption("p1", "VOICE_UNLIMITED_NL"), billedFrom: "2025-06-12" },
    { line: { action: "add-number", productCode: "NUM_NEW_1_NL" }, billedFrom: "2025-06-12" },
    { line: convert("plus", PRO), billedFrom: "2025-06-12" },
    { line: { action: "order-phone", profileId: "p1" }, billedFrom: null },
  ])("$line.action starts on $billedFrom", ({ line, billedFrom }) => {
    expect(only({ lines: [line] })).toMatchObject({ billedFrom, billedUntil: null });
  });
});
