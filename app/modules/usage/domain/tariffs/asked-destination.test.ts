import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askedDestination, askedInAddress } from "./asked-destination";

describe("what is typed to look up a rate", () => {
  test.each([
    { typed: "", kind: "nothing" },
    { typed: "  \u200B ", kind: "nothing" },
    { typed: "België", kind: "name" },
    { typed: "<script>", kind: "name" },
    { typed: "0800 gratis", kind: "name" },
    { typed: "+", kind: "name" },
    { typed: "+0032", kind: "impossible" },
    { typed: "+32 4 + 5", kind: "impossible" },
    { typed: "000", kind: "impossible" },
    { typed: "+1234567890123456", kind: "impossible" },
    { typed: "12", kind: "impossible" },
  ])("$typed is $kind", ({ typed, kind }) => {
    expect(askedDestination(typed).kind).toBe(kind);
  });

  test.each([
    { typed: "+32 4…", of: "abroad", digits: "324", because: "the beginning of a number" },
    { typed: "0032 (0)4", of: "abroad", digits: "324", because: "00, and a trunk 0 in brackets" },
    { typed: "＋３２４７５１２３４５６", of: "abroad", digits: "32475123456", because: "wide digits" },
    { typed: "32475123456", of: "abroad", digits: "32475123456", because: "more digits than a short number has" },
    { typed: "+31 20 123 45 67", of: "dutch", digits: "201234567", because: "a Dutch number" },
    { typed: "+31 (0)20-1234567", of: "dutch", digits: "201234567", because: "with its trunk 0" },
    { typed: "06", of: "dutch", digits: "6", because: "the beginning of a Dutch number" },
    { typed: "0900-xx", of: "dutch", digits: "900", because: "letters that stand for any digit" },
    { typed: "18xy", of: "short", digits: "1800", because: "letters that stand for any digit" },
    { typed: "116", of: "short", digits: "116000", because: "the beginning of 116xxx" },
    { typed: "112", of: "short", digits: "112", because: "a short number" },
    { typed: "14020", of: "short", digits: "14020", because: "14 with an area" },
  ])("$typed: $because", ({ typed, of, digits }) => {
    expect(askedDestination(typed)).toMatchObject({ kind: "number", of, digits });
  });

  test("a whole number is told apart from the beginning of one", () => {
    expect(askedDestination("020 123 45 67")).toMatchObject({ e164: 31_201_234_567 });
    expect(askedDestination("+3")).toMatchObject({ kind: "number", e164: 0 });
  });

  test("a plus that became a space in an address is a plus again", () => {
    expect(askedInAddress(" 324")).toBe("+324");
    expect(askedInAddress(" 020")).toBe(" 020");
    expect(askedInAddress("Oman")).toBe("Oman");
  });

  test("whatever is typed is read, and its digits are digits", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 120 }), (typed) => {
        const asked = askedDestination(typed);
        if (asked.kind === "number") expect(asked.digits).toMatch(/^\d{0,15}$/);
      }),
    );
  });
});
