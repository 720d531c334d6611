import { describe, expect, test } from "vitest";
import { localDate } from "~/kernel/local-date";
import { addOption, convert, pros, remove, removeOption, scenarioInput } from "../../testing/scenarios";
import { projectedSnapshot } from "./projected-snapshot";

describe("the inventory of a later day", () => {
  const lines = [
    { ...remove("p1"), date: "2025-06-11" },
    { ...convert("p2", "VOICE_PROFILE_PLUS"), date: "2025-06-12" },
    { ...addOption("p3", "VOICE_UNLIMITED_NL"), date: "2025-06-12" },
    { ...removeOption("p3", "VOICE_WEBEX_STANDAARD"), date: "2025-06-12" },
    { ...addOption(null, "VOICE_BEL_ME_NU"), date: "2025-06-12" },
    { ...removeOption(null, "VOICE_FAX_TO_EMAIL"), date: "2025-06-12" },
    { action: "remove-number", numberId: "n1", date: "2025-06-12" },
    { action: "add-profile", productCode: "VOICE_PROFILE_PRO", quantity: 2, names: ["O. Dekker"], date: "2025-06-13" },
    { ...remove("p4"), preferredDate: "2025-06-20" },
  ];
  const input = scenarioInput({
    profiles: pros(4, { options: ["VOICE_WEBEX_STANDAARD"] }),
    groupOptions: ["VOICE_CENTRALE", "VOICE_FAX_TO_EMAIL"],
    numbers: [{ numberId: "n1", productCode: "NUM_NEW_1_NL" }],
    requests: [{ receivedOn: "2025-06-10", status: "queued", lines }],
    lines: [],
  });

  test("applies the lines that are due by then, and keeps the others queued", () => {
    const then = projectedSnapshot(input, localDate("2025-06-12"));
    expect(
      then.profiles.map(({ id, activeUntil, productCode, options }) => [id, activeUntil, productCode, ...options]),
    ).toEqual([
      ["p1", "2025-06-11", "VOICE_PROFILE_PRO", "VOICE_WEBEX_STANDAARD"],
      ["p2", null, "VOICE_PROFILE_PLUS", "VOICE_WEBEX_STANDAARD"],
      ["p3", null, "VOICE_PROFILE_PRO", "VOICE_UNLIMITED_NL"],
      ["p4", null, "VOICE_PROFILE_PRO", "VOICE_WEBEX_STANDAARD"],
    ]);
    expect(then.groupOptions).toEqual(["VOICE_CENTRALE", "VOICE_BEL_ME_NU"]);
    expect(then.numbers).toEqual([]);
    expect(then.earlierRequests[0]?.lines.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 7 }, () => "completed"),
      "queued",
      "queued",
    ]);
    expect(then.earlierRequests[0]?.lines[1]?.fromProductCode).toBe("VOICE_PROFILE_PRO");
  });
  test("has the profiles that were added, from their own day", () => {
    const then = projectedSnapshot(input, localDate("2025-06-30"));
    expect(then.profiles.slice(4).map(({ activeFrom, name }) => [activeFrom, name])).toEqual([
      ["2025-06-13", "O. Dekker"],
      ["2025-06-13", null],
    ]);
  });
  test("is the same where nothing is due", () => {
    expect(projectedSnapshot(input, localDate("2025-06-10"))).toBe(input);
  });
});
