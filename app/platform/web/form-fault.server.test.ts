import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { formFault } from "./form-fault.server";

const names = (count: number): string => Array.from({ length: count }, (_, at) => `a${String(at)}`).join("&");

describe("a form", () => {
  test.each([
    { body: "", status: null, because: "an empty body is a form too" },
    { body: "email=a%40b.nl&password=%E2%82%AC+10&x", status: null, because: "this is one" },
    { body: names(50), status: null, because: "as many as it may have" },
    { body: names(51), status: 413, because: "one too many" },
    { body: "&".repeat(50), status: 413, because: "empty fields count" },
    { body: `${"n".repeat(201)}=1`, status: 413, because: "no name is that long" },
    { body: `a=${"n".repeat(900_000)}`, status: null, because: "the length of a value is limited by its field" },
    { body: "a=%zz", status: 400, because: "that is not an encoding" },
    { body: "a=%", status: 400, because: "nor does that" },
    { body: "a=%ff", status: 400, because: "that is not UTF-8" },
    { body: "a=%00", status: 400, because: "the database cannot store NUL" },
    { body: "a=\0", status: 400, because: "nor this one" },
    { body: Buffer.from([0x61, 0x3d, 0xe9]), status: 400, because: "that is Latin-1" },
    { body: "__proto__=1&constructor=2&a=1&a=2", status: null, because: "these are names like any other" },
  ])("$#: $status, for $because", ({ body, status }) => {
    expect(formFault(Buffer.from(body as string), 50)?.status ?? null).toBe(status);
  });

  test("with any fields that a browser sends is accepted", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 20 }).map((each) => each.replaceAll("\0", ""));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 20 }), (fields) => {
        expect(formFault(Buffer.from(new URLSearchParams(fields).toString()), 20)).toBeNull();
      }),
    );
  });
});
