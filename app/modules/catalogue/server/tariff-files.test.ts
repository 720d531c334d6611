import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { isDeepStrictEqual } from "node:util";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { isLocalDate } from "~/kernel/local-date";
import { readCsvRows } from "~/platform/csv/csv-rows.server";
import { territoriesByCallingCode } from "~/modules/usage/server/number-plan/number-metadata.server";
import { readTariffFiles } from "./tariff-files.server";

const made: string[] = [];
afterEach(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true, force: true });
});
function folder(files: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(tmpdir(), "tariffs-"));
  made.push(directory);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(directory, path, ".."), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  return directory;
}

describe("the tariff files", () => {
  const { priceBook, rulePacks, rateSheetFiles } = readTariffFiles();
  const directory = "prisma/tariffs";
  const folders = readdirSync(directory).sort();
  const holding = (file: string): string[] => folders.filter((day) => existsSync(join(directory, day, file)));
  const rowsOf = (file: string): string[] =>
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .slice(1);
  test("hold every area code that the number plan knows, and no other (R5.11)", () => {
    const pattern = territoriesByCallingCode()
      .get("31")
      ?.find(({ country }) => country === "NL")?.fixed?.pattern;
    const isFixed = (start: string): boolean => new RegExp(`^(?:${pattern ?? "none"})$`).test(start.padEnd(9, "0"));
    const codes = Array.from({ length: 90 }, (_, at) => String(at + 10)).flatMap((start) => {
      const longer = Array.from({ length: 10 }, (_, digit) => `${start}${String(digit)}`);
      // A short code has all of the longer ones to itself.
      return longer.every(isFixed) ? [start] : longer.filter(isFixed);
    });
    expect(codes).toHaveLength(141);
    const dialled = codes.map((code) => `0${code}`).toSorted();
    for (const { areaCodes } of rulePacks) expect(areaCodes.geographic.toSorted()).toEqual(dialled);
  });
  test.each(holding("products.csv"))("hold every row of the price list and of the numbers of %s, in order", (day) => {
    const rows = ["products.csv", "numbers.csv"].flatMap((file) => rowsOf(join(directory, day, file)));
    expect(rows.length).toBeGreaterThan(0);
    const list = priceBook.find(({ validFrom }) => validFrom === day);
    expect([...(list?.products.keys() ?? [])]).toEqual(rows.map((row) => row.split(",", 1)[0]));
  });
  test("give a product its price, and a number its countries", () => {
    expect(priceBook[0]?.products.get("VOICE_PROFILE_PRO")).toMatchObject({
      monthlyCents: 750,
      firstInstallCents: 1500,
      expansionCents: 1500,
      oneTimeBasis: "per_unit",
    });
    expect(priceBook[0]?.products.get("VOICE_INTERNET_ACCESS")).toMatchObject({
      monthlyCents: 2120,
      firstInstallCents: 9900,
      expansionCents: null,
    });
    expect(priceBook[0]?.products.get("NUM_NEW_1_INTL")?.countries).toHaveLength(15);
  });
  test("R5.7 the products of the other modules are ours, and say so", () => {
    const products = [...(priceBook[0]?.products.values() ?? [])];
    const priced = products
      .filter(({ category }) => category !== "voice")
      .map(({ code, monthlyCents, source }) => `${code} ${String(monthlyCents)} ${source}`);
    expect(priced.toSorted()).toEqual([
      "INTERNET_4G_BACKUP 0 demo",
      "INTERNET_ACCESS 4500 demo",
      "INTERNET_EXTRA_VEILIG 0 demo",
      "INTERNET_PIN_OVER_IP 400 demo",
      "MOBILE_FIXED_MOBILE 250 demo",
      "MOBILE_PROFILE_BASIS 1500 demo",
      "MOBILE_PROFILE_PLUS 2250 demo",
      "SERVICE_LEVEL_PREMIUM 2500 demo",
      "TV_INFO_PAGE 500 demo",
      "TV_PROFILE 1750 demo",
    ]);
  });
  test("R4.6 R5.7 a later list only adds the products that the first one lacked, as ours", () => {
    const [first, second] = priceBook;
    const added = [...(second?.products.values() ?? [])].filter(({ code }) => !first?.products.has(code));
    expect(
      [...(first?.products ?? [])].filter(([code, product]) => !isDeepStrictEqual(second?.products.get(code), product)),
    ).toEqual([]);
    expect(added.map(({ code, monthlyCents, source }) => `${code} ${String(monthlyCents)} ${source}`)).toEqual([
      ...[2, 3, 4, 5, 6, 7, 8].map((count) => `INTERNET_FIXED_IP_${String(count)} 0 demo`),
      "INTERNET_ENDPOINT_PROTECTION 750 demo",
      "TV_VIDEO_PAGE 750 demo",
      "TV_TICKER 250 demo",
    ]);
  });
  test("R5.7 a later rule pack differs from the first one in what it says of those products", () => {
    const [first, second] = rulePacks;
    const withoutThose = (pack: typeof first) => ({
      ...pack,
      validFrom: null,
      fit: { ...pack?.fit, exclusiveGroups: null, substantiated: null },
    });
    expect(withoutThose(second)).toEqual(withoutThose(first));
    expect(second?.fit.exclusiveGroups.slice(0, -1)).toEqual(first?.fit.exclusiveGroups);
    expect(second?.fit.substantiated).toEqual(second?.fit.exclusiveGroups.at(-1));
  });
  test("are read from every folder, whichever of the files it holds", () => {
    expect(folders.filter((day) => !isLocalDate(day))).toEqual([]);
    expect(priceBook.map(({ validFrom }) => validFrom)).toEqual(holding("products.csv"));
    expect(rulePacks.map(({ validFrom }) => validFrom)).toEqual(holding("rule-pack.json"));
    expect(rateSheetFiles.map(({ validFrom }) => validFrom)).toEqual(holding("call-rates.csv"));
  });
  test("name every problem", () => {
    expect(() => readTariffFiles(folder({ "2026-01-01/other.txt": "" }))).toThrow(
      "There is no price list; There is no rule pack",
    );
  });
  test("a folder that is not named after a date is not a tariff", () => {
    expect(() => readTariffFiles(folder({ "drafts/rule-pack.json": "{" }))).toThrow("There is no price list");
  });
});

