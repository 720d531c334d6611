import { describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import type { AllowanceLedger } from "./allowance-ledger";
import { currentRooms } from "./allowance-room";
import type { ContractOverview } from "./contract-overview";

const year = (number: number) => ({
  number,
  from: localDate(`${String(2024 + number)}-03-01`),
  to: localDate(`${String(2025 + number)}-02-28`),
});
const ledger = (number: number, given: Partial<AllowanceLedger> = {}): AllowanceLedger => ({
  category: "voice",
  year: year(number),
  baseline: 12,
  allowance: 3,
  entries: [],
  used: 2,
  queued: 1,
  left: 1,
  ...given,
});
const overview = (currentYear: number | null): ContractOverview =>
  ({
    currentYear: currentYear === null ? null : year(currentYear),
    downscale: { percent: 25 },
    ledgers: [ledger(1, { used: 3, queued: 0, left: 0 }), ledger(2), ledger(3, { baseline: null, allowance: null })],
  }) as unknown as ContractOverview;

describe("R2.1–R2.4 the room of the running contract year", () => {
  test("separates what is used from what is queued, and has its last day", () => {
    expect(currentRooms(overview(2))).toEqual([
      { category: "voice", percent: 25, baseline: 12, allowance: 3, used: 1, queued: 1, left: 1, until: "2027-02-28" },
    ]);
  });

  test("there is none once the term is over", () => {
    expect(currentRooms(overview(null))).toEqual([]);
  });
});
