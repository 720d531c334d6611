import { describe, expect, test } from "vitest";

import { filledText, packed, readerOf, unpacked, type Reader } from "./texts";

const own = {
  names: { user: "Gebruiker", userCount_one: "{{count}} gebruiker", userCount_other: "{{count}} gebruikers" },
  account: { customer: "Klant = bedrijf", lead: "Wie je bent" },
};
const reader = readerOf("nl", own);

describe("the texts of a reader", () => {
  const t = reader.texts("names");

  test.each([
    { count: 1, shown: "1 gebruiker", because: "one" },
    { count: 0, shown: "0 gebruikers", because: "zero takes the plural" },
    { count: 1184, shown: "1.184 gebruikers", because: "thousands are marked" },
  ])("$count is $shown: $because", ({ count, shown }) => {
    expect(t("userCount", { count })).toBe(shown);
  });

  test("are those of every namespace that is named, and of no other", () => {
    expect(reader.texts("account", "names")("user")).toBe("Gebruiker");
    expect(reader.texts("account")("lead")).toBe("Wie je bent");
    expect(reader.texts("account")("title" as "lead")).toBe("title");
    expect(reader.texts("service")("lead", { phone: "0800" })).toBe("lead");
  });

  test("reach the browser as they are", () => {
    expect(unpacked(packed(own))).toEqual(own);
    expect(unpacked([packed({ names: own.names }), packed({ account: own.account })].join("\n"))).toEqual(own);
  });
});

test.each([
  {
    text: "Hallo {{name}}, dag {{name}}",
    values: { name: "Jan" },
    shown: "Hallo Jan, dag Jan",
    because: "every place",
  },
  { text: "Hallo {{name}}", values: {}, shown: "Hallo {{name}}", because: "a missing value stays visible" },
  {
    text: "Hallo {{name}}",
    values: { name: "$& {{x}}" },
    shown: "Hallo $& {{x}}",
    because: "a value is not a pattern",
  },
  { text: "Van {{year}}", values: { year: 2026 }, shown: "Van 2026", because: "a year is not a count" },
])("$text becomes $shown: $because", ({ text, values, shown }) => {
  expect(filledText(text, "nl", values)).toBe(shown);
});

/** What the compiler refuses: a line that it accepts after all fails the types step. Never called. */
export function refused(t: ReturnType<Reader["texts"]>, { texts }: Reader, status: "queued" | "cancelled"): void {
  const names = texts("names");
  // @ts-expect-error A misspelt key.
  names("costCenter");
  // @ts-expect-error A key of a namespace that was not named.
  names("newTitle");
  // @ts-expect-error A namespace that does not exist.
  texts("nmaes");
  // @ts-expect-error The singular cannot be asked for by itself.
  names("userCount_one", { count: 1 });
  // @ts-expect-error Without its count.
  names("userCount");
  // @ts-expect-error A count that is not a number.
  names("userCount", { count: "3" });
  // @ts-expect-error Without its value.
  names("customerWithNumber", { name: "Bakkerij" });
  // @ts-expect-error A value under a misspelt name.
  names("customerWithNumber", { name: "Bakkerij", numbr: 1 });
  // @ts-expect-error A value for which there is no placeholder.
  names("user", { name: "Jan" });
  // @ts-expect-error Computed, and `dropped.queued` is missing.
  texts("requests")(`dropped.${status}`);
  // @ts-expect-error Computed from something that may be anything.
  names(`category.${String(t)}`);
}
