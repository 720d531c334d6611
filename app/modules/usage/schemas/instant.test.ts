import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { instantLength, readInstantMs } from "./instant";

function parse(text: string): number {
  const bytes = Buffer.from(`${text},`);
  return readInstantMs(bytes, 0, bytes.length - 1);
}

describe("an instant with offset", () => {
  test("is what the platform makes of it, for all of 2000–2099", () => {
    const date = fc.date({ min: new Date("2000-01-02"), max: new Date("2099-12-30"), noInvalidDate: true });
    fc.assert(
      fc.property(date, fc.integer({ min: -23 * 60 - 59, max: 23 * 60 + 59 }), fc.nat(3), (moment, offset, digits) => {
        const shifted = new Date(moment.getTime() + offset * 60_000).toISOString();
        const fraction = digits === 0 ? "" : shifted.slice(19, 20 + digits);
        const two = (value: number): string => String(value).padStart(2, "0");
        const sign = offset < 0 ? "-" : "+";
        const zone = `${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
        const text = `${shifted.slice(0, 19)}${fraction}${zone}`;
        expect(parse(text)).toBe(Date.parse(text));
        expect(instantLength(Buffer.from(`${text},`), 0)).toBe(text.length);
      }),
    );
  });

  test.each([
    ["2026-10-25T02:30:00+02:00", "2026-10-25T00:30:00.000Z", "the first 02:30 of the night the clock goes back"],
    ["2026-10-25T02:30:00+01:00", "2026-10-25T01:30:00.000Z", "the second"],
    ["2024-02-29T12:00:00Z", "2024-02-29T12:00:00.000Z", "a leap day"],
    ["2026-11-02t10:00:00z", "2026-11-02T10:00:00.000Z", "t and z may be small"],
    ["2026-11-02t10:00:00.5+01:00", "2026-11-02T09:00:00.500Z", "also one of them"],
    ["2026-11-02T10:00:00-00:00", "2026-11-02T10:00:00.000Z", "an offset that is not known"],
    ["2026-01-01T00:00:00.1239Z", "2026-01-01T00:00:00.123Z", "what is finer than a millisecond is cut off"],
  ])("%s is %s: %s", (text, expected) => {
    expect(new Date(parse(text)).toISOString()).toBe(expected);
  });

  test.each([
    "",
    "2026-10-05",
    "2026-10-05T10:00:00",
    "2026-10-05 10:00:00Z",
    "2016-12-31T23:59:60Z",
    "2016-12-31t23:59:60z",
    "2026-02-29T10:00:00Z",
    "2026-13-05T10:00:00Z",
    "2026-00-05T10:00:00Z",
    "2026-10-32T10:00:00Z",
    "2026-10-05T24:00:00Z",
    "2026-10-05T10:60:00Z",
    "2026-10-05T23:59:60Z",
    "2026-10-05T10:00:00.Z",
    "2026-10-05T10:00:00+0200",
    "2026-10-05T10:00:00+24:00",
    "2026-10-05T10:00:00Z ",
    "1999-12-31T23:59:59Z",
    "9999-10-05T10:00:00Z",
    "-026-10-05T10:00:00Z",
  ])("%s is not an instant", (text) => {
    expect(parse(text)).toBeNaN();
  });
});
