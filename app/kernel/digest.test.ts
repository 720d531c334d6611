import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { digestOf } from "./digest";

describe("a digest", () => {
  test("is 32 hexadecimal digits", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(digestOf(text)).toMatch(/^[0-9a-f]{32}$/);
      }),
    );
  });
  test("is the same for the same text, on any day and any machine", () => {
    expect(digestOf("2025-06-10\n2025-06-11,2025-07-31,0,23250")).toBe("3d8ab2519b7fbb166cb59234ca409b73");
  });
  test("differs for texts that differ in one figure or one place", () => {
    const texts = Array.from({ length: 20_000 }, (_, at) => `2025-06-10\n2025-06-11,2025-07-31,0,${String(at)}`);
    expect(new Set(texts.map(digestOf)).size).toBe(texts.length);
    expect(digestOf("a,b")).not.toBe(digestOf("b,a"));
    expect(digestOf("")).not.toBe(digestOf("\n"));
  });
});
