import { readerIn } from "~/platform/texts/texts.server";
import { describe, expect, test } from "vitest";
import { localDate } from "~/kernel/local-date";
import {
  PLUS,
  PRO,
  addOption,
  codesOf,
  convert,
  previewed,
  pros,
  remove,
  removeOption,
  TARIFFS,
  type JsonLine,
  type JsonProfile,
  type ScenarioParts,
} from "../../testing/scenarios";
import { evaluate } from "../../words/preview-in-words";
import { scenarioInput } from "../../testing/scenarios";

const PREMIUM = "VOICE_WEBEX_PREMIUM";
const STANDAARD = "VOICE_WEBEX_STANDAARD";
const users: JsonProfile[] = [
  ...pros(5),
  { id: "plus", productCode: PLUS, options: ["VOICE_DESKTOP_BASIS"] },
  { id: "web", options: [STANDAARD] },
  { id: "agent", options: ["VOICE_CALLCENTER_AGENT", "VOICE_RECEPTIONIST_PLUS", "VOICE_UNLIMITED_NL"] },
  { id: "left", activeUntil: "2025-06-09" },
  { id: "leaves", activeUntil: "2025-06-10" },
  { id: "comes", activeFrom: "2025-06-11" },
  { id: "mobile", category: "mobile", productCode: "MOBILE_PROFILE_PLUS" },
  { id: "mobile2", category: "mobile", productCode: "MOBILE_PROFILE_PLUS" },
];
const add = (fields: object = {}): JsonLine => ({ action: "add-profile", productCode: PRO, ...fields });
const phone = (profileId: string, quantity = 1): JsonLine => ({ action: "order-phone", profileId, quantity });
const number = (productCode: string, fields: object = {}): JsonLine => ({
  action: "add-number",
  productCode,
  ...fields,
});
const codes = (lines: JsonLine[], parts: Partial<ScenarioParts> = {}) =>
  codesOf(previewed({ profiles: users, ...parts, lines }));

type Row = { because: string; lines: JsonLine[]; codes: string[] };
const table = (name: string, rows: Row[]) =>
  describe(name, () => {
    test.each(rows)("$because", ({ lines, codes: expected }) => {
      expect(codes(lines)).toEqual(expected);
    });
  });

table("EMPTY_REQUEST", [{ because: "there is nothing to do", lines: [], codes: ["EMPTY_REQUEST"] }]);

table("UNKNOWN_PROFILE and PROFILE_NOT_ACTIVE", [
  {
    because: "nobody has that id",
    lines: [remove("x"), convert("x", PLUS), addOption("x", PREMIUM), removeOption("x", PREMIUM), phone("x")],
    codes: ["UNKNOWN_PROFILE@0", "UNKNOWN_PROFILE@1", "UNKNOWN_PROFILE@2", "UNKNOWN_PROFILE@3", "UNKNOWN_PROFILE@4"],
  },
  {
    because: "it left yesterday",
    lines: [remove("left"), phone("left")],
    codes: ["PROFILE_NOT_ACTIVE@0", "PROFILE_NOT_ACTIVE@1"],
  },
  { because: "it leaves today", lines: [convert("leaves", PLUS)], codes: ["PROFILE_NOT_ACTIVE@0"] },
  { because: "it comes tomorrow", lines: [addOption("comes", PREMIUM)], codes: ["PROFILE_NOT_ACTIVE@0"] },
]);

table("UNKNOWN_PRODUCT", [
  { because: "no such profile", lines: [add({ productCode: "VOICE_PROFILE_MAX" })], codes: ["UNKNOWN_PRODUCT@0"] },
  {
    because: "an option is not a profile",
    lines: [add({ productCode: PREMIUM }), convert("p1", PREMIUM)],
    codes: ["UNKNOWN_PRODUCT@0", "UNKNOWN_PRODUCT@1"],
  },
  {
    because: "no such option",
    lines: [add({ options: ["X"] }), addOption("p1", "X"), removeOption("p1", "X")],
    codes: ["UNKNOWN_PRODUCT@0", "UNKNOWN_PRODUCT@1", "UNKNOWN_PRODUCT@2"],
  },
  {
    because: "a profile is not an option",
    lines: [addOption("p1", PRO), removeOption("p1", PRO)],
    codes: ["UNKNOWN_PRODUCT@0", "UNKNOWN_PRODUCT@1"],
  },
  {
    because: "a profile never becomes one of another category",
    lines: [convert("p1", "MOBILE_PROFILE_BASIS")],
    codes: ["UNKNOWN_PRODUCT@0"],
  },
  {
    because: "no such number",
    lines: [number("NUM_X"), number(PRO)],
    codes: ["UNKNOWN_PRODUCT@0", "UNKNOWN_PRODUCT@1"],
  },
  {
    because: "a country that the row does not have",
    lines: [
      number("NUM_NEW_1_INTL", { country: "DE" }),
      number("NUM_NEW_1_DE"),
      number("NUM_NEW_1_NL", { country: "DE" }),
    ],
    codes: ["UNKNOWN_PRODUCT@0", "UNKNOWN_PRODUCT@1", "UNKNOWN_PRODUCT@2"],
  },
  {
    because: "countries that it has",
    lines: [
      number("NUM_NEW_1_INTL", { country: "US" }),
      number("NUM_NEW_1_DE", { country: "DE" }),
      number("NUM_NEW_1_NL"),
      number("NUM_BLOCK_10_NL", { country: "NL", areaCode: "020" }),
    ],
    codes: [],
  },
]);

