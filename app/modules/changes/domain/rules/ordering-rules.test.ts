import { describe, expect, test } from "vitest";
import {
  addOption,
  codesOf,
  previewed,
  pros,
  remove,
  type JsonLine,
  type JsonProfile,
  type ScenarioParts,
} from "../../testing/scenarios";

const mobile: JsonProfile = { id: "m1", category: "mobile", productCode: "MOBILE_PROFILE_BASIS" };
const tv: JsonProfile = { id: "t1", category: "tv", productCode: "TV_PROFILE" };
const internet: JsonProfile = { id: "i1", category: "internet", productCode: "INTERNET_ACCESS" };
const add = (productCode: string, fields: object = {}): JsonLine => ({ action: "add-profile", productCode, ...fields });
const phone = (profileId: string, quantity = 1): JsonLine => ({ action: "order-phone", profileId, quantity });
const number = (fields: object = {}): JsonLine => ({ action: "add-number", productCode: "NUM_NEW_1_NL", ...fields });
const removeNumber = (numberId: string): JsonLine => ({ action: "remove-number", numberId });
const codes = (lines: JsonLine[], parts: Partial<ScenarioParts> = {}) =>
  codesOf(previewed({ profiles: pros(10), ...parts, lines }));

type Row = { because: string; lines: JsonLine[]; parts?: Partial<ScenarioParts>; codes: string[] };
const table = (name: string, rows: Row[]) =>
  describe(name, () => {
    test.each(rows)("$because", ({ lines, parts, codes: expected }) => {
      expect(codes(lines, parts)).toEqual(expected);
    });
  });

const option = (productCode: string, profileId: string | null, fields: object = {}): JsonLine => ({
  action: "add-option",
  productCode,
  profileId,
  ...fields,
});
const servers = { substantiation: "Vier servers" };

table("R5.7 fixed IP addresses are ordered with a reason, TV pages and Endpoint Protection without", [
  {
    because: "no reason, or an empty one",
    lines: [option("INTERNET_FIXED_IP_4", "i1"), option("INTERNET_FIXED_IP_4", "i2", { substantiation: "  " })],
    parts: { profiles: [internet, { ...internet, id: "i2" }, ...pros(1)] },
    codes: ["SUBSTANTIATION_MISSING@0", "SUBSTANTIATION_MISSING@1"],
  },
  {
    because: "a reason",
    lines: [option("INTERNET_FIXED_IP_8", "i1", servers)],
    parts: { profiles: [internet, ...pros(1)] },
    codes: [],
  },
  {
    because: "a connection has one number of addresses",
    lines: [option("INTERNET_FIXED_IP_4", "i1", servers)],
    parts: { profiles: [{ ...internet, options: ["INTERNET_FIXED_IP_2"] }, ...pros(1)] },
    codes: ["OPTION_CONFLICT@0"],
  },
  {
    because: "a larger number of addresses replaces a smaller one",
    lines: [
      { action: "remove-option", productCode: "INTERNET_FIXED_IP_2", profileId: "i1" },
      option("INTERNET_FIXED_IP_4", "i1", servers),
    ],
    parts: { profiles: [{ ...internet, options: ["INTERNET_FIXED_IP_2"] }, ...pros(1)] },
    codes: [],
  },
  {
    because: "addresses are of a connection, not of a user of voice or of the company",
    lines: [option("INTERNET_FIXED_IP_4", "p1", servers), option("INTERNET_FIXED_IP_4", null, servers)],
    parts: { profiles: [internet, ...pros(1)] },
    codes: ["OPTION_NOT_ALLOWED@0", "OPTION_NOT_ALLOWED@1"],
  },
  {
    because: "the pages of tv are for the company, Endpoint Protection is per connection",
    lines: [option("TV_VIDEO_PAGE", null), option("TV_TICKER", null), option("INTERNET_ENDPOINT_PROTECTION", "i1")],
    parts: { profiles: [internet, tv, ...pros(1)] },
    codes: [],
  },
  {
    because: "before their list is in force they do not exist",
    lines: [option("TV_TICKER", null)],
    parts: { profiles: [{ ...tv, activeFrom: "2024-01-01" }], startDate: "2024-01-01", receivedOn: "2024-12-31" },
    codes: ["UNKNOWN_PRODUCT@0"],
  },
]);

