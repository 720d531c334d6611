import { describe, expect, test } from "vitest";

import { isPageCursor, pageCursor, parsePageCursor } from "./page-cursor.server";

describe("a cursor", () => {
  test("leads back to its place", () => {
    const place = { receivedAt: new Date("2026-11-21T09:00:00.123Z"), id: "7b1f4c9e-3f0a-4a53-9d55-0c6f7b7c1d2e" };
    expect(parsePageCursor(pageCursor(place))).toEqual(place);
  });

  test.each([
    { because: "absent", cursor: null },
    { because: "empty", cursor: "" },
    { because: "not ours", cursor: "abc" },
    { because: "an invalid id", cursor: Buffer.from("12.x").toString("base64url") },
    { because: "SQL", cursor: Buffer.from("12.7b1f4c9e-3f0a-4a53-9d55-0c6f7b7c1d2e'--").toString("base64url") },
  ])("is not valid: $because", ({ cursor }) => {
    expect(parsePageCursor(cursor)).toBeNull();
    expect(isPageCursor(cursor)).toBe(cursor === null);
  });
});