describe("UNKNOWN_PRODUCT of a number to remove", () => {
  const numbers = [{ numberId: "n1", productCode: "NUM_BLOCK_10_NL" }];
  test("is reported when the numbers are known", () => {
    const lines = [
      { action: "remove-number", numberId: "n1" },
      { action: "remove-number", numberId: "n2" },
    ];
    expect(codes(lines, { numbers })).toEqual(["UNKNOWN_PRODUCT@1"]);
    expect(codes(lines, { numbers: null })).toEqual([]);
  });
});

table("NOT_SELF_SERVICE (R5.6)", [
  {
    because: "porting numbers",
    lines: [number("NUM_PORT_1_ES", { country: "ES" }), number("NUM_PORT_10_BE_DE", { country: "BE" })],
    codes: ["NOT_SELF_SERVICE@0", "NOT_SELF_SERVICE@1"],
  },
  {
    because: "the exchange",
    lines: [addOption(null, "VOICE_CENTRALE"), removeOption(null, "VOICE_CENTRALE")],
    codes: ["NOT_SELF_SERVICE@0", "NOT_SELF_SERVICE@1"],
  },
  {
    because: "the internet access",
    lines: [add({ productCode: "VOICE_INTERNET_ACCESS" }), addOption(null, "VOICE_INTERNET_ACCESS")],
    codes: ["NOT_SELF_SERVICE@0", "NOT_SELF_SERVICE@1"],
  },
]);

table("INVALID_QUANTITY", [
  {
    because: "from 1 to 500 pieces",
    lines: [add({ quantity: 1 }), add({ quantity: 500 }), number("NUM_NEW_1_NL", { quantity: 499 })],
    codes: [],
  },
  {
    because: "500 phones, too",
    lines: [phone("p1", 500), number("NUM_NEW_1_NL", { quantity: 500 })],
    codes: [],
  },
  {
    because: "nothing, less, more, or a part",
    lines: [add({ quantity: 0 }), add({ quantity: -1 }), phone("p1", 501), number("NUM_NEW_1_NL", { quantity: 1.5 })],
    codes: ["INVALID_QUANTITY@0", "INVALID_QUANTITY@1", "INVALID_QUANTITY@2", "INVALID_QUANTITY@3"],
  },
]);

table("SAME_PRODUCT", [{ because: "it is one already", lines: [convert("p1", PRO)], codes: ["SAME_PRODUCT@0"] }]);

table("OPTION_NOT_ALLOWED (R5.2)", [
  {
    because: "Plus only, Pro only",
    lines: [
      addOption("p1", "VOICE_DESKTOP_STANDAARD"),
      addOption("plus", "VOICE_CALLCENTER_AGENT"),
      addOption("p2", "VOICE_CALLCENTER_AGENT"),
    ],
    codes: ["OPTION_NOT_ALLOWED@0", "OPTION_NOT_ALLOWED@1"],
  },
  {
    because: "also on a new profile",
    lines: [add({ options: ["VOICE_DESKTOP_BASIS"] }), add({ productCode: PLUS, options: ["VOICE_DESKTOP_BASIS"] })],
    codes: ["OPTION_NOT_ALLOWED@0"],
  },
  {
    because: "judged on the profile that it becomes",
    lines: [
      convert("p1", PLUS),
      addOption("p1", "VOICE_DESKTOP_BASIS"),
      addOption("p2", "VOICE_RECEPTIONIST_PLUS"),
      convert("p2", PLUS),
    ],
    codes: ["OPTION_NOT_ALLOWED@2"],
  },
  {
    because: "an option of another category",
    lines: [
      addOption("p1", "MOBILE_FIXED_MOBILE"),
      add({ options: ["INTERNET_4G_BACKUP"] }),
      addOption("mobile", "MOBILE_FIXED_MOBILE"),
    ],
    codes: ["OPTION_NOT_ALLOWED@0", "OPTION_NOT_ALLOWED@1"],
  },
]);

