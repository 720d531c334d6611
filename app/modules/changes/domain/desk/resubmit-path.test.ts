import { describe, expect, test } from "vitest";

import { resubmitPath } from "./resubmit-path";
import type { RequestLine } from "../change-request";

const line = (change: RequestLine["line"], status: RequestLine["status"], reason: string | null): RequestLine =>
  ({ line: change, status, reason }) as RequestLine;
const removing = (profileId: string): RequestLine["line"] => ({ action: "remove-profile", profileId });
const option: RequestLine["line"] = { action: "add-option", profileId: "b", productCode: "VOICE_UNLIMITED_NL" };

describe("what could not be carried out can be asked for again", () => {
  test.each<{ lines: RequestLine[]; path: string | null; because: string }>([
    {
      lines: [line(removing("a"), "rejected", "ORPHAN_OPTION"), line(removing("c"), "rejected", "ORPHAN_OPTION")],
      path: "/changes/new?again=r",
      because: "what failed is filled in again",
    },
    {
      lines: [line(removing("a"), "completed", null), line(option, "rejected", "OPTION_CONFLICT")],
      path: "/changes/new?again=r",
      because: "one line of it failed",
    },
    {
      lines: [line({ action: "add-profile", productCode: "P", quantity: 1 } as never, "rejected", null)],
      path: "/changes/new?again=r",
      because: "a line about nobody is asked again too",
    },
    {
      lines: [line(option, "rejected", "PROFILE_NOT_ACTIVE")],
      path: null,
      because: "the user is gone, so asking again would not help",
    },
    {
      lines: [line(removing("a"), "rejected", "MIN_PROFILES")],
      path: null,
      because: "ending a module goes by phone (R2.5)",
    },
    { lines: [line(removing("a"), "cancelled", null)], path: null, because: "nothing was rejected" },
  ])("$because: $path", ({ lines, path }) => {
    expect(resubmitPath({ id: "r", lines })).toBe(path);
  });
});
