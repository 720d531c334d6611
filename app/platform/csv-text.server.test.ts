import { describe, expect, test } from "vitest";

import { csvEuros, csvLine } from "./csv-text.server";

describe("a cell of CSV", () => {
  test.each([
    { cell: "=2+5", written: "'=2+5", because: "no spreadsheet computes it" },
    { cell: "+31 20", written: "'+31 20", because: "nor a number to call" },
    { cell: "-1+1", written: "'-1+1", because: "nor a sum" },
    { cell: "@SUM(A1)", written: "'@SUM(A1)", because: "nor a function" },
    { cell: "\tx", written: "'\tx", because: "nor what a tab hides" },
    { cell: "\r=1", written: '"\'\r=1"', because: "nor what a line end hides" },
    { cell: "-12.50", written: "-12.50", because: "an amount stays one" },
    { cell: 'a "b", c', written: '"a ""b"", c"', because: "RFC 4180" },
  ])("$cell: $because", ({ cell, written }) => expect(csvLine([cell])).toBe(`${written}\r\n`));

  test.each([
    [0, "0.00"],
    [5, "0.05"],
    [-1_234, "-12.34"],
  ])("%i cents are %s", (cents, written) => expect(csvEuros(cents)).toBe(written));
});
