import { describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { firstAttempt, signingProblems } from "./signing";

const NOW = localDate("2026-11-30");
const POLICY = { maxDays: 400 };
const signed = (submitOn: string, lastOn = submitOn) => ({
  submitOn: localDate(submitOn),
  lastOn: localDate(lastOn),
});
const waiting = (submitOn: string, nextOn: string) => ({
  submitOn: localDate(submitOn),
  nextOn: localDate(nextOn),
});

describe("R3.6 which days can be signed", () => {
  test.each([
    { submitOn: "2026-11-30", lastOn: "2026-12-04", codes: ["SUBMIT_TOO_EARLY"], because: "today is not a later day" },
    { submitOn: "2026-12-01", lastOn: "2026-12-01", codes: [], because: "tomorrow is, and one day is enough" },
    { submitOn: "2026-12-05", lastOn: "2026-12-06", codes: [], because: "its day need not be a working day" },
    { submitOn: "2028-01-04", lastOn: "2028-01-04", codes: [], because: "the 400th day counts" },
    { submitOn: "2028-01-05", lastOn: "2028-01-05", codes: ["SUBMIT_TOO_LATE", "LAST_TOO_LATE"], because: "not 401" },
    { submitOn: "2028-01-04", lastOn: "2028-01-05", codes: ["LAST_TOO_LATE"], because: "nor the last day" },
    { submitOn: "2026-12-02", lastOn: "2026-12-01", codes: ["LAST_TOO_EARLY"], because: "it ends before it begins" },
    { submitOn: "2026-11-01", lastOn: "2026-10-01", codes: ["SUBMIT_TOO_EARLY", "LAST_TOO_EARLY"], because: "both" },
  ])("from $submitOn to $lastOn, seen on 30 November 2026: $codes, $because", ({ submitOn, lastOn, codes }) => {
    expect(signingProblems(signed(submitOn, lastOn), NOW, POLICY).map(({ code }) => code)).toEqual(codes);
  });

  test.each([
    { submitOn: "2026-11-23", lastOn: "2026-12-31", codes: [], first: "2026-12-01", because: "its day stays" },
    { submitOn: "2026-11-23", lastOn: "2026-11-30", codes: ["LAST_TOO_EARLY"], first: "2026-12-01", because: "no try" },
    { submitOn: "2026-11-24", lastOn: "2026-12-31", codes: ["SUBMIT_TOO_EARLY"], first: "2026-11-24", because: "past" },
    { submitOn: "2026-12-24", lastOn: "2026-12-31", codes: [], first: "2026-12-24", because: "another later day" },
  ])(
    "signed anew after its first tries: $submitOn to $lastOn: $codes, $because",
    ({ submitOn, lastOn, codes, first }) => {
      const before = waiting("2026-11-23", "2026-12-01");
      expect(signingProblems(signed(submitOn, lastOn), NOW, POLICY, before).map(({ code }) => code)).toEqual(codes);
      expect(firstAttempt(signed(submitOn), before)).toBe(first);
    },
  );
});
