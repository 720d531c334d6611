import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { localDate, type LocalDate } from "~/kernel/local-date";
import { calendarOf } from "~/modules/catalogue/domain/calendar-of";
import { PRO, pros, scenarioInput, type ScenarioParts } from "../../testing/scenarios";
import type { ChangeSnapshot } from "../desk/change-snapshot";
import { timingAdvice } from "../advice/timing-advice";
import type { ChangeLine } from "../change-line";
import { evaluationInputOf } from "../desk/change-snapshot";
import { assess } from "../evaluation/assess";
import {
  freeDayOf,
  lastDaysOf,
  leavingLines,
  numberFreeFrom,
  profilesToLeave,
  stopFindings,
  stopsOn,
  type Leaving,
} from "./leaving";

const mobiles = ["m1", "m2", "m3", "m4"].map((id) => ({ id, category: "mobile", productCode: "MOBILE_PROFILE_BASIS" }));
const staff = [...pros(10), ...mobiles];

function snapshotOf(parts: Partial<ScenarioParts> = {}): ChangeSnapshot {
  const {
    proposal,
    calendar: _,
    ...snapshot
  } = scenarioInput({
    profiles: staff,
    contracted: { voice: 10, mobile: 4 },
    ...parts,
    lines: [],
  });
  return { ...snapshot, receivedOn: proposal.receivedOn };
}

