import { describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import type { InventorySubscription } from "~/modules/inventory/domain/inventory";
import { TARIFFS } from "../../testing/scenarios";
import { areaCodeOf } from "./area-code-of-line";

const [pack] = TARIFFS.rulePacks;
if (!pack) throw new Error("no rule pack");
const { areaCodes } = pack;

function number(first: string | null, activeUntil: string | null = null): InventorySubscription {
  return {
    id: first ?? "none",
    category: "voice",
    kind: "number",
    productCode: "NUM_NEW_1_NL",
    profileId: null,
    numbers: first === null ? null : { first, last: first },
    activeFrom: localDate("2025-03-01"),
    activeUntil: activeUntil === null ? null : localDate(activeUntil),
    billedFrom: localDate("2025-03-01"),
    billedUntil: null,
  };
}

describe("R5.11 the area code of new numbers", () => {
  test.each([
    { because: "what is asked for", areaCode: "010", numbers: ["+31201234560"], expected: "010" },
    { because: "that of the numbers in service", numbers: ["+31201234560"], expected: "020" },
    { because: "of four digits, too", numbers: ["+31318123456"], expected: "0318" },
    {
      because: "that of most of them",
      numbers: ["+31101234560", "+31318123456", "+31318123457"],
      expected: "0318",
    },
    { because: "the first of equals", numbers: ["+31101234560", "+31201234560"], expected: "010" },
    { because: "085 without any", numbers: [], expected: "085" },
    {
      because: "numbers without an area do not count",
      numbers: ["+31851234560", "+31612345678", null],
      expected: "085",
    },
    { because: "a service number has none", productCode: "NUM_0800", numbers: ["+31201234560"], expected: null },
    { because: "numbers abroad have none of ours", country: "DE", numbers: ["+31201234560"], expected: null },
  ])("$because", ({ areaCode, productCode, country, numbers, expected }) => {
    const line = {
      action: "add-number" as const,
      productCode: productCode ?? "NUM_NEW_1_NL",
      quantity: 1,
      country: country ?? "NL",
      areaCode: areaCode ?? null,
    };
    const inventory = { profiles: [], subscriptions: numbers.map((first) => number(first)) };
    expect(areaCodeOf(line, inventory, areaCodes)).toBe(expected);
  });

  test("numbers that stopped are not in service", () => {
    const line = {
      action: "add-number" as const,
      productCode: "NUM_BLOCK_10_NL",
      quantity: 1,
      country: "NL",
      areaCode: null,
    };
    const inventory = { profiles: [], subscriptions: [number("+31201234560", "2026-11-01")] };
    expect(areaCodeOf(line, inventory, areaCodes)).toBe("085");
  });
});
