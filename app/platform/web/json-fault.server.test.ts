import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { jsonFault } from "./json-fault.server";

const nested = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);

describe("JSON", () => {
  test.each([
    { body: "", status: null, because: "the parser reports that it is not JSON" },
    { body: "{", status: null, because: "so is this" },
    { body: '{"lines":[{"action":"remove-profile","profileId":"p1"}]}', status: null, because: "this is a request" },
    { body: nested(12), status: null, because: "as deep as it may be" },
    { body: nested(13), status: 413, because: "one level too deep" },
    { body: "[".repeat(500_000), status: 413, because: "it need not even close" },
    { body: '{"a":'.repeat(500), status: 413, because: "objects are levels too" },
    { body: JSON.stringify(Array(2_000).fill(1)), status: null, because: "as many as there may be" },
    { body: JSON.stringify(Array(2_001).fill(1)), status: 413, because: "one too many" },
    { body: `{${Array(2_001).fill('"a":1').join()}}`, status: 413, because: "keys are counted as well" },
    { body: JSON.stringify(Array(40).fill(Array(1_500).fill(1))), status: 413, because: "too many in all" },
    {
      body: JSON.stringify([nested(99), ",".repeat(9_999), '\\"']),
      status: null,
      because: "characters inside strings do not count",
    },
    { body: '["\\u0000"]', status: 400, because: "the database cannot store NUL" },
    { body: '{"\\u0000":1}', status: 400, because: "nor NUL in a key" },
    { body: '["\\ud83d"]', status: 400, because: "half of a pair" },
    { body: '["\\ude00"]', status: 400, because: "the other half" },
    { body: '["\\ud83dx\\ude00"]', status: 400, because: "halves that are not together" },
    { body: '["\\ud83d\\ude00"]', status: null, because: "a whole pair" },
    { body: '["\\\\u0000"]', status: null, because: "a backslash and a u" },
    { body: Buffer.from([0x22, 0xe9, 0x22]), status: 400, because: "that is Latin-1" },
    { body: Buffer.from('"a"', "utf16le"), status: null, because: "that is UTF-16, which the parser refuses" },
  ])("$#: $status, for $because", ({ body, status }) => {
    expect(jsonFault(Buffer.from(body as string))?.status ?? null).toBe(status);
  });

  test("is refused for its text exactly when a string or a key in it cannot be stored", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 3, stringUnit: "binary" }), fc.boolean(), (json, escaped) => {
        const body = escaped ? json.replace(/[^\0-\x7f]/g, escapedUnit) : json;
        expect(jsonFault(Buffer.from(body))?.status).toBe(holdsNoText(JSON.parse(body)) ? 400 : undefined);
      }),
    );
  });
});

function escapedUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function holdsNoText(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\0") || /\p{Cs}/u.test(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, each]) => holdsNoText(key) || holdsNoText(each));
}
