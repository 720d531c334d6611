import { describe, expect, test } from "vitest";
import { localDate } from "~/kernel/local-date";
import { previewTokenOf } from "./preview-token";

describe("R2.10 the preview token", () => {
  const day = localDate("2025-06-11");
  const later = localDate("2025-07-31");
  const line = { date: day, billedUntil: later, oneTimeCents: 1, buyOutCents: 2 };
  const token = previewTokenOf(day, [line]);
  test.each([
    { because: "the date of receipt", other: previewTokenOf(later, [line]) },
    { because: "the date of a line", other: previewTokenOf(day, [{ ...line, date: later }]) },
    { because: "its last billed day", other: previewTokenOf(day, [{ ...line, billedUntil: day }]) },
    { because: "a missing last billed day", other: previewTokenOf(day, [{ ...line, billedUntil: null }]) },
    { because: "its one-time amount", other: previewTokenOf(day, [{ ...line, oneTimeCents: 12, buyOutCents: 2 }]) },
    { because: "its buy-out amount", other: previewTokenOf(day, [{ ...line, buyOutCents: 3 }]) },
    {
      because: "amounts that changed places",
      other: previewTokenOf(day, [{ ...line, oneTimeCents: 2, buyOutCents: 1 }]),
    },
    { because: "another line", other: previewTokenOf(day, [line, line]) },
    { because: "no line", other: previewTokenOf(day, []) },
  ])("changes with $because", ({ other }) => {
    expect(other).not.toBe(token);
  });
  test("stays the same for the same answer", () => {
    expect(previewTokenOf(day, [{ ...line }])).toBe(token);
  });
});
