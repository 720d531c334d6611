import { describe, expect, test } from "vitest";

import { idempotencyKeyOf } from "./idempotency-key";

describe("interfaces: Idempotency-Key", () => {
  test.each([
    { because: "a UUID", key: "7b1f4c9e-3f0a-4a53-9d55-0c6f7b7c1d2e", found: "7b1f4c9e-3f0a-4a53-9d55-0c6f7b7c1d2e" },
    { because: "absent", key: null, found: null },
    { because: "empty", key: "", found: false },
    { because: "too long", key: "k".repeat(201), found: false },
    { because: "with a space in it", key: "a b", found: false },
  ])("$because", ({ key, found }) => {
    expect(idempotencyKeyOf(new Headers(key === null ? {} : { "Idempotency-Key": key }))).toBe(found);
  });
});
