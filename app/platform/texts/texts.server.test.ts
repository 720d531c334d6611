import { createInstance } from "i18next";
import { describe, expect, test } from "vitest";

import { namespaces } from "~/locales/registry.server";
import { LANGUAGES, type Language } from "~/kernel/language";
import { readerOf, unpacked, type Namespace, type TextValues } from "~/format/texts";

import { languageCookie, languageOf, pageTexts, readerIn } from "./texts.server";

const names = Object.keys(namespaces) as Namespace[];
const sentences = names.flatMap((name) =>
  LANGUAGES.flatMap((language) =>
    Object.entries(namespaces[name][language]).map(([key, sentence]) => ({ name, language, key, sentence })),
  ),
);

describe("the texts", () => {
  test("none is empty, has a line break or a misspelt placeholder", () => {
    const wrong = sentences.filter(
      ({ sentence }) => sentence.trim() === "" || sentence.includes("\n") || /\{\{(?!\w+\}\})/.test(sentence),
    );
    expect(wrong).toEqual([]);
  });

  test("a singular has its plural, and no key stands beside its own singular", () => {
    const keys = new Set(sentences.map(({ name, key }) => `${name}.${key}`));
    const lonely = [...keys].filter((key) => {
      const [, base, form] = /^(.*)_(one|other)$/.exec(key) ?? [];
      return base !== undefined && !keys.has(`${base}_${form === "one" ? "other" : "one"}`);
    });
    const doubled = [...keys].filter((key) => keys.has(`${key}_one`));
    expect({ lonely, doubled }).toEqual({ lonely: [], doubled: [] });
  });

  test("a sentence stands once", () => {
    const dutch = sentences.filter(({ language }) => language === "nl");
    const holders = new Map<string, typeof dutch>();
    for (const each of dutch) holders.set(each.sentence, [...(holders.get(each.sentence) ?? []), each]);
    const several = [...holders].flatMap(([sentence, keys]) =>
      keys.length === 1 || MEANS_TWO_THINGS.has(sentence)
        ? []
        : [`${sentence}: ${keys.map(({ name, key }) => `${name}.${key}`).join(", ")}`],
    );
    expect(several).toEqual([]);
    expect([...MEANS_TWO_THINGS.keys()].filter((sentence) => (holders.get(sentence)?.length ?? 0) < 2)).toEqual([]);
  });

  test.each(LANGUAGES)("are filled, and their plural is picked, as i18next does in %s", (language) => {
    const i18next = i18nextOf(language);
    const reader = readerIn(language);
    for (const { name, key, sentence } of sentences.filter((each) => each.language === language)) {
      const bare = key.replace(/_(one|other)$/, "");
      for (const count of [0, 1, 2]) {
        const values = { ...Object.fromEntries(holesOf(sentence).map((hole) => [hole, "x"])), count };
        const translate = reader.texts(name) as (key: string, values: TextValues) => string;
        expect(translate(bare, values)).toBe(i18next.t(bare, { ...values, ns: name }));
      }
    }
  });
});

test("a page gets the texts of its namespaces, and no others", () => {
  const packed = pageTexts("nl", "shell", "common");
  expect(unpacked(packed)).toEqual({ shell: namespaces.shell.nl, common: namespaces.common.nl });
  expect(readerOf("nl", unpacked(packed)).texts("shell")("customerNumber", { number: 123 })).toBe("Klantnummer 123");
});

describe("the language of an answer", () => {
  const request = (headers: Record<string, string>): Request => new Request("http://localhost/", { headers });

  test.each([
    { headers: {}, user: null, language: "nl", because: "Dutch is the default" },
    {
      headers: { "Accept-Language": "en-GB,nl;q=0.5" },
      user: null,
      language: "en",
      because: "the browser asks for it",
    },
    { headers: { "Accept-Language": "de, fr" }, user: null, language: "nl", because: "others are not offered" },
    { headers: { "Accept-Language": "en" }, user: "nl", language: "nl", because: "the user's own comes first" },
  ] as const)("is $language: $because", async ({ headers, user, language }) => {
    expect(await languageOf(request(headers), user)).toBe(language);
  });

  test("is the one chosen in this browser before all others", async () => {
    const cookie = (await languageCookie.serialize("en")).split(";")[0] ?? "";
    expect(await languageOf(request({ Cookie: cookie, "Accept-Language": "nl" }), "nl")).toBe("en");
  });

  test("survives a cookie that nobody set", async () => {
    expect(await languageOf(request({ Cookie: "language=%00garbage" }), "en")).toBe("en");
  });
});

/** Dutch sentences with two meanings, which English tells apart or one day may; and members of a family of sentences. */
const MEANS_TWO_THINGS = new Set([
  // A person's own details, and what a telephone user has.
  "Profiel",
  // Of a contract, and of a profile.
  "opzeggen",
  // Of a request, and of calls.
  "{{count}} regel",
  "{{count}} regels",
  // Of what is ordered, and of calls.
  "Aantal",
  // Statuses, and cost centres.
  "Alle",
  // No words of their own.
  "{{product}}",
  "t/m {{date}}",
  // A column, and what happened.
  "Ontvangen",
  // What happened, and how things stand.
  "Ingepland",
  "Deels uitgevoerd",
  "Niet uitgevoerd",
  // The title of a page, and what a mail asks the reader to do.
  "Kies een nieuw wachtwoord",
  "Kies je wachtwoord",
  // The day, and the fact.
  "Incasso",
  // A page, a part of an invoice, and a line of it.
  "Verbruik",
  // One message, and messages as a kind.
  "Sms",
  // English has a singular.
  "{{count}} keer",
  // A line of the basket, and a draft of a list; how much more or less something costs, and an option that comes or goes.
  "Verwijderen",
  "Erbij",
  "Eraf",
  // Of calls, and of a product.
  "Naar",
  // Of a draft, and of a field.
  "Bewaar",
  // The total of a chart, and of what belongs together.
  "Samen",
  // A product, and a number.
  "In gebruik",
  "afkoopsom",
  // The headers of a file, each a member of a family.
  "Module",
  "Per maand",
  "Naam",
  "Zone",
  "Starttarief",
  "Gratis met",
  "Eerste installatie",
  "Bij uitbreiding",
  "Landen",
  // The end of a requested period, and of a line of an invoice.
  "Tot en met",
  // Of calls, and of an example.
  "{{count}} minuut",
  "{{count}} minuten",
  // What was called, and numbers in a list of prices.
  "betaald nummer",
  "zonder tarief",
  "Data",
  "Nationaal",
  // A request that is dropped, and lines that are cancelled.
  "Nee, laat staan",
  // A field, and a row of a table.
  "Vul een naam in.",
  "Een kostenplaats heeft hooguit {{longestCentre}} tekens, met een letter of cijfer.",
  // A button, and what happened.
  "Andere dag: {{line}}",
]);

function holesOf(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => name);
}

function i18nextOf(language: Language): ReturnType<typeof createInstance> {
  const instance = createInstance({
    initImmediate: false,
    lng: language,
    fallbackLng: false,
    ns: names,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { [language]: Object.fromEntries(names.map((name) => [name, namespaces[name][language]])) },
  });
  void instance.init();
  return instance;
}
