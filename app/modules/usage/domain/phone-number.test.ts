import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { readRateSheets } from "~/modules/usage/server/rate-sheet-files.server";
import { worldNumberPlan } from "~/modules/usage/server/number-plan/number-plan.server";
import { FIXED, MOBILE, testRater, UNLIMITED_EU, UNLIMITED_NL } from "../testing/test-rater";
import { e164Of, findPhoneNumber, isE164, numberText } from "./phone-number";
import { calledNumber, tariffsOf } from "./rating/tariff";

const [tariff] = tariffsOf(readRateSheets(), worldNumberPlan());
if (!tariff) throw new Error("There are rates");

function textOf(written: string): string | null {
  const number = findPhoneNumber(written);
  return number && numberText(number);
}

describe("R6.6 a number is E.164 with +, 00 and the same, a Dutch number with its 0, or a Dutch short number", () => {
  test.each([
    { written: "+31201234567", text: "+31201234567", because: "E.164" },
    { written: "0031201234567", text: "+31201234567", because: "00 and the country" },
    { written: "0201234567", text: "+31201234567", because: "Dutch, with its 0" },
    { written: "+310201234567", text: "+31201234567", because: "the trunk 0 behind +31 is dropped" },
    { written: "00310201234567", text: "+31201234567", because: "also behind 0031" },
    { written: "+3108000403", text: "+318000403", because: "also of a free number" },
    { written: "+442079460123", text: "+442079460123", because: "abroad" },
    { written: "+390669812345", text: "+390669812345", because: "Italy keeps its 0" },
    { written: "097012345678", text: "+3197012345678", because: "a machine's number" },
    { written: "112", text: "112", because: "a short number" },
    { written: "116123", text: "116123", because: "116xxx" },
    { written: "1850", text: "1850", because: "18xy" },
    { written: "144", text: "144", because: "a short number, no area" },
    { written: "1233", text: "1233", because: "a short number" },
    { written: "4411", text: "4411", because: "a code of paid messages" },
    { written: "14020", text: "14020", because: "14 and an area code of three digits" },
    { written: "140418", text: "140418", because: "14 and an area code of four digits" },
    { written: "+123456789012345", text: "+123456789012345", because: "15 digits" },
  ])("$written is $text: $because", ({ written, text }) => {
    expect(textOf(written)).toBe(text);
  });

  test.each([
    { written: "", because: "nothing" },
    { written: "+", because: "no digits" },
    { written: "00", because: "no digits" },
    { written: "+0031201234567", because: "+ and 00" },
    { written: "+00442071234567", because: "+ and 00" },
    { written: "+0201234567", because: "no country begins with 0" },
    { written: "000201234567", because: "no country begins with 0" },
    { written: "+3100201234567", because: "one trunk 0 is dropped, not two" },
    { written: "31612345679", because: "E.164 without its +" },
    { written: "14155551234", because: "E.164 without its +" },
    { written: "182512345", because: "18xy has four digits" },
    { written: "18501", because: "18xy has four digits" },
    { written: "180", because: "18xy has four digits" },
    { written: "116", because: "116xxx has six digits" },
    { written: "1161", because: "116xxx has six digits" },
    { written: "1161234", because: "116xxx has six digits" },
    { written: "1402", because: "14 and an area code have 5 or 6 digits" },
    { written: "1404181", because: "14 and an area code have 5 or 6 digits" },
    { written: "140418123456789", because: "14 and an area code have 5 or 6 digits" },
    { written: "14155", because: "no area code begins with 1" },
    { written: "12", because: "too short" },
    { written: "+1234567890123456", because: "16 digits" },
    { written: "02012345678901", because: "with its country 15 digits at most", isOne: true },
    { written: "020123456789012", because: "with its country 16 digits" },
    { written: "+31 20 1234567", because: "spaces" },
    { written: "+31(0)201234567", because: "brackets" },
    { written: "tel:+31201234567", because: "letters" },
    { written: "+३१२०", because: "digits of another script" },
  ])("$written is not a number: $because", ({ written, isOne = false }) => {
    expect(textOf(written) !== null).toBe(isOne);
  });
});

const digits = (min: number, max: number) => fc.string({ unit: fc.nat(9).map(String), minLength: min, maxLength: max });
/** Numbers as they are written, and texts that are not numbers. */
const written = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("", "+", "0", "00", "+31", "+310", "0031", "+00", "14", "140", "116", "18", "+800"),
      digits(0, 14),
    )
    .map((parts) => parts.join("")),
  fc.constantFrom("112", "+31112", "0112", "01850", "+311850", "+31116000", "0116000", "+31014020", "0090012345"),
);

describe("however a number is written, it is one number", () => {
  test("a number that was read is read back as itself, and is judged the same", () => {
    fc.assert(
      fc.property(written, (text) => {
        const number = findPhoneNumber(text);
        fc.pre(number !== null);
        const again = findPhoneNumber(numberText(number));
        if (again === null) throw new Error(`${numberText(number)} is no number`);
        expect(numberText(again)).toBe(numberText(number));
        expect(again.e164).toBe(number.e164);
        expect(calledNumber(again, tariff)).toBe(calledNumber(number, tariff));
        if (number.e164 > 0) expect(e164Of(numberText(number))).toBe(number.e164);
      }),
      { numRuns: 20_000, seed: 66 },
    );
  });

  test("+31, 0031, 0 and +310 before the same digits are the same", () => {
    fc.assert(
      fc.property(digits(3, 12), (rest) => {
        const ways = ["+31", "0031", "0", "+310", "00310"].map((before) => textOf(before + rest));
        expect(new Set(ways).size).toBe(rest.startsWith("0") ? new Set(ways).size : 1);
        expect(isE164(`+310${rest}`)).toBe(false);
      }),
    );
  });

  test("a record costs the same with the number as written and as stored, in both directions", () => {
    const rate = testRater();
    const users = fc.constantFrom(FIXED, UNLIMITED_NL, UNLIMITED_EU, MOBILE);
    const type = fc.constantFrom("call", "sms");
    const direction = fc.constantFrom("out", "in");
    const run = fc.record({ user: users, other: written, type, direction, charge: fc.option(fc.nat(500)) });
    fc.assert(
      fc.property(run, ({ user, other, type, direction, charge }) => {
        const values = (number: string) => ({
          type,
          direction,
          from: direction === "out" ? user : number,
          to: direction === "out" ? number : user,
          durationSeconds: type === "call" ? 61 : "",
          serviceChargeCents: charge ?? "",
        });
        const kept = textOf(other);
        if (kept !== null) expect(rate(values(other))).toEqual(rate(values(kept)));
        else if (other !== "" || direction === "out") {
          expect(rate(values(other))).toEqual({
            status: "rejected",
            reason: direction === "out" ? "bad-to" : "bad-from",
          });
        }
      }),
      { numRuns: 5_000, seed: 8 },
    );
  });
});