table("OPTION_NOT_ALLOWED (R5.5)", [
  {
    because: "a group option is for no user",
    lines: [addOption("p1", "VOICE_BEL_ME_NU"), add({ options: ["VOICE_BEL_ME_NU"] })],
    codes: ["OPTION_NOT_ALLOWED@0", "OPTION_NOT_ALLOWED@1"],
  },
  { because: "a user option is for no group", lines: [addOption(null, PREMIUM)], codes: ["OPTION_NOT_ALLOWED@0"] },
  {
    because: "other categories have no exchange",
    lines: [addOption(null, "TV_INFO_PAGE"), addOption(null, "SERVICE_LEVEL_PREMIUM")],
    codes: [],
  },
]);

describe("OPTION_NOT_ALLOWED (R5.5) without the exchange", () => {
  test("group options of voice have nothing to belong to", () => {
    const lines = [addOption(null, "VOICE_BEL_ME_NU"), addOption(null, "TV_INFO_PAGE")];
    expect(codes(lines, { groupOptions: [] })).toEqual(["OPTION_NOT_ALLOWED@0"]);
  });
});

table("OPTION_CONFLICT (R5.3)", [
  { because: "it is there already", lines: [addOption("web", STANDAARD)], codes: ["OPTION_CONFLICT@0"] },
  { because: "its partner is there", lines: [addOption("web", PREMIUM)], codes: ["OPTION_CONFLICT@0"] },
  {
    because: "its partner comes along",
    lines: [addOption("p1", "VOICE_RECORDING_90D"), addOption("p1", "VOICE_RECORDING_7Y")],
    codes: ["OPTION_CONFLICT@1"],
  },
  {
    because: "its partner leaves in the same request, whatever the order",
    lines: [addOption("web", PREMIUM), removeOption("web", STANDAARD)],
    codes: [],
  },
  { because: "other users have their own", lines: [addOption("p1", PREMIUM), addOption("p2", STANDAARD)], codes: [] },
  {
    because: "two of one on a new profile",
    lines: [
      add({ options: [PREMIUM, PREMIUM] }),
      add({ options: [PREMIUM, STANDAARD] }),
      add({ productCode: PLUS, options: ["VOICE_DESKTOP_BASIS", "VOICE_DESKTOP_STANDAARD"] }),
    ],
    codes: ["OPTION_CONFLICT@0", "OPTION_CONFLICT@1", "OPTION_CONFLICT@2"],
  },
]);

describe("OPTION_CONFLICT of group options and of what is queued", () => {
  test("one of each group option (R5.5)", () => {
    expect(
      codes([addOption(null, "VOICE_BEL_ME_NU")], { groupOptions: ["VOICE_CENTRALE", "VOICE_BEL_ME_NU"] }),
    ).toEqual(["OPTION_CONFLICT@0"]);
  });
  test.each([
    {
      because: "a queued partner is as good as there",
      queued: addOption("p1", STANDAARD),
      profileId: "p1",
      expected: ["OPTION_CONFLICT@0"],
    },
    {
      because: "a partner whose removal is queued is as good as gone",
      queued: removeOption("web", STANDAARD),
      profileId: "web",
      expected: [],
    },
    {
      because: "not so when it leaves after the new one starts",
      queued: { ...removeOption("web", STANDAARD), date: "2025-06-30" },
      profileId: "web",
      expected: ["OPTION_CONFLICT@0"],
    },
    {
      because: "it is when it leaves in time",
      queued: { ...removeOption("web", STANDAARD), date: "2025-06-12" },
      profileId: "web",
      expected: [],
    },
  ])("$because", ({ queued, profileId, expected }) => {
    const requests = [{ receivedOn: "2025-06-10", status: "queued", lines: [queued] }];
    expect(codes([addOption(profileId, PREMIUM)], { requests })).toEqual(expected);
  });
});

