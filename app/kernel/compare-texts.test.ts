import { expect, test } from "vitest";

import { compareTexts } from "./compare-texts";
import { localDate } from "./local-date";

test("days and other texts come in ascending order", () => {
  const days = ["2026-02-01", "2025-12-31", "2026-01-31"].map(localDate);
  expect(days.toSorted(compareTexts)).toEqual(["2025-12-31", "2026-01-31", "2026-02-01"]);
  expect(["b", "a", "Z"].toSorted(compareTexts)).toEqual(["Z", "a", "b"]);
  expect(compareTexts("a", "a")).toBe(0);
});
