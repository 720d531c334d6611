import { describe, expect, test } from "vitest";

import { parseShrinkOrderForm, parseShrinkQuery, parseShrinkQuestion } from "./shrink-schema";

const NOTHING = { category: null, typed: "", users: null, profileIds: [], strategy: null };

describe("what the page of fewer users is asked", () => {
  test.each([
    { query: "", asked: NOTHING, because: "nothing" },
    {
      query: "module=voice&to=30&plan=wait",
      asked: { category: "voice", typed: "30", users: 30, profileIds: [], strategy: "wait" },
      because: "all of it",
    },
    { query: "module=fax&plan=soon", asked: NOTHING, because: "a module and a plan that are none" },
    { query: "to=-1", asked: { ...NOTHING, typed: "-1" }, because: "below zero" },
    { query: "to=1e9", asked: { ...NOTHING, typed: "1e9" }, because: "no whole number" },
    { query: "to=999999", asked: { ...NOTHING, typed: "999999" }, because: "more than anybody has" },
    { query: "to=%20%204%20", asked: { ...NOTHING, typed: "4", users: 4 }, because: "with spaces" },
    { query: "to=٣", asked: { ...NOTHING, typed: "٣" }, because: "digits of another script" },
    { query: "who=a&who=&who=b", asked: { ...NOTHING, profileIds: ["a", "b"] }, because: "names, one of them empty" },
    { query: `who=${"x".repeat(81)}`, asked: NOTHING, because: "a name that is too long" },
  ])("$query: $because", ({ query, asked }) => {
    expect(parseShrinkQuestion(new URLSearchParams(query))).toEqual(asked);
  });

  test("a number that is typed is kept short, and no endless list is read", () => {
    const params = new URLSearchParams([
      ["to", "9".repeat(500)],
      ...Array.from({ length: 5_000 }, (_, at) => ["who", String(at)]),
    ]);
    const { typed, profileIds } = parseShrinkQuestion(params);
    expect([typed.length, profileIds.length]).toEqual([40, 2_000]);
  });

  test("a form without its token, key, module or people is no order", () => {
    const whole = { module: "voice", to: "3", plan: "wait", token: "t", key: "k" };
    const formOf = (fields: object): FormData => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
      return form;
    };
    expect(parseShrinkOrderForm(formOf(whole))).toEqual({
      wish: { category: "voice", who: { kind: "down-to", users: 3 } },
      strategy: "wait",
      token: "t",
      key: "k",
    });
    for (const missing of Object.keys(whole)) {
      const { [missing as keyof typeof whole]: _left, ...rest } = whole;
      expect(parseShrinkOrderForm(formOf(rest)), missing).toBeNull();
    }
  });

  test("a query names users or people, not both", () => {
    const of = (query: string): unknown => parseShrinkQuery(new URLSearchParams(query));
    expect(of("category=voice&users=3")).toEqual({ wish: { category: "voice", who: { kind: "down-to", users: 3 } } });
    expect(of("category=voice&users=3&profileId=a")).toEqual({ wrong: "users" });
    expect(of("category=voice")).toEqual({ wrong: "users" });
    expect(of("users=3")).toEqual({ wrong: "category" });
  });
});