table("OPTION_MISSING", [
  {
    because: "it is not there",
    lines: [removeOption("p1", STANDAARD), removeOption(null, "VOICE_BEL_ME_NU"), removeOption("web", STANDAARD)],
    codes: ["OPTION_MISSING@0", "OPTION_MISSING@1"],
  },
  {
    because: "a later line of the request orders it, which does not make it there before",
    lines: [removeOption("p1", STANDAARD), addOption("p1", STANDAARD)],
    codes: ["OPTION_MISSING@0", "ALREADY_PENDING@1"],
  },
  {
    because: "after an order of it in the request it clashes instead",
    lines: [addOption("p1", STANDAARD), removeOption("p1", STANDAARD)],
    codes: ["ALREADY_PENDING@1"],
  },
  {
    because: "a code that is not an option, or not a product, is reported as that alone (R5.6)",
    lines: [
      removeOption(null, "VOICE_INTERNET_ACCESS"),
      removeOption("p1", "NUM_PORT_1_ES"),
      removeOption("p1", "VOICE_PROFILE_PLUS"),
      removeOption(null, "X"),
    ],
    codes: ["NOT_SELF_SERVICE@0", "NOT_SELF_SERVICE@1", "UNKNOWN_PRODUCT@2", "UNKNOWN_PRODUCT@3"],
  },
]);

describe("ORPHAN_OPTION (R5.4)", () => {
  test("names an option that is no longer sold as well", () => {
    const [list] = TARIFFS.priceBook;
    if (!list) throw new Error("no price list");
    const products = new Map([...list.products].filter(([code]) => code !== "VOICE_CALLCENTER_AGENT"));
    const priceBook = [list, { validFrom: localDate("2025-06-01"), products }];
    const preview = previewed({ profiles: users, lines: [convert("agent", PLUS)] }, { ...TARIFFS, priceBook });
    expect(preview.errors[0]?.productCodes).toEqual(["VOICE_CALLCENTER_AGENT", "VOICE_RECEPTIONIST_PLUS"]);
  });
  test("names each option that loses its profile", () => {
    const preview = previewed({ profiles: users, lines: [convert("agent", PLUS)] });
    expect(codesOf(preview)).toEqual(["ORPHAN_OPTION@0"]);
    expect(preview.errors[0]?.productCodes).toEqual(["VOICE_CALLCENTER_AGENT", "VOICE_RECEPTIONIST_PLUS"]);
    expect(preview.errors[0]?.message).toContain("KPN EEN Callcenter Agent, KPN EEN Receptionist+");
  });
  test("until the request also removes it", () => {
    const one = [convert("agent", PLUS), removeOption("agent", "VOICE_CALLCENTER_AGENT")];
    expect(previewed({ profiles: users, lines: one }).errors[0]?.productCodes).toEqual(["VOICE_RECEPTIONIST_PLUS"]);
    expect(codes([removeOption("agent", "VOICE_RECEPTIONIST_PLUS"), ...one])).toEqual([]);
    expect(codes([convert("plus", PRO)])).toEqual(["ORPHAN_OPTION@0"]);
    expect(
      codes([
        convert("plus", PRO),
        removeOption("plus", "VOICE_DESKTOP_BASIS"),
        addOption("plus", "VOICE_DESKTOP_PREMIUM_INSTALL"),
      ]),
    ).toEqual([]);
  });
});

table("ALREADY_PENDING inside one request", [
  { because: "a profile goes once", lines: [remove("p1"), remove("p1")], codes: ["ALREADY_PENDING@1"] },
  {
    because: "a profile that goes is not converted",
    lines: [remove("p1"), convert("p1", PLUS), convert("p2", PLUS), remove("p2")],
    codes: ["ALREADY_PENDING@1", "ALREADY_PENDING@3"],
  },
  {
    because: "a profile is converted once",
    lines: [convert("p1", PLUS), convert("p1", PLUS)],
    codes: ["ALREADY_PENDING@1"],
  },
  {
    because: "a profile that goes takes no option line",
    lines: [remove("web"), addOption("web", "VOICE_UNLIMITED_NL"), addOption("p1", PREMIUM), remove("p1")],
    codes: ["ALREADY_PENDING@1", "ALREADY_PENDING@3"],
  },
  {
    because: "an option takes one line",
    lines: [
      addOption("p1", PREMIUM),
      addOption("p1", PREMIUM),
      removeOption("web", STANDAARD),
      addOption("web", STANDAARD),
    ],
    codes: ["ALREADY_PENDING@1", "ALREADY_PENDING@3"],
  },
  {
    because: "so does a group option",
    lines: [addOption(null, "VOICE_BEL_ME_NU"), addOption(null, "VOICE_BEL_ME_NU")],
    codes: ["ALREADY_PENDING@1"],
  },
  {
    because: "numbers and phones never clash",
    lines: [remove("p1"), phone("p1"), phone("p1"), number("NUM_NEW_1_NL"), number("NUM_NEW_1_NL")],
    codes: [],
  },
]);

