import { describe, expect, test } from "vitest";

import { translate } from "./texts";

const texts = {
  greeting: "Hallo {{name}}, dag {{ name }}",
  users_one: "{{count}} gebruiker",
  users_other: "{{count}} gebruikers",
  plain: "zonder meervoud",
};

describe("texts in the browser", () => {
  test.each([
    { key: "greeting", values: { name: "Jan" }, shown: "Hallo Jan, dag Jan", because: "every place is filled" },
    { key: "greeting", values: {}, shown: "Hallo {{name}}, dag {{ name }}", because: "a missing value stays visible" },
    {
      key: "greeting",
      values: { name: "$& {{x}}" },
      shown: "Hallo $& {{x}}, dag $& {{x}}",
      because: "a value is no pattern",
    },
    { key: "users", values: { count: 1 }, shown: "1 gebruiker", because: "one" },
    { key: "users", values: { count: 0 }, shown: "0 gebruikers", because: "none is many" },
    { key: "users", values: { count: 1184 }, shown: "1.184 gebruikers", because: "many get their mark" },
    { key: "greeting", values: { name: 2026 }, shown: "Hallo 2026, dag 2026", because: "a year is no count" },
    { key: "plain", values: { count: 2 }, shown: "zonder meervoud", because: "a text may have no plural" },
    { key: "unknown", values: {}, shown: "unknown", because: "a missing text shows its key" },
  ])("$key gives $shown: $because", ({ key, values, shown }) => {
    expect(translate(texts, key, values)).toBe(shown);
  });

  test("the page's own text wins over the shared one", () => {
    const shared = { language: "nl", texts: { title: "Mijn Insight", other: "gedeeld" } } as const;
    expect(translate({ title: "Facturen" }, "title", {}, shared)).toBe("Facturen");
    expect(translate({}, "other", {}, shared)).toBe("gedeeld");
  });
});