// Received on Tuesday 10 June 2025: a removal takes place on Wednesday, and is billed until 31 July, a Thursday.
describe("R4.1 the last day of somebody who leaves", () => {
  test("as soon as possible, or the last working day of what is billed anyway", () => {
    expect(lastDaysOf(snapshotOf(), ["p1", "m1"])).toMatchObject({
      earliest: { on: "2025-06-11", billedUntil: "2025-07-31", buyOutCents: 0 },
      paid: { on: "2025-07-31", billedUntil: "2025-07-31", buyOutCents: 0 },
    });
  });

  test.each([
    { receivedOn: "2025-07-01", paid: "2025-08-29", because: "31 August is a Sunday" },
    { receivedOn: "2025-11-03", paid: "2025-12-31", because: "a day before a holiday is a working day" },
    {
      receivedOn: "2025-02-10",
      paid: "2025-03-31",
      because: "before the first day of the contract",
      starts: "2024-03-01",
    },
    { receivedOn: "2025-04-07", paid: "2025-05-30", because: "31 May is a Saturday, and 29 May Ascension Day" },
  ])("received on $receivedOn it is $paid: $because", ({ receivedOn, paid, starts }) => {
    const snapshot = snapshotOf({ receivedOn, ...(starts && { startDate: starts }) });
    expect(lastDaysOf(snapshot, ["p1"])?.paid?.on).toBe(paid);
  });

  test("costs what the evaluator says, line by line", () => {
    // A quarter of ten is two places: the third profile has a fee.
    const requests = [
      {
        receivedOn: "2025-06-10",
        status: "queued",
        lines: ["p8", "p9"].map((profileId) => ({ action: "remove-profile", profileId })),
      },
    ];
    const days = lastDaysOf(snapshotOf({ requests }), ["p1"]);
    expect(days?.earliest.buyOutCents).toBeGreaterThan(0);
    expect(days?.earliest.buyOuts).toEqual({ p1: days?.earliest.buyOutCents });
    expect(days?.paid?.buyOutCents).toBe(days?.earliest.buyOutCents);
  });

  test("the last user of a module cannot stop, and says why", () => {
    const snapshot = snapshotOf({
      profiles: [...pros(10), ...mobiles.slice(0, 1)],
      contracted: { voice: 10, mobile: 1 },
    });
    expect(stopFindings(snapshot, "m1").map(({ code }) => code)).toEqual(["MIN_PROFILES"]);
    expect(stopFindings(snapshot, "p1")).toEqual([]);
    expect(lastDaysOf(snapshot, ["p1", "m1"])).toBeNull();
  });

  test("a chosen day is judged too", () => {
    expect(stopsOn(snapshotOf(), ["p1"], localDate("2025-08-20"))).toMatchObject({ billedUntil: "2025-08-31" });
    expect(stopsOn(snapshotOf(), ["p1"], localDate("2025-06-14"))).toBeNull();
  });

  test("on any day of receipt, it is a working day, costs no more, and the next working day is billed longer", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), (offset) => {
        const receivedOn = new Date(Date.UTC(2025, 2, 3 + offset)).toISOString().slice(0, 10);
        const snapshot = snapshotOf({ receivedOn });
        const days = lastDaysOf(snapshot, ["p1", "m1"]);
        if (!days?.paid) return;
        const { earliest, paid } = days;
        const { isWorkingDay } = calendarOf(snapshot.rulePack);
        expect(isWorkingDay(paid.on)).toBe(true);
        expect(paid.buyOutCents).toBeLessThanOrEqual(earliest.buyOutCents);
        expect(paid.on > earliest.on && paid.on <= (paid.billedUntil ?? "")).toBe(true);
        let next: LocalDate = paid.on;
        do next = localDate(new Date(Date.parse(`${next}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10));
        while (!isWorkingDay(next));
        const later = stopsOn(snapshot, ["p1", "m1"], next);
        expect(
          later === null ||
            (later.billedUntil ?? "") > (paid.billedUntil ?? "") ||
            later.buyOutCents > earliest.buyOutCents,
        ).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe("R2.8 from when it costs nothing that somebody leaves", () => {
  // A quarter of ten is two places, which are taken: the third profile has a fee until the next contract year.
  const taken = [
    {
      receivedOn: "2025-06-10",
      status: "queued",
      lines: ["p8", "p9"].map((profileId) => ({ action: "remove-profile", profileId })),
    },
  ];

  test("there is no such day when it costs nothing now", () => {
    expect(freeDayOf(snapshotOf(), ["p1"])).toBeNull();
  });

  test("it is the first day of the next contract year, as the advice on the change page has it", () => {
    const snapshot = snapshotOf({ requests: taken });
    const free = freeDayOf(snapshot, ["p1"]);
    expect(free).toMatchObject({ submitOn: "2026-03-01", canBePrepared: true, stops: { buyOutCents: 0 } });
    const line: ChangeLine = { action: "remove-profile", profileId: "p1" };
    const [advice] = timingAdvice(evaluationInputOf(snapshot, { lines: [line], preferredDate: null })).freeLater;
    expect(advice).toMatchObject({ receivedOn: free?.submitOn, extraBilledCents: free?.extraBilledCents });
    expect(free?.extraBilledCents).toBe(9 * 750);
  });

  test("it is told, and cannot be prepared, when it is too far away", () => {
    const snapshot = snapshotOf({ requests: taken });
    const near = { ...snapshot.rulePack, preparedRequest: { ...snapshot.rulePack.preparedRequest, maxDays: 30 } };
    expect(freeDayOf({ ...snapshot, rulePack: near }, ["p1"])).toMatchObject({
      submitOn: "2026-03-01",
      canBePrepared: false,
    });
  });

  test("R5.8 a number can go to a colleague then, on whichever day of trying it is submitted", () => {
    const free = freeDayOf(snapshotOf({ requests: taken }), ["p1"]);
    if (free === null) throw new Error("It is free later");
    expect(free.lastOn > free.submitOn && free.numberFrom > free.lastOn).toBe(true);
  });
});

describe("the lines of somebody who leaves", () => {
  const [monday, phoneFrom, lastDay] = ["2025-06-16", "2025-06-18", "2025-07-31"].map((day) => localDate(day)) as [
    LocalDate,
    LocalDate,
    LocalDate,
  ];
  const days = { phoneFrom, numberFrom: localDate("2025-08-01") };
  const handOver = { kind: "hand-over", profileId: "p1", to: "Sanne", from: monday, withPhone: false } as const;

  test("stop, hand over and keep", () => {
    const lines = leavingLines(
      { lastDay, lines: [handOver, { kind: "stop", profileId: "m1" }, { kind: "keep", profileId: "p2" }] },
      days,
    );
    expect(lines).toEqual([
      { action: "hand-over", profileId: "p1", name: "Sanne", preferredDate: monday },
      { action: "remove-profile", profileId: "m1", preferredDate: lastDay },
    ]);
    const { verdict, totals } = assess({
      ...scenarioInput({ profiles: staff, contracted: { voice: 10, mobile: 4 }, lines: [] }),
      proposal: { receivedOn: localDate("2025-06-10"), preferredDate: null, lines },
    });
    expect({ verdict, buyOutCents: totals.buyOutCents }).toEqual({ verdict: "within-limit", buyOutCents: 0 });
  });

  test.each([
    { from: localDate("2025-06-16"), on: null, because: "too early for a telephone" },
    { from: localDate("2025-06-18"), on: "2025-06-18", because: "the telephone is there on the first day" },
    { from: null, on: days.numberFrom, because: "on the working day after the last day" },
  ])("a telephone comes along: $because", ({ from, on }) => {
    const [, phone] = leavingLines({ lastDay, lines: [{ ...handOver, from, withPhone: true }] }, days);
    expect(phone).toEqual({ action: "order-phone", profileId: "p1", quantity: 1, preferredDate: on });
  });

  test("R5.8 the number of what stops goes to a colleague the working day after, without a fee, and not a day earlier", () => {
    const numbers = [{ numberId: "n1", productCode: "NUM_BLOCK_10_NL", first: "+31201234560", last: "+31201234569" }];
    const profiles = [
      ...pros(2, { e164: "+31201234561" }).slice(0, 1),
      { id: "p2", e164: "+31201234562" },
      ...pros(6).slice(2),
    ];
    const parts = { profiles, contracted: { voice: 8 }, numbers };
    const snapshot = snapshotOf(parts);
    const friday = localDate("2025-07-25");
    const numberFrom = numberFreeFrom(snapshot, friday);
    expect(numberFrom).toBe("2025-07-28");
    const numberTo = { profileId: "p2", e164: "+31201234561" };
    const leaving: Leaving = { lastDay: friday, lines: [{ kind: "stop", profileId: "p1", numberTo }] };
    const lines = leavingLines(leaving, { phoneFrom, numberFrom });
    expect(lines).toEqual([
      { action: "remove-profile", profileId: "p1", preferredDate: friday },
      { action: "hand-over", profileId: "p2", e164: "+31201234561", preferredDate: "2025-07-28" },
    ]);
    const judged = (asked: typeof lines) =>
      assess({
        ...scenarioInput({ ...parts, lines: [] }),
        proposal: { receivedOn: localDate("2025-06-10"), preferredDate: null, lines: asked },
      });
    expect(judged(lines)).toMatchObject({ verdict: "within-limit", totals: { oneTimeCents: 0, buyOutCents: 0 } });
    const early = leavingLines(leaving, { phoneFrom, numberFrom: friday });
    expect(judged(early).lines.flatMap(({ findings }) => findings.map(({ code }) => code))).toEqual([
      "NUMBER_NOT_FREE",
    ]);
  });

  test("only what is in service can still change", () => {
    const profiles = [...pros(3), { id: "gone", productCode: PRO, activeUntil: "2025-05-01" }];
    expect(profilesToLeave(snapshotOf({ profiles }), ["p2", "gone", "else"])).toEqual(["p2"]);
  });
});
