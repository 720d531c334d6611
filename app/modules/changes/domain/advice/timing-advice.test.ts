import { describe, expect, test } from "vitest";
import {
  addOption,
  convert,
  pros,
  remove,
  removeOption,
  scenarioInput,
  type ScenarioParts,
} from "../../testing/scenarios";
import { timingAdvice } from "./timing-advice";

const advice = (parts: ScenarioParts) => timingAdvice(scenarioInput(parts));

describe("what waiting costs", () => {
  test("a removed profile costs another month from the first of the month on, an option from the last working day on", () => {
    const profiles = [
      { id: "a", options: ["VOICE_UNLIMITED_NL"] },
      { id: "b", options: ["VOICE_CALLCENTER_AGENT"] },
      ...pros(10),
    ];
    const { waiting } = advice({
      profiles,
      contracted: { voice: 12 },
      receivedOn: "2026-11-23",
      lines: [remove("a"), removeOption("b", "VOICE_CALLCENTER_AGENT")],
    });
    expect(waiting).toEqual([
      { from: "2026-11-23", until: "2026-11-29", extraCents: 0, lines: [] },
      {
        from: "2026-11-30",
        until: "2026-11-30",
        extraCents: 1250,
        lines: [{ index: 1, extraCents: 1250, billedUntil: "2026-12-31" }],
      },
      {
        from: "2026-12-01",
        until: null,
        extraCents: 2550,
        lines: [
          { index: 0, extraCents: 1300, billedUntil: "2027-01-31" },
          { index: 1, extraCents: 1250, billedUntil: "2026-12-31" },
        ],
      },
    ]);
  });
  test("the month that is billed longer is no longer in the fee", () => {
    const { waiting } = advice({ profiles: pros(3), receivedOn: "2025-06-10", lines: [remove("p1")] });
    expect(waiting).toEqual([{ from: "2025-06-10", until: null, extraCents: 0, lines: [] }]);
  });
  test("what is added or replaced costs nothing by waiting", () => {
    const lines = [
      { action: "add-profile", productCode: "VOICE_PROFILE_PRO" },
      removeOption("p1", "VOICE_WEBEX_STANDAARD"),
      addOption("p1", "VOICE_WEBEX_PREMIUM"),
    ];
    expect(advice({ profiles: [{ id: "p1", options: ["VOICE_WEBEX_STANDAARD"] }], lines }).waiting).toHaveLength(1);
  });
  test("a preferred date that can still be met is kept", () => {
    const lines = [remove("p1")];
    const { waiting } = advice({ receivedOn: "2025-06-10", preferredDate: "2025-08-26", lines });
    expect(waiting).toHaveLength(1);
  });
});

describe("free on a later day", () => {
  test("a new contract year: the fee falls away, the difference is paid longer", () => {
    const gone = { action: "remove-profile", profileId: "gone" };
    const profiles = [...pros(5), { id: "gone", activeUntil: "2026-04-02" }];
    const requests = [{ receivedOn: "2026-04-01", status: "completed", lines: [gone] }];
    const input = {
      profiles,
      contracted: { voice: 6 },
      requests,
      receivedOn: "2026-11-23",
      lines: [convert("p1", "VOICE_PROFILE_PLUS")],
    };
    expect(advice(input).freeLater).toEqual([
      { index: 0, receivedOn: "2027-03-01", buyOutCents: 4200, extraBilledCents: 1200, savedCents: 3000 },
    ]);
  });
  test("the rest of the request will have been done by then", () => {
    const lines = [remove("p1"), remove("p2"), remove("p3"), remove("p4")];
    const { freeLater } = advice({ profiles: pros(9), contracted: { voice: 4 }, lines });
    // Of 9 one can leave free now, of the 8 of the next year two, and of the 6 of the last year one.
    expect(freeLater.map(({ index, receivedOn }) => [index, receivedOn])).toEqual([
      [1, "2026-03-01"],
      [2, "2026-03-01"],
      [3, "2027-03-01"],
    ]);
  });
  test("a profile that left free in one year is not in service in the next", () => {
    const lines = [remove("p1"), remove("p2"), remove("p3"), remove("p4")];
    const { freeLater } = advice({ profiles: pros(5), contracted: { voice: 4 }, lines });
    // Of 5 one can leave free now, of the 4 of the next year one, and of the 3 of the last year none.
    expect(freeLater.map(({ index, receivedOn }) => [index, receivedOn])).toEqual([[1, "2026-03-01"]]);
  });
  test("near the end of the term waiting for it saves nothing", () => {
    expect(advice({ profiles: pros(3), receivedOn: "2027-12-15", lines: [remove("p1")] }).freeLater).toEqual([]);
  });
  test("a profile whose options cost more than the fee is not kept waiting", () => {
    const profiles = pros(3, { options: ["VOICE_RECORDING_7Y"] });
    expect(advice({ profiles, receivedOn: "2025-06-10", lines: [remove("p1")] }).freeLater).toEqual([]);
  });
  test("a refused request gets none", () => {
    expect(advice({ profiles: pros(1), lines: [remove("p1")] })).toEqual({ waiting: [], freeLater: [] });
  });
});