table("R5.9 what begins with a survey and an offer is NOT_SELF_SERVICE", [
  { because: "voice is in service", lines: [add("VOICE_PROFILE_PRO")], codes: [] },
  {
    because: "no mobile, no tv in service",
    lines: [add("MOBILE_PROFILE_BASIS"), add("TV_PROFILE")],
    codes: ["NOT_SELF_SERVICE@0", "NOT_SELF_SERVICE@1"],
  },
  {
    because: "mobile and tv are in service",
    lines: [add("MOBILE_PROFILE_BASIS"), add("TV_PROFILE", { quantity: 2 })],
    parts: { profiles: [mobile, tv] },
    codes: [],
  },
  {
    because: "an internet connection never is, whatever is in service",
    lines: [add("INTERNET_ACCESS"), add("INTERNET_ACCESS", { options: ["INTERNET_4G_BACKUP"] })],
    parts: { profiles: [internet, ...pros(2)] },
    codes: ["NOT_SELF_SERVICE@0", "NOT_SELF_SERVICE@1"],
  },
  {
    because: "in service at receipt: it comes tomorrow",
    lines: [add("TV_PROFILE")],
    parts: { profiles: [{ ...tv, activeFrom: "2025-06-11" }] },
    codes: ["NOT_SELF_SERVICE@0"],
  },
  {
    because: "in service at receipt: from that day on",
    lines: [add("TV_PROFILE")],
    parts: { profiles: [{ ...tv, activeFrom: "2025-06-10" }] },
    codes: [],
  },
  {
    because: "in service at receipt: today is its last day",
    lines: [add("TV_PROFILE")],
    parts: { profiles: [{ ...tv, activeUntil: "2025-06-10" }] },
    codes: ["NOT_SELF_SERVICE@0"],
  },
  {
    because: "what is queued to go is still in service, what is queued to come is not yet",
    lines: [add("TV_PROFILE"), add("MOBILE_PROFILE_BASIS")],
    parts: {
      profiles: [tv, { ...tv, id: "t2" }],
      requests: [{ receivedOn: "2025-06-10", status: "queued", lines: [remove("t1"), add("MOBILE_PROFILE_BASIS")] }],
    },
    codes: ["NOT_SELF_SERVICE@1"],
  },
  {
    because: "a product of the scenario is judged by its category",
    lines: [add("NET_X")],
    parts: {
      profiles: [internet],
      products: [{ code: "NET_X", category: "internet", scope: "profile", monthlyCents: 1, oneTimeBasis: "per_unit" }],
    },
    codes: ["NOT_SELF_SERVICE@0"],
  },
  {
    because: "the line still has its other errors, and what is unknown is unknown",
    lines: [
      add("TV_PROFILE", { quantity: 0 }),
      add("TV_PROFILE", { withPhone: true }),
      add("TV_X", { withPhone: true }),
      add("INTERNET_ACCESS", { options: ["VOICE_WEBEX_PREMIUM", "X"] }),
    ],
    codes: [
      "INVALID_QUANTITY@0",
      "NOT_SELF_SERVICE@0",
      "NOT_SELF_SERVICE@1",
      "HARDWARE_NOT_ALLOWED@1",
      "UNKNOWN_PRODUCT@2",
      "NOT_SELF_SERVICE@3",
      "UNKNOWN_PRODUCT@3",
      "OPTION_NOT_ALLOWED@3",
    ],
  },
  {
    because: "a removal, a conversion and an option of a connection are",
    lines: [remove("i1"), addOption("i2", "INTERNET_4G_BACKUP")],
    parts: { profiles: [internet, { ...internet, id: "i2" }] },
    codes: [],
  },
]);

table("R5.10 HARDWARE_NOT_ALLOWED", [
  {
    because: "a voice user has phones",
    lines: [phone("p1"), add("VOICE_PROFILE_PLUS", { withPhone: true })],
    codes: [],
  },
  {
    because: "nobody else has",
    lines: [phone("m1"), phone("t1"), phone("i1"), add("MOBILE_PROFILE_BASIS", { withPhone: true })],
    parts: { profiles: [mobile, tv, internet] },
    codes: ["HARDWARE_NOT_ALLOWED@0", "HARDWARE_NOT_ALLOWED@1", "HARDWARE_NOT_ALLOWED@2", "HARDWARE_NOT_ALLOWED@3"],
  },
  {
    because: "a user who is not there, or not in service, comes first",
    lines: [phone("x"), phone("m1")],
    parts: { profiles: [{ ...mobile, activeUntil: "2025-06-01" }] },
    codes: ["UNKNOWN_PROFILE@0", "PROFILE_NOT_ACTIVE@1", "HARDWARE_NOT_ALLOWED@1"],
  },
]);

