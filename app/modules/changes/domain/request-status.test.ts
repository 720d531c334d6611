import { describe, expect, test } from "vitest";

import type { LineStatus } from "./change-request";
import { requestStatusOf } from "./request-status";

describe("interfaces: the status of a request follows from its lines", () => {
  test.each<{ because: string; lines: LineStatus[]; status: string }>([
    { because: "nothing has happened", lines: ["queued", "queued"], status: "queued" },
    { because: "a cancelled line does not count as started", lines: ["cancelled", "queued"], status: "queued" },
    { because: "one is done, one waits", lines: ["completed", "queued"], status: "executing" },
    { because: "one could not be done, one waits", lines: ["rejected", "queued"], status: "executing" },
    { because: "all are done", lines: ["completed", "completed"], status: "completed" },
    { because: "a cancelled line does not show", lines: ["completed", "cancelled"], status: "completed" },
    { because: "one could not be done", lines: ["completed", "rejected"], status: "partly-completed" },
    { because: "none could be done", lines: ["rejected", "rejected"], status: "rejected" },
    { because: "what was left could not be done", lines: ["cancelled", "rejected"], status: "rejected" },
    { because: "all were taken back", lines: ["cancelled", "cancelled"], status: "cancelled" },
  ])("$because: $status", ({ lines, status }) => {
    expect(requestStatusOf(lines)).toBe(status);
    expect(requestStatusOf(lines.toReversed())).toBe(status);
  });
});
