import { describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { inventoryOf, profileInInventory, subscriptionInInventory } from "../testing/inventory-builders";
import { matchesNumber, numberList, type ComingNumber, type ComingNumbers, type NumbersFilter } from "./number-list";

const asOf = localDate("2026-11-21");
const number = (at: number): string => `+3120123456${String(at)}`;
const block = (id: string, first: number, last: number) =>
  subscriptionInInventory({
    id,
    kind: "number",
    productCode: "NUM_BLOCK_10_NL",
    numbers: { first: number(first), last: number(last) },
  });
const listOf = (numbers: readonly (readonly [string, ComingNumber])[], ends: ComingNumbers["ends"] = new Map()) =>
  numberList(
    inventoryOf([profileInInventory({ e164: number(0), name: "Jan" })], [block("n1", 0, 3), block("n2", 4, 5)]),
    [],
    [],
    { numbers: new Map(numbers), ends },
    asOf,
  );
const sanne = { name: "Sanne", from: localDate("2026-12-01") };
const everything: NumbersFilter = { search: "", numberId: null, state: null, page: 1 };

describe("R5.8 a number is used, promised or free", () => {
  test.each<{ coming: ComingNumber | null; at: number; state: string; because: string }>([
    { coming: null, at: 1, state: "free", because: "nobody has it" },
    { coming: null, at: 0, state: "used", because: "Jan has it" },
    { coming: { until: null, promised: sanne }, at: 1, state: "promised", because: "a queued line gives it to Sanne" },
    { coming: { until: asOf, promised: sanne }, at: 0, state: "used", because: "Jan has it today, Sanne after him" },
    { coming: null, at: 4, state: "ending", because: "its block is to be removed" },
    { coming: { until: null, promised: sanne }, at: 5, state: "promised", because: "promised in a block that ends" },
  ])("$state: $because", ({ coming, at, state }) => {
    const { numbers } = listOf(
      coming === null ? [] : [[number(at), coming]],
      new Map([["n2", localDate("2026-12-31")]]),
    );
    expect(numbers.find(({ e164 }) => e164 === number(at))?.state).toBe(state);
  });

  test("each filter finds as many as the blocks count", () => {
    const { numbers, blocks } = listOf(
      [
        [number(0), { until: null, promised: sanne }],
        [number(2), { until: null, promised: sanne }],
      ],
      new Map([["n2", localDate("2026-12-31")]]),
    );
    expect(blocks).toMatchObject([
      { free: 2, promised: 1, used: 1, endsOn: null },
      { free: 0, promised: 0, used: 0, endsOn: "2026-12-31" },
    ]);
    for (const state of ["free", "promised", "used"] as const) {
      const found = numbers.filter((each) => matchesNumber(each, { ...everything, state }));
      expect(found).toHaveLength(blocks.reduce((sum, each) => sum + each[state], 0));
    }
  });

  test("whoever it is promised to is found by name", () => {
    const { numbers } = listOf([[number(2), { until: null, promised: sanne }]]);
    const found = numbers.filter((each) => matchesNumber(each, { ...everything, search: "sanne" }));
    expect(found.map(({ e164 }) => e164)).toEqual([number(2)]);
  });
});
