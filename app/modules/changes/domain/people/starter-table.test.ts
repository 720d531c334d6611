import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { dayOf, delimiterOf, e164Of, starterRows, tableText, typedRows, withEdits } from "./starter-table";

const centre = (typed: string): string | null => (typed.length > 40 ? null : typed);

describe("a table of people who start", () => {
  test.each([
    { text: "naam;sjabloon\nJan;Sales", delimiter: ";", because: "the Dutch CSV of a spreadsheet" },
    { text: "name,template\nJan,Sales", delimiter: ",", because: "the English one" },
    {
      text: "naam\tsjabloon\nJan, de jonge\tSales; Noord",
      delimiter: "\t",
      because: "cells pasted from a spreadsheet",
    },
    { text: "\n\nnaam;sjabloon", delimiter: ";", because: "empty lines before the header" },
    { text: "naam", delimiter: "\t", because: "one column" },
  ])("$because", ({ text, delimiter }) => {
    expect(delimiterOf(text)).toBe(delimiter);
  });

  test.each([
    { text: "2026-12-14", day: "2026-12-14" },
    { text: "14-12-2026", day: "2026-12-14" },
    { text: "1/2/2027", day: "2027-02-01" },
    { text: "1.2.2027", day: "2027-02-01" },
    { text: "31-02-2027", day: null },
    { text: "14-12-26", day: null },
    { text: "maandag", day: null },
  ])("a date written as $text is $day", ({ text, day }) => {
    expect(dayOf(text)).toBe(day);
  });

  test.each([
    { text: "033 700 10 41", e164: "+31337001041" },
    { text: "+31 33 700 10 41", e164: "+31337001041" },
    { text: "0031-33-7001041", e164: "+31337001041" },
    { text: "337001041", e164: "+31337001041" },
    { text: "+32 2 123 45 67", e164: "+3221234567" },
    { text: "12", e164: null },
    { text: "toestel 4", e164: null },
    { text: "+", e164: null },
  ])("a number written as $text is $e164", ({ text, e164 }) => {
    expect(e164Of(text)).toBe(e164);
  });

  test("is read by its header, Dutch or English, in any order", () => {
    const dutch = [
      ["Kostenplaats", "NAAM", "Sjabloon", "Datum", "Nummer", "Toestel"],
      ["Sales", " Sanne  de Wit ", "Jan Bakker", "14-12-2026", "033 700 10 41", "ja"],
    ];
    const english = [
      ["name", "Template", "First day", "number", "cost centre", "phone"],
      ["Sanne de Wit", "Jan Bakker", "2026-12-14", "+31337001041", "Sales", "x"],
    ];
    const row = {
      row: 2,
      name: "Sanne de Wit",
      like: "Jan Bakker",
      on: "2026-12-14",
      e164: "+31337001041",
      costCentre: "Sales",
      withPhone: true,
      problems: [],
    };
    expect(starterRows(dutch, centre)).toEqual({ rows: [row] });
    expect(starterRows(english, centre)).toEqual({ rows: [row] });
  });

  test("names each row's problems, and leaves the other rows alone", () => {
    const cells = [
      ["naam", "sjabloon", "datum", "nummer", "kostenplaats"],
      ["", "", "", "", ""],
      ["Jan", "Sales", "morgen", "abc", "x".repeat(41)],
      ["Els", "Sales"],
      ["ÉLS", "Sales"],
    ];
    const read = starterRows(cells, centre);
    expect("rows" in read && read.rows.map(({ row, problems }) => [row, problems])).toEqual([
      [2, ["rowNoName", "rowNoLike"]],
      [3, ["rowDate", "rowNumber", "rowCostCentre"]],
      [4, []],
      [5, ["rowTwice"]],
    ]);
  });

  test.each([
    { cells: [], problem: "tableEmpty" },
    { cells: [["naam", "sjabloon"]], problem: "tableEmpty" },
    {
      cells: [
        ["Jan", "Sales"],
        ["Els", "Sales"],
      ],
      problem: "tableNoHead",
    },
    { cells: [["naam"], ["Jan"]], problem: "tableNoHead" },
    { cells: [["naam", "sjabloon"], ...Array.from({ length: 501 }, () => ["Jan", "Sales"])], problem: "tableTooLong" },
  ])("$problem", ({ cells, problem }) => {
    expect(starterRows(cells, centre)).toEqual({ problem });
  });

  test("the rows that are left to correct form a table again", () => {
    expect(
      tableText(
        [
          ["naam", "sjabloon"],
          ['Jan "de" Wit', "a;b"],
        ],
        ";",
      ),
    ).toBe('naam;sjabloon\n"Jan ""de"" Wit";"a;b"');
  });
});

describe("rows that are mended in place", () => {
  const table = [
    ["naam", "sjabloon", "datum"],
    ["Jan", "Sales", "morgen"],
    ["Els", "Salse", ""],
  ];
  const nothing = { name: "", like: "", on: "", e164: "", costCentre: "", phone: "" };
  const els = { ...nothing, name: "Els", like: "Salse" };

  test("change their own cells, and leave every other row and column as it is", () => {
    const edits = [{ row: 3, was: els, cells: { ...els, like: "Sales" } }];
    expect(withEdits(table, edits)).toEqual([table[0], table[1], ["Els", "Sales", ""]]);
  });

  test("bring the columns along that the table lacked", () => {
    const edits = [{ row: 3, was: els, cells: { ...els, like: "Sales", e164: "033 700 10 41" } }];
    expect(withEdits(table, edits)).toEqual([
      ["naam", "sjabloon", "datum", "nummer"],
      ["Jan", "Sales", "morgen"],
      ["Els", "Sales", "", "033 700 10 41"],
    ]);
  });

  test.each([
    { row: 2, because: "another row stands there now" },
    { row: 1, because: "the head is no row" },
    { row: 4, because: "there is no such row" },
    { row: -1, because: "there is no such row" },
  ])("touch nothing when the table is another one: $because", ({ row }) => {
    expect(withEdits(table, [{ row, was: els, cells: nothing }])).toEqual(table);
  });

  test("whatever is mended is read back, and nothing else is different", () => {
    const cell = fc.constantFrom("", "Jan", "a;b", 'x "y"', "14-12-2026", "Sales");
    const row = fc.record({ name: cell, like: cell, on: cell, e164: cell, costCentre: cell, phone: cell });
    const heads = fc.shuffledSubarray(["sjabloon", "datum", "nummer", "kostenplaats", "toestel", "iets"]);
    fc.assert(
      fc.property(
        heads,
        fc.array(fc.array(cell, { maxLength: 8 }), { minLength: 1, maxLength: 5 }),
        fc.nat(4),
        row,
        (columns, body, at, cells) => {
          const cellsBefore = [["naam", ...columns], ...body];
          const before = typedRows(cellsBefore);
          const row = (at % body.length) + 2;
          const was = before[row - 2];
          if (was === undefined) return;
          const after = typedRows(withEdits(cellsBefore, [{ row, was, cells }]));
          expect(after).toEqual(before.map((typed, index) => (index === row - 2 ? cells : typed)));
        },
      ),
    );
  });
});