describe("CSV", () => {
  test.each([
    { because: "plain", text: "a,b\n1,2\n", rows: [{ a: "1", b: "2" }] },
    {
      because: "quotes, doubled quotes, commas and line ends inside",
      text: 'a,b\n"1,1","say ""hi""\nthere"\n',
      rows: [{ a: "1,1", b: 'say "hi"\nthere' }],
    },
    {
      because: "CRLF, and no line end at the end",
      text: "a,b\r\n1,\r\n,2",
      rows: [
        { a: "1", b: "" },
        { a: "", b: "2" },
      ],
    },
    {
      because: "both line ends",
      text: "a,b\r\n1,2\n3,4\r\n",
      rows: [
        { a: "1", b: "2" },
        { a: "3", b: "4" },
      ],
    },
    { because: "blank lines are not rows", text: "a,b\n\n1,2\n\n", rows: [{ a: "1", b: "2" }] },
    {
      because: "a byte order mark is not text",
      text: '\uFEFFcode,name\nA,"x, y"\n',
      rows: [{ code: "A", name: "x, y" }],
    },
  ])("$because", ({ text, rows }) => {
    expect(readCsvRows(join(folder({ "file.csv": text }), "file.csv"))).toEqual(rows);
  });

  test.each([
    { because: "a row of another length", text: "code,name\nA,b\nB\n", said: /file\.csv: .*expect 2, got 1 on line 3/ },
    { because: "a quote inside", text: 'code,name\nA,b"c\n', said: /file\.csv: .* line 2/ },
    { because: "a quote that never ends", text: 'code,name\nA,"b\n', said: /file\.csv: .*line 2/ },
    { because: "no header", text: "", said: /file\.csv is empty/ },
  ])("$because is reported with the file and the line", ({ text, said }) => {
    expect(() => readCsvRows(join(folder({ "file.csv": text }), "file.csv"))).toThrow(said);
  });
});