describe("R5.10 Premium belongs to the contract", () => {
  test.each([
    { who: "voice", profiles: pros(2) },
    { who: "mobile", profiles: [mobile] },
    { who: "tv", profiles: [tv] },
    { who: "internet", profiles: [internet] },
  ])("a customer of $who alone orders it", ({ profiles }) => {
    expect(codes([addOption(null, "SERVICE_LEVEL_PREMIUM")], { profiles, groupOptions: [] })).toEqual([]);
  });
});

table("R5.11 UNKNOWN_AREA_CODE", [
  {
    because: "area codes of two and of three digits after the 0",
    lines: ["010", "020", "079", "0111", "0318", "0599"].map((areaCode) => number({ areaCode })),
    codes: [],
  },
  {
    because: "none of these is one",
    lines: ["999", "20", "0200", "012", "0199", "06", "085", "088", "0800", "", "+3120", "0 20"].map((areaCode) =>
      number({ areaCode }),
    ),
    codes: Array.from({ length: 12 }, (_, at) => `UNKNOWN_AREA_CODE@${String(at)}`),
  },
  { because: "none is asked for", lines: [number(), number({ areaCode: null })], codes: [] },
  {
    because: "with everything else that is wrong",
    lines: [number({ areaCode: "999", country: "DE", quantity: 0 }), number({ productCode: "NUM_X", areaCode: "999" })],
    codes: [
      "INVALID_QUANTITY@0",
      "UNKNOWN_PRODUCT@0",
      "UNKNOWN_AREA_CODE@0",
      "UNKNOWN_PRODUCT@1",
      "UNKNOWN_AREA_CODE@1",
    ],
  },
]);

const block = { numberId: "n1", productCode: "NUM_BLOCK_10_NL", first: "+31201234560", last: "+31201234569" };
const single = { numberId: "n2", productCode: "NUM_NEW_1_NL", first: "+31201234570", last: "+31201234570" };
const jan: JsonProfile = { id: "jan", name: "Jan", e164: "+31201234560" };
const piet: JsonProfile = { id: "piet", name: "Piet", e164: "+31201234569" };
const beside: JsonProfile = { id: "beside", e164: "+31201234570" };
const staff = [jan, piet, beside, ...pros(12)];
const queued = (receivedOn: string, ...lines: JsonLine[]): Partial<ScenarioParts> => ({
  profiles: staff,
  numbers: [block, single],
  requests: [{ receivedOn, status: "queued", lines }],
});

table("R5.8 NUMBER_IN_USE", [
  {
    because: "the first and the last of the block have a user",
    lines: [removeNumber("n1"), removeNumber("n2")],
    parts: { profiles: staff, numbers: [block, single] },
    codes: ["NUMBER_IN_USE@0", "NUMBER_IN_USE@1"],
  },
  {
    because: "nobody has one of the block",
    lines: [removeNumber("n1")],
    parts: { profiles: [beside, ...pros(2)], numbers: [block, single] },
    codes: [],
  },
  {
    because: "one user of two leaves",
    lines: [remove("jan"), removeNumber("n1")],
    parts: { profiles: staff, numbers: [block, single] },
    codes: ["NUMBER_IN_USE@1"],
  },
  {
    because: "both leave in this request, in whatever order",
    lines: [remove("jan"), removeNumber("n1"), remove("piet")],
    parts: { profiles: staff, numbers: [block, single] },
    codes: [],
  },
  {
    because: "both leave by an earlier request",
    lines: [removeNumber("n1")],
    parts: queued("2025-06-10", remove("jan"), remove("piet")),
    codes: [],
  },
  {
    because: "on the same day as the number is not after it",
    lines: [removeNumber("n1")],
    parts: queued("2025-06-10", remove("jan"), { ...remove("piet"), date: "2025-06-11" }),
    codes: [],
  },
  {
    because: "a day after the number is too late",
    lines: [removeNumber("n1")],
    parts: queued("2025-06-10", remove("jan"), { ...remove("piet"), date: "2025-06-12" }),
    codes: ["NUMBER_IN_USE@0"],
  },
  {
    because: "cancelled and rejected removals remove nobody",
    lines: [removeNumber("n1")],
    parts: queued("2025-06-10", { ...remove("jan"), status: "cancelled" }, { ...remove("piet"), status: "rejected" }),
    codes: ["NUMBER_IN_USE@0"],
  },
  {
    because: "those who left need no number",
    lines: [removeNumber("n1")],
    parts: {
      profiles: [{ ...jan, activeUntil: "2025-06-09" }, { ...piet, activeUntil: "2025-06-10" }, ...pros(2)],
      numbers: [block],
    },
    codes: [],
  },
  {
    because: "a user who is still to be delivered already has a number",
    lines: [removeNumber("n1")],
    parts: { profiles: [{ ...jan, activeFrom: "2025-07-01" }, ...pros(2)], numbers: [block] },
    codes: ["NUMBER_IN_USE@0"],
  },
  {
    because: "the numbers are not known",
    lines: [removeNumber("n1")],
    parts: { profiles: staff, numbers: null },
    codes: [],
  },
]);

