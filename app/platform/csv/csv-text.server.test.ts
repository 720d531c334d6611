import { describe, expect, test } from "vitest";

import { csvEuros, csvFormOf, csvLine } from "./csv-text.server";

describe("a cell of CSV", () => {
  test.each([
    { cell: "=2+5", written: "'=2+5", because: "no spreadsheet computes it" },
    { cell: "+31 20", written: "'+31 20", because: "nor a telephone number" },
    { cell: "-1+1", written: "'-1+1", because: "nor a sum" },
    { cell: "@SUM(A1)", written: "'@SUM(A1)", because: "nor a function" },
    { cell: "\tx", written: "'\tx", because: "nor what follows a tab" },
    { cell: "\r=1", written: '"\'\r=1"', because: "nor what follows a line end" },
    { cell: "＝2+5", written: "'＝2+5", because: "wide characters are read like the narrow ones" },
    { cell: "＋31", written: "'＋31", because: "so are these" },
    { cell: "－1", written: "'－1", because: "and these" },
    { cell: "＠SUM(A1)", written: "'＠SUM(A1)", because: "and these" },
    { cell: "﹦1", written: "'﹦1", because: "small ones too" },
    { cell: "\u200B =1", written: "'\u200B =1", because: "an invisible character does not hide a formula" },
    { cell: "a = b", written: "a = b", because: "a sign in the middle is harmless" },
    { cell: "12,50", written: '"12,50"', because: "a comma in a cell does not split it" },
    { cell: "a;b", written: '"a;b"', because: "the file may be opened with the other separator" },
    { cell: "-12.50", written: "-12.50", because: "an amount stays an amount" },
    { cell: 'a "b", c', written: '"a ""b"", c"', because: "RFC 4180" },
  ])("$cell: $because", ({ cell, written }) => expect(csvLine([cell])).toBe(`${written}\r\n`));

  test.each([
    [0, "0.00"],
    [5, "0.05"],
    [-1_234, "-12.34"],
  ])("%i cents are %s", (cents, written) => expect(csvEuros(cents)).toBe(written));

  test.each([
    { query: "", language: "nl", line: "a;-0,05\r\n", because: "a Dutch spreadsheet opens it as columns and amounts" },
    { query: "format=rfc4180", language: "nl", line: "a,-0.05\r\n", because: "a program reads this" },
    { query: "format=x", language: "nl", line: "a;-0,05\r\n", because: "no other form is known" },
    { query: "", language: "en", line: "a,-0.05\r\n", because: "amounts are written as on the English pages" },
    { query: "format=rfc4180", language: "en", line: "a,-0.05\r\n", because: "a program reads this" },
  ] as const)("'$query' in $language: $because", ({ query, language, line }) => {
    const form = csvFormOf(new URLSearchParams(query), language);
    expect(csvLine(["a", csvEuros(-5, form)], form)).toBe(line);
  });
});
