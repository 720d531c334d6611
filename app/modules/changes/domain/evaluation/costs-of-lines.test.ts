import { describe, expect, test } from "vitest";
import {
  PLUS,
  PRO,
  TARIFFS,
  addOption,
  convert,
  previewed,
  pros,
  remove,
  removeOption,
  type JsonLine,
} from "../../testing/scenarios";

const users = [
  ...pros(5),
  { id: "plus", productCode: PLUS },
  { id: "rich", options: ["VOICE_UNLIMITED_NL", "VOICE_WEBEX_STANDAARD"] },
];
const add = (fields: object = {}): JsonLine => ({ action: "add-profile", productCode: PRO, ...fields });
const costs = (lines: JsonLine[], products: object[] = []) =>
  previewed({
    profiles: users,
    products,
    lines,
    groupOptions: ["VOICE_CENTRALE", "VOICE_BEL_ME_NU"],
    numbers: [{ numberId: "n1", productCode: "NUM_BLOCK_10_NL" }],
  }).lines.map((line) => [line.oneTimeCents, line.monthlyDeltaCents]);

describe("R4.3 one-time costs, and what changes a month", () => {
  test.each([
    { because: "profiles are per profile", lines: [add({ quantity: 3 })], expected: [[4500, 2250]] },
    {
      because: "options are per order, whatever the number of users",
      lines: [add({ quantity: 3, options: ["VOICE_RECORDING_90D", "VOICE_UNLIMITED_NL"] })],
      expected: [[4500 + 1500, 3 * (750 + 500 + 550)]],
    },
    {
      because: "once per product code and request, on the first line that orders it",
      lines: [
        addOption("p1", "VOICE_RECORDING_90D"),
        addOption("p2", "VOICE_RECORDING_90D"),
        add({ options: ["VOICE_RECORDING_90D"] }),
      ],
      expected: [
        [1500, 500],
        [0, 500],
        [1500, 1250],
      ],
    },
    {
      because: "a line with an error orders nothing",
      lines: [addOption("nobody", "VOICE_RECORDING_90D"), addOption("p2", "VOICE_RECORDING_90D")],
      expected: [
        [0, 0],
        [1500, 500],
      ],
    },
    {
      because: "phones are per piece",
      lines: [add({ quantity: 2, withPhone: true }), { action: "order-phone", profileId: "p1", quantity: 2 }],
      expected: [
        [2 * (1500 + 8900), 1500],
        [2 * 8900, 0],
      ],
    },
    {
      because: "numbers are per piece",
      lines: [{ action: "add-number", productCode: "NUM_0800", quantity: 2 }],
      expected: [[20000, 10000]],
    },
    {
      because: "R5.1 an upgrade, from Plus to Pro, costs the expansion amount of the new profile",
      lines: [convert("plus", PRO)],
      expected: [[1500, 300]],
    },
    {
      because: "R5.1 a downgrade, from Pro to Plus, costs nothing",
      lines: [convert("p1", PLUS)],
      expected: [[0, -300]],
    },
    { because: "the options go with their profile", lines: [remove("rich")], expected: [[0, -750 - 550 - 450]] },
    { because: "an option on its own", lines: [removeOption("rich", "VOICE_UNLIMITED_NL")], expected: [[0, -550]] },
    {
      because: "group options",
      lines: [addOption(null, "VOICE_KEUZEMENU_INSTALL"), removeOption(null, "VOICE_BEL_ME_NU")],
      expected: [
        [6750, 0],
        [0, -500],
      ],
    },
    {
      because: "a number that is asked to go twice goes once",
      lines: [
        { action: "remove-number", numberId: "n1" },
        { action: "remove-number", numberId: "n1" },
      ],
      expected: [
        [0, -250],
        [0, 0],
      ],
    },
  ])("$because", ({ lines, expected }) => {
    expect(costs(lines)).toEqual(expected);
  });

  test("an empty expansion amount is the first-installation amount", () => {
    const product = {
      code: "VOICE_X",
      category: "voice",
      scope: "profile",
      monthlyCents: 100,
      firstInstallCents: 777,
      expansionCents: null,
      oneTimeBasis: "per_unit",
    };
    expect(costs([add({ productCode: "VOICE_X", quantity: 2 })], [product])).toEqual([[1554, 200]]);
  });
  test("an equal price costs nothing", () => {
    const same = {
      code: "VOICE_SAME",
      category: "voice",
      scope: "profile",
      monthlyCents: 750,
      firstInstallCents: 999,
      oneTimeBasis: "per_unit",
    };
    expect(
      previewed({ profiles: users, products: [same], lines: [convert("p1", "VOICE_SAME")] }).lines[0],
    ).toMatchObject({
      oneTimeCents: 0,
      monthlyDeltaCents: 0,
      billedFrom: null,
      billedUntil: null,
      leadTimeWorkingDays: 2,
    });
  });
  test("upgrades are per profile", () => {
    const profiles = [
      { id: "a", productCode: PLUS },
      { id: "b", productCode: PLUS },
    ];
    expect(previewed({ profiles, lines: [convert("a", PRO), convert("b", PRO)] }).totals.oneTimeCents).toBe(3000);
  });
});