test("R5.8 the users of a number are named", () => {
  const { errors } = previewed({ profiles: staff, numbers: [block], lines: [removeNumber("n1")] });
  expect(errors[0]?.message).toContain("Jan (020 123 45 60), Piet (020 123 45 69)");
});

const manyRemovals = (count: number): JsonLine[] =>
  pros(count).map(({ id }) => ({ action: "order-phone", profileId: id, quantity: 1 }));

describe("R5.12 REQUEST_TOO_LARGE", () => {
  const free = { code: "FREE", category: "voice", scope: "profile", monthlyCents: 0, oneTimeBasis: "per_unit" };
  const dear = { ...free, code: "DEAR", firstInstallCents: 10_000_000 };
  test.each([
    { because: "500 lines", lines: manyRemovals(500), expected: [] },
    { because: "501 lines", lines: manyRemovals(501), expected: ["REQUEST_TOO_LARGE"] },
    {
      because: "1,000 units",
      lines: [add("FREE", { quantity: 500 }), add("FREE", { quantity: 499 }), remove("p1")],
      expected: [],
    },
    {
      because: "1,001 units: a line without a quantity counts once",
      lines: [add("FREE", { quantity: 500 }), add("FREE", { quantity: 499 }), remove("p1"), remove("p2")],
      expected: ["REQUEST_TOO_LARGE"],
    },
    {
      because: "a phone with a profile is not a separate unit",
      lines: [add("FREE", { quantity: 500, withPhone: true }), add("FREE", { quantity: 500 })],
      expected: [],
    },
    { because: "exactly 100,000 euros", lines: [add("DEAR")], expected: [] },
    {
      because: "one cent more",
      lines: [add("DEAR"), { action: "add-option", profileId: "p1", productCode: "VOICE_RECORDING_90D" }],
      expected: ["REQUEST_TOO_LARGE"],
    },
    {
      because: "a line with an error costs nothing",
      lines: [add("DEAR"), add("DEAR", { quantity: 0 })],
      expected: ["INVALID_QUANTITY@1"],
    },
    {
      because: "all three at once are reported once",
      lines: [add("DEAR", { quantity: 500 }), ...manyRemovals(501)],
      expected: ["REQUEST_TOO_LARGE"],
    },
    {
      because: "of the fault in use: 450 lines of 500 phones",
      lines: pros(450).map(({ id }) => phone(id, 500)),
      expected: ["REQUEST_TOO_LARGE"],
    },
  ])("$because", ({ lines, expected }) => {
    const preview = previewed({ profiles: pros(501), products: [free, dear], lines });
    expect(codesOf(preview)).toEqual(expected);
    expect(preview.verdict).toBe(expected.length > 0 ? "refused" : "within-limit");
  });
  test("no price is so high that what is accepted does not add up exactly", () => {
    const price = { ...free, monthlyCents: 2_000_000_001 };
    expect(() => previewed({ products: [price], lines: [] })).toThrow(/monthlyCents/);
  });
});

test("a user whose option no price list ever had cannot be removed: nothing could tell what it costs", () => {
  expect(codes([remove("p1")], { profiles: pros(3, { options: ["X"] }) })).toEqual(["UNKNOWN_PRODUCT@0"]);
});
