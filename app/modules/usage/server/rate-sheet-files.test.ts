import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { parseRateSheet } from "../schemas/rate-sheet-schema";
import { readRateSheets } from "./rate-sheet-files.server";

const SOURCE = "prisma/tariffs/2020-01-01";
const validFrom = localDate("2020-01-01");
let directory = "";

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "rates-"));
  cpSync(SOURCE, directory, { recursive: true });
});
afterEach(() => rmSync(directory, { recursive: true }));

function change(file: string, from: string, to: string): void {
  const path = join(directory, file);
  const text = readFileSync(path, "utf8");
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  writeFileSync(path, text.replace(from, to));
}

describe("R4.6 call rates are dated data", () => {
  test("of a range the highest applies, in micro-euros", () => {
    const [sheet] = readRateSheets([{ validFrom, directory }]);
    expect(sheet?.zones.find(({ zone }) => zone === "Z6")).toMatchObject({
      startMicroEuros: 90_000,
      fixedMicroEuros: 1_690_000,
      mobileMicroEuros: 1_690_000,
    });
    expect(sheet?.destinations).toHaveLength(91);
    expect(sheet?.serviceNumbers).toHaveLength(8);
    expect(sheet?.mobile).toHaveLength(10);
  });

  test("a sheet that is stored and read again is the same", () => {
    for (const sheet of readRateSheets()) {
      const { validFrom: from, ...content } = sheet;
      expect(parseRateSheet(JSON.parse(JSON.stringify(content)), from)).toEqual(sheet);
    }
  });

  test.each([
    { file: "call-rates.csv", from: "Z3,", to: "Z4,", problem: "zone Z3 has no rate", because: "a zone is missing" },
    { file: "call-rates.csv", from: "0.43", to: "0.21", problem: "lowest rate", because: "a range is upside down" },
    { file: "call-rates.csv", from: "0.27", to: "-0.27", problem: "negative", because: "a rate is negative" },
    { file: "call-rates.csv", from: "0.27", to: "0.1234567", problem: "decimals", because: "a rate is too fine" },
    { file: "zones.csv", from: "*,Z5", to: "QQ,Z5", problem: "* has no zone", because: "the rest has no zone" },
    { file: "zones.csv", from: "satellite,", to: "BE,", problem: "BE has two zones", because: "a country comes twice" },
    { file: "zones.csv", from: "AD,Z2", to: "AD,Z9", problem: "zone", because: "a zone nobody knows" },
    {
      file: "mobile.csv",
      from: "sms,NL,message",
      to: "sms,NL,minute",
      problem: "unit",
      because: "messages by the minute",
    },
    {
      file: "mobile.csv",
      from: "data,roaming-eu",
      to: "data,NL",
      problem: "two mobile rates",
      because: "a rate comes twice",
    },
    {
      file: "service-numbers.csv",
      from: "0909",
      to: "0900",
      problem: "0900 has two rates",
      because: "a prefix comes twice",
    },
    { file: "service-numbers.csv", from: "0909", to: "0850", problem: "no paid number", because: "085 is national" },
    {
      file: "rating-policy.json",
      from: "1048576",
      to: "0",
      problem: "bytesPerMegabyte",
      because: "a megabyte of nothing",
    },
    {
      file: "rating-policy.json",
      from: '"nationalBundle"',
      to: '"nationalBundel"',
      problem: "nationalBundle",
      because: "a policy has no silent defaults",
    },
  ])("are refused when $because", ({ file, from, to, problem }) => {
    change(file, from, to);
    expect(() => readRateSheets([{ validFrom, directory }])).toThrow(problem);
  });

  test("two sheets of one day are refused", () => {
    const folder = { validFrom, directory };
    expect(() => readRateSheets([folder, folder])).toThrow("stand after");
  });
});