describe("ALREADY_PENDING because of an earlier request", () => {
  test.each([
    { because: "a queued removal", queued: remove("web"), blocked: ["remove", "convert", "add", "take"] },
    { because: "a queued conversion", queued: convert("web", PLUS), blocked: ["remove", "convert", "add", "take"] },
    { because: "a queued option line", queued: addOption("web", "VOICE_UNLIMITED_NL"), blocked: ["remove", "convert"] },
    {
      because: "a queued line of the same option",
      queued: removeOption("web", STANDAARD),
      blocked: ["remove", "convert", "take"],
    },
    { because: "a queued phone", queued: phone("web"), blocked: [] },
    { because: "another user's", queued: remove("p1"), blocked: [] },
    { because: "one that is cancelled", queued: { ...remove("web"), status: "cancelled" }, blocked: [] },
    {
      because: "one that is executed",
      queued: { ...addOption("web", "VOICE_UNLIMITED_NL"), status: "completed" },
      blocked: [],
    },
  ])("$because blocks $blocked", ({ queued, blocked }) => {
    const asked: Record<string, JsonLine> = {
      remove: remove("web"),
      convert: convert("web", PLUS),
      add: addOption("web", "VOICE_REPORTING_BASIS"),
      take: removeOption("web", STANDAARD),
      phone: phone("web"),
    };
    const requests = [{ receivedOn: "2025-06-09", status: "queued", lines: [queued] }];
    const found = Object.keys(asked).filter((name) =>
      codes([asked[name] ?? remove("")], { requests }).includes("ALREADY_PENDING@0"),
    );
    expect(found).toEqual(blocked);
  });
  test("an option that is about to go is not there already", () => {
    const groupOptions = ["VOICE_CENTRALE", "VOICE_BEL_ME_NU"];
    const queued = [removeOption("web", STANDAARD), removeOption(null, "VOICE_BEL_ME_NU")];
    const requests = [{ receivedOn: "2025-06-09", status: "queued", lines: queued }];
    const lines = [addOption("web", STANDAARD), addOption(null, "VOICE_BEL_ME_NU")];
    expect(codes(lines, { requests, groupOptions })).toEqual(["ALREADY_PENDING@0", "ALREADY_PENDING@1"]);
  });
  test("a queued line of a group option blocks that one alone", () => {
    const requests = [{ receivedOn: "2025-06-09", status: "queued", lines: [addOption(null, "VOICE_BEL_ME_NU")] }];
    expect(codes([addOption(null, "VOICE_BEL_ME_NU"), addOption(null, "VOICE_FAX_TO_EMAIL")], { requests })).toEqual([
      "ALREADY_PENDING@0",
    ]);
  });
});

describe("every finding at once", () => {
  test("a line lists everything that is wrong with it, and so does the request", () => {
    const lines = [
      add({ quantity: 0, productCode: "X", options: ["Y"] }),
      remove("mobile"),
      remove("mobile2"),
      remove("left"),
    ];
    expect(codes(lines, { preferredDate: "2025-06-14" }).sort()).toEqual(
      [
        "DATE_NOT_WORKING_DAY@0",
        "DATE_NOT_WORKING_DAY@1",
        "DATE_NOT_WORKING_DAY@2",
        "DATE_NOT_WORKING_DAY@3",
        "INVALID_QUANTITY@0",
        "MIN_PROFILES",
        "PROFILE_NOT_ACTIVE@3",
        "UNKNOWN_PRODUCT@0",
        "UNKNOWN_PRODUCT@0",
      ].sort(),
    );
  });
  test("errors stand at their line and in the list, with a sentence in the requested language", () => {
    const input = scenarioInput({ lines: [remove("p1"), remove("x")] });
    const [dutch, english] = [evaluate(input, readerIn("nl")), evaluate(input, readerIn("en"))];
    expect(dutch.lines[1]?.errors).toEqual(dutch.errors);
    expect(dutch.errors[0]?.message).toBe(
      "We kennen geen profiel x bij je contract. Kies een profiel uit je overzicht.",
    );
    expect(english.errors[0]?.message).toContain("We know no profile x");
    expect(english.previewToken).toBe(dutch.previewToken);
  });
});