describe("R4.7 a fee per request", () => {
  const [pack] = TARIFFS.rulePacks;
  if (!pack) throw new Error("no rule pack");
  const tariffs = { ...TARIFFS, rulePacks: [{ ...pack, requestFeeCents: 1250 }] };
  test("stands in the totals, once, and on its own", () => {
    expect(previewed({ lines: [addOption("p1", "VOICE_RECORDING_90D"), remove("p2")] }, tariffs).totals).toEqual({
      oneTimeCents: 2750,
      monthlyDeltaCents: -250,
      buyOutCents: 0,
      requestFeeCents: 1250,
    });
  });
  test("is not charged when there is nothing to do, and not shown when there is none", () => {
    expect(previewed({ lines: [] }, tariffs).totals).toEqual({ oneTimeCents: 0, monthlyDeltaCents: 0, buyOutCents: 0 });
    expect(previewed({ lines: [remove("p2")] }).totals).not.toHaveProperty("requestFeeCents");
  });
});

describe("R4.6 prices by the list in force on the date of receipt", () => {
  const [list] = TARIFFS.priceBook;
  const pro = list?.products.get(PRO);
  if (!list || !pro) throw new Error("no price list");
  const dearer = {
    validFrom: "2025-07-01" as typeof list.validFrom,
    products: new Map(
      [...list.products]
        .filter(([code]) => code !== "VOICE_WEBEX_STANDAARD")
        .concat([[PRO, { ...pro, monthlyCents: 800, expansionCents: 1600 }]]),
    ),
  };
  const tariffs = { ...TARIFFS, priceBook: [list, dearer] };
  test.each([
    {
      receivedOn: "2025-06-30",
      expected: [
        [1500, 750],
        [0, -1750],
      ],
    },
    {
      receivedOn: "2025-07-01",
      expected: [
        [1600, 800],
        [0, -1800],
      ],
    },
  ])("received $receivedOn", ({ receivedOn, expected }) => {
    const preview = previewed({ profiles: users, receivedOn, lines: [add(), remove("rich")] }, tariffs);
    expect(preview.lines.map((line) => [line.oneTimeCents, line.monthlyDeltaCents])).toEqual(expected);
  });
  test("what is no longer sold keeps its price and can be removed, but not ordered", () => {
    const preview = previewed(
      {
        profiles: users,
        receivedOn: "2025-07-01",
        lines: [removeOption("rich", "VOICE_WEBEX_STANDAARD"), addOption("p1", "VOICE_WEBEX_STANDAARD")],
      },
      tariffs,
    );
    expect(preview.lines[0]).toMatchObject({ monthlyDeltaCents: -450, errors: [] });
    expect(preview.lines[1]?.errors.map(({ code }) => code)).toEqual(["UNKNOWN_PRODUCT"]);
  });
});
