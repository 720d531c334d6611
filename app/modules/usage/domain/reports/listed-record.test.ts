import { describe, expect, test } from "vitest";

import { hideNumber } from "./hidden-number";
import { listedRecordFor, type ListedRecordRow } from "./listed-record";

const ROW: ListedRecordRow = {
  recordId: "r1",
  startedAt: new Date("2026-10-05T08:00:00Z"),
  type: "call",
  direction: "out",
  userName: "Jan",
  costCentre: null,
  ownNumber: "+31201234561",
  fromNumber: "+31201234561",
  toNumber: "+31301234567",
  lineUserId: "jan",
  category: "national",
  destination: "NL",
  durationSeconds: 61,
  minutes: 2,
  units: 0,
  status: "rated",
  chargeCents: 18,
  profileId: null,
  module: "voice",
  zone: "NL",
  roamingCountry: null,
  serviceChargeCents: null,
  reason: null,
};

describe("the number that was called", () => {
  test.each([
    { viewer: { userId: "eva", role: "owner" }, shown: "+31301234567", because: "the owner pays" },
    { viewer: { userId: "jan", role: "member" }, shown: "+31301234567", because: "it is his own line" },
    { viewer: { userId: "eva", role: "member" }, shown: "+3130123", because: "a colleague's line" },
  ] as const)("is $shown for $viewer.userId as $viewer.role: $because", ({ viewer, shown }) => {
    expect(listedRecordFor(viewer, ROW, 4).otherNumber.shown).toBe(shown);
  });

  test("is hidden from every member when the line is nobody's", () => {
    const record = listedRecordFor({ userId: "jan", role: "member" }, { ...ROW, lineUserId: null }, 4);
    expect(JSON.stringify(record)).not.toContain("4567");
  });

  test.each([
    { fromNumber: "+31687654321", toNumber: "+31201234561", because: "the caller stands in from" },
    { fromNumber: "+31201234561", toNumber: "+31687654321", because: "some sources put their own user in from" },
  ])("is the caller's for an incoming call: $because", (numbers) => {
    const row = { ...ROW, ...numbers, direction: "in" as const };
    expect(listedRecordFor({ userId: "eva", role: "owner" }, row, 4).otherNumber.shown).toBe("+31687654321");
    expect(JSON.stringify(listedRecordFor({ userId: "eva", role: "member" }, row, 4))).not.toContain("4321");
  });

  test.each([
    { number: "+31301234567", most: 4, shown: "+3130123", hiddenDigits: 4 },
    { number: "+31301234567", most: 6, shown: "+31301", hiddenDigits: 6 },
    { number: "+31301234567", most: 0, shown: "+31301234567", hiddenDigits: 0 },
    { number: "+318000113", most: 4, shown: "+31800", hiddenDigits: 4 },
    { number: "113", most: 4, shown: "", hiddenDigits: 3 },
    { number: "", most: 4, shown: "", hiddenDigits: 0 },
  ])("$number with $most digits hidden shows $shown", ({ number, most, ...hidden }) =>
    expect(hideNumber(number, most)).toEqual(hidden),
  );
});
