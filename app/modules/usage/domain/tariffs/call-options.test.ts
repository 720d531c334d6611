import { expect, test } from "vitest";
import { localDate } from "~/kernel/local-date";
import { isOwnNumber, usersWith, type CallOptions } from "./call-options";

const on = localDate("2026-11-21");
const options: CallOptions = {
  fixedUsers: 3,
  options: [{ code: "VOICE_UNLIMITED_NL", users: [{ profileId: "p1", name: "Jan" }] }],
  exchange: [
    { first: "+31201234560", last: "+31201234569" },
    { first: "+31851234567", last: "+31851234567" },
  ],
};

test.each([
  { e164: 31_201_234_560, own: true },
  { e164: 31_201_234_569, own: true },
  { e164: 31_201_234_570, own: false },
  { e164: 31_851_234_567, own: true },
  { e164: 0, own: false },
])("R6.2 $e164 is within the exchange: $own", ({ e164, own }) => {
  expect(isOwnNumber(options, e164, on)).toBe(own);
});

test("R6.3 who has an option", () => {
  expect(usersWith(options, "VOICE_UNLIMITED_NL").map(({ name }) => name)).toEqual(["Jan"]);
  expect(usersWith(options, "VOICE_UNLIMITED_EU_NA")).toEqual([]);
});
