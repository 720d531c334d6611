import { describe, expect, test } from "vitest";

import type { LineStatus, RequestLine } from "./change-request";
import type { Preview } from "./preview";
import { requestProgress, effectiveAmounts } from "./request-progress";

const line = (status: LineStatus, given: Partial<RequestLine> = {}): RequestLine =>
  ({ status, isLate: false, monthlyDeltaCents: -750, oneTimeCents: 100, buyOutCents: 2000, ...given }) as RequestLine;
const preview = (requestFeeCents?: number): Preview =>
  ({ totals: { oneTimeCents: 0, monthlyDeltaCents: 0, buyOutCents: 0, requestFeeCents } }) as unknown as Preview;

describe("how far a request is", () => {
  test("late is what was done after its day, overdue what waits for a day that has passed", () => {
    const lines = [
      line("completed"),
      line("completed", { isLate: true }),
      line("queued", { isLate: true }),
      line("queued"),
      line("rejected", { isLate: true }),
      line("cancelled"),
    ];
    expect(requestProgress({ lines })).toEqual({ total: 6, completed: 2, rejected: 1, doneLate: 1, overdue: 1 });
  });
});

describe("R2.11 a line that was cancelled or rejected costs nothing", () => {
  test.each([
    { because: "two stand", lines: [line("completed"), line("queued"), line("rejected")], is: [-1500, 4200] },
    { because: "none stands", lines: [line("cancelled"), line("rejected")], is: [0, 0] },
  ])("$because", ({ lines, is }) => {
    const { monthlyDeltaCents, onceCents } = effectiveAmounts({ lines, preview: preview() });
    expect([monthlyDeltaCents, onceCents]).toEqual(is);
  });

  test("a fee per request stands as long as a line does (R4.7)", () => {
    expect(effectiveAmounts({ lines: [line("queued")], preview: preview(250) }).onceCents).toBe(2350);
    expect(effectiveAmounts({ lines: [line("cancelled")], preview: preview(250) }).onceCents).toBe(0);
  });
});
