import { describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import type { ChangeRequest, LineStatus, RequestLine } from "../change-request";
import { nextDueLine } from "./next-due-line";

function request(
  id: string,
  receivedAt: string,
  lines: readonly (readonly [date: string, status?: LineStatus])[],
): ChangeRequest {
  return {
    id,
    receivedAt: new Date(receivedAt),
    lines: lines.map(([date, status = "queued"], index) => ({ index, date: localDate(date), status }) as RequestLine),
  } as unknown as ChangeRequest;
}

const MORNING = "2026-11-20T08:00:00Z";
const NOON = "2026-11-20T12:00:00Z";

describe("R3.5 what is due is executed in one order", () => {
  test.each([
    {
      because: "an earlier date first, whoever was first",
      requests: [request("a", MORNING, [["2026-11-24"]]), request("b", NOON, [["2026-11-23"]])],
      next: "b 0",
    },
    {
      because: "on one date by receipt",
      requests: [request("b", NOON, [["2026-11-24"]]), request("a", MORNING, [["2026-11-24"]])],
      next: "a 0",
    },
    {
      because: "at one moment always the same",
      requests: [request("b", NOON, [["2026-11-24"]]), request("a", NOON, [["2026-11-24"]])],
      next: "a 0",
    },
    {
      because: "then in order of the lines",
      requests: [request("a", NOON, [["2026-11-24", "completed"], ["2026-11-24"], ["2026-11-24"]])],
      next: "a 1",
    },
    {
      because: "a line of an earlier date before the one above it",
      requests: [request("a", NOON, [["2026-11-24"], ["2026-11-23"]])],
      next: "a 1",
    },
    { because: "nothing before its date", requests: [request("a", NOON, [["2026-11-25"]])], next: null },
    {
      because: "nothing that is not queued",
      requests: [
        request("a", NOON, [
          ["2026-11-24", "cancelled"],
          ["2026-11-24", "rejected"],
        ]),
      ],
      next: null,
    },
  ])("$because", ({ requests, next }) => {
    const found = nextDueLine(requests, localDate("2026-11-24"));
    expect(found && `${found.request.id} ${String(found.line.index)}`).toBe(next);
  });
});
