import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

import { namespaces, type Namespace } from "~/locales/registry.server";
import { LANGUAGES, type Language } from "~/kernel/language";
import { textOf, translate, type Texts } from "~/format/texts";

import { languageCookie, languageOf, pageTexts, serverText } from "./texts.server";

const app = fileURLToPath(new URL("../..", import.meta.url));
const names = Object.keys(namespaces) as Namespace[];
const textsOf = (name: Namespace, language: Language): Texts => namespaces[name][language];

describe("the texts", () => {
  test.each(names)("%s has the same keys in every language", (name) => {
    expect(Object.keys(textsOf(name, "en")).sort()).toEqual(Object.keys(textsOf(name, "nl")).sort());
  });

  test.each(names)("%s fills the same places in every language, leaves nothing empty and breaks no line", (name) => {
    for (const [key, dutch] of Object.entries(textsOf(name, "nl"))) {
      const english = textsOf(name, "en")[key] ?? "";
      expect({ key, holes: holesOf(english) }).toEqual({ key, holes: holesOf(dutch) });
      expect({ key, empty: dutch === "" || english === "" }).toEqual({ key, empty: false });
      expect(dutch + english).not.toContain("\n");
    }
  });

  test.each(LANGUAGES)("every file of %s is in the registry", (language) => {
    const files = readdirSync(join(app, "locales", language)).map((file) => file.replace(".json", ""));
    expect(files.sort()).toEqual([...names].sort());
  });

  test("browser and server fill a text alike", () => {
    for (const [name, language] of names.flatMap((each) => LANGUAGES.map((one) => [each, one] as const))) {
      for (const key of Object.keys(textsOf(name, "nl"))) {
        for (const count of [0, 1, 2, 1_184]) {
          const bare = key.replace(/_(one|other)$/, "");
          const values = {
            ...Object.fromEntries(holesOf(textsOf(name, "nl")[key] ?? "").map((hole) => [hole, "x"])),
            count,
          };
          const texts = textsOf(name, language);
          expect(serverText(language, name, bare, values)).toBe(
            translate(texts, bare, values, { language, texts: {} }),
          );
        }
      }
    }
  });
});

describe("the texts that the program asks for", () => {
  const sources = sourceFiles(app).map((path) => ({ path, source: readFileSync(path, "utf8") }));
  const all: Texts = Object.fromEntries(names.flatMap((name) => Object.entries(textsOf(name, "nl"))));

  test("exist", () => {
    const missing = sources.flatMap(({ path, source }) =>
      [...source.matchAll(/\bt\(\s*"([^"]+)"/g)].flatMap(([, key = ""]) => (has(all, key) ? [] : [`${path}: ${key}`])),
    );
    expect(missing).toEqual([]);
  });

  test("of the server exist in the namespace that it names", () => {
    const missing = sources.flatMap(({ path, source }) =>
      [...source.matchAll(/\bserverText\(\s*[\w.]+,\s*"([\w-]+)",\s*"([^"]+)"/g)].flatMap(([, name = "", key = ""]) => {
        const texts = names.find((known) => known === name);
        return texts !== undefined && has(textsOf(texts, "nl"), key) ? [] : [`${path}: ${name} ${key}`];
      }),
    );
    expect(missing).toEqual([]);
  });

  test("of one page do not hide each other", () => {
    const hidden = sources.flatMap(({ path, source }) =>
      [...source.matchAll(/\bpageTexts\(\s*[\w.]+,([^)]*)\)/g)].flatMap(([, list = ""]) => {
        const asked = [...list.matchAll(/"([\w-]+)"/g)].map(([, name = ""]) => names.find((known) => known === name));
        const keys = asked.flatMap((name) => (name === undefined ? [] : Object.keys(textsOf(name, "nl"))));
        return keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${path}: ${key}`);
      }),
    );
    expect(hidden).toEqual([]);
  });
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

test("a page gets the texts of its namespaces", () => {
  const texts = pageTexts("nl", "shell", "common");
  for (const [key, sentence] of Object.entries({ ...textsOf("shell", "nl"), ...textsOf("common", "nl") })) {
    expect(textOf(texts, key)).toBe(sentence);
  }
});

function holesOf(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name = ""]) => name).sort();
}

function has(texts: Texts, key: string): boolean {
  return [key, `${key}_one`, `${key}_other`].some((candidate) => texts[candidate] !== undefined);
}

function sourceFiles(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return path.includes(join("platform", "prisma")) ? [] : sourceFiles(path);
    return /(?<!\.test)\.tsx?$/.test(entry.name) ? [path] : [];
  });
}
