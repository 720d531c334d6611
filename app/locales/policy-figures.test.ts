import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { loadSettings } from "~/platform/settings/settings.server";
import { namespaces } from "./registry.server";

const APP = fileURLToPath(new URL("..", import.meta.url));

/** Figures that are not policy: those of the demo data, and examples of what can be typed. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  "identity.story-large": ["24"],
  "findings.UNKNOWN_AREA_CODE": ["020", "0318"],
  "invoices.noneFound": ["981", "67"],
  "changes.areaCodeHint": ["020"],
  "tariffs.notFound": ["00"],
  "tariffs.impossible": ["00"],
  "tariffs.searchHint": ["32", "4", "0900", "1850"],
  "usage.dayWrong": ["01", "10", "2026"],
  "people.dateWrong": ["14", "12", "2026"],
  "people.rowDate": ["14", "12", "2026"],
  "people.rowNumber": ["033", "700", "10", "41"],
};

/** Words for a service level, a limit, a date rule or a price, which would be left behind when the policy changes. */
const NUMBER_WORDS = new RegExp(
  [
    String.raw`\b(twee|drie|vier|vijf|acht|tien|twaalf|veertien|dertig|two|three|four|five|eight|ten|twelve|fourteen|thirty)\b`,
    String.raw`(dag|week|weken|maand|jaar|uur|minu|werkdag|profiel|kantoor|cijfer|day|week|month|year|hour|minute|profile|office|digit)`,
  ].join(" +"),
  "i",
);

const sentences = Object.entries(namespaces).flatMap(([namespace, languages]) =>
  Object.entries(languages).flatMap(([language, texts]: [string, Readonly<Record<string, string>>]) =>
    Object.entries(texts).map(([key, sentence]) => ({ key: `${namespace}.${key}`, language, sentence })),
  ),
);

describe("R4.6 a sentence takes its figures from the policy", () => {
  test("none holds a digit of its own, except `1` in the singular", () => {
    const wrong = sentences.filter(({ key, sentence }) => {
      const figures = sentence.replace(/\{\{\w+\}\}|<\/?\w+>/g, "").match(/\d+/g) ?? [];
      const allowed = ALLOWED[key] ?? (MAY_SAY_ONE.test(key) ? ["1"] : []);
      return figures.some((figure) => !allowed.includes(figure));
    });
    expect(wrong).toEqual([]);
  });

  test("none holds a length of time or a limit in words", () => {
    expect(sentences.filter(({ sentence }) => NUMBER_WORDS.test(sentence))).toEqual([]);
  });

  test("none holds a setting of the operator: brand, name, address, telephone number", () => {
    const { brandName, operator, mailFrom } = loadSettings({});
    const values = [brandName, mailFrom, ...Object.values(operator).filter((value) => value.length > 2)];
    expect(sentences.filter(({ sentence }) => values.some((value) => sentence.includes(value)))).toEqual([]);
  });
});

describe("R4.6 the program takes its figures from the policy", () => {
  const { operator, brandName } = loadSettings({});
  const [pack] = readTariffFiles().rulePacks;
  const figures = [
    ...[operator.phone, operator.creditorId, operator.iban, operator.name, operator.email, brandName],
    ...[pack?.execution.startsAt, pack?.officeHours.until, pack?.maintenance.until, pack?.fit.phoneProductCode],
  ].filter((figure) => figure !== undefined);

  test.each(figures)("%s stands in no source file, or only in that of the settings", (figure) => {
    const holding = sources(APP).filter((path) => withoutComments(readFileSync(path, "utf8")).includes(figure));
    expect(holding.map((path) => path.slice(APP.length))).toEqual(
      Object.values({ ...operator, brandName }).includes(figure) ? ["platform/settings/settings.server.ts"] : [],
    );
  });
});

/** A singular, or a `1` that is not a figure of the policy: one place of the allowance, one more line. */
const MAY_SAY_ONE = /_one$|^contract\.took|^allowance\.roomNone|^changes\.newNameHint$/;

/** What is shipped: no tests, no builders, no specimens, no generated code. */
function sources(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return /^(testing|prisma|locales|gallery)$/.test(entry.name) ? [] : sources(path);
    return /\.(ts|tsx|mjs|json)$/.test(entry.name) && !entry.name.includes(".test.") ? [path] : [];
  });
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*/g, "");
}
