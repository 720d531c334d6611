import { isSupportedDay } from "~/kernel/supported-date";
import type { LocalDate } from "~/kernel/local-date";
import { nameKey } from "../desk/name-key";

/** A row of a pasted table of people who start, read as far as it goes. */
export type StarterRow = {
  /** As it is counted in the table, the head being 1. */
  readonly row: number;
  readonly name: string;
  /** The name of a template, a colleague or a product. */
  readonly like: string;
  readonly on: LocalDate | null;
  readonly e164: string | null;
  readonly costCentre: string | null;
  readonly withPhone: boolean;
  readonly problems: readonly RowProblem[];
};

export type RowProblem =
  | "rowNoName"
  | "rowNoLike"
  | "rowDate"
  | "rowNumber"
  | "rowCostCentre"
  | "rowLikeUnknown"
  | "rowTwice";

/** The table as a whole cannot be read. */
export type TableProblem = "tableEmpty" | "tableNoHead" | "tableTooLong" | "tableUnreadable";

export const MOST_ROWS = 500;

export const COLUMNS = ["name", "like", "on", "e164", "costCentre", "phone"] as const;

export type Column = (typeof COLUMNS)[number];

/** The cells of a row as they were typed. */
export type TypedRow = Readonly<Record<Column, string>>;

/** A row that was mended in place. */
export type RowEdit = {
  /** As it is counted in the table, the head being 1. */
  readonly row: number;
  /** What stood there when it was shown: a table that was changed meanwhile is not touched. */
  readonly was: TypedRow;
  readonly cells: TypedRow;
};

/** What the columns are called, as `nameKey` reads it. */
const HEADS: Readonly<Record<string, Column>> = {
  naam: "name",
  name: "name",
  medewerker: "name",
  employee: "name",
  sjabloon: "like",
  template: "like",
  collega: "like",
  colleague: "like",
  zoals: "like",
  like: "like",
  "sjabloon of collega": "like",
  "template or colleague": "like",
  datum: "on",
  date: "on",
  "eerste dag": "on",
  "first day": "on",
  vanaf: "on",
  from: "on",
  nummer: "e164",
  number: "e164",
  telefoonnummer: "e164",
  "phone number": "e164",
  kostenplaats: "costCentre",
  "cost centre": "costCentre",
  "cost center": "costCentre",
  toestel: "phone",
  "ip toestel": "phone",
  phone: "phone",
};

const YES = new Set(["ja", "yes", "y", "j", "x", "1", "true", "waar"]);

/** Returns the delimiter of a table: that which its head has most of, a tab where it was pasted from a spreadsheet. */
export function delimiterOf(text: string): string {
  const head = text.split(/\r?\n/).find((line) => line.trim() !== "") ?? "";
  const count = (delimiter: string): number => head.split(delimiter).length;
  return ["\t", ";", ","].toSorted((a, b) => count(b) - count(a))[0] ?? ";";
}

/** Returns cells as the text of a table again. */
export function tableText(cells: readonly (readonly string[])[], delimiter: string): string {
  const quoted = (cell: string): string =>
    cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
  return cells.map((row) => row.map(quoted).join(delimiter)).join("\n");
}

/** Returns the table with rows mended in place, and the rest as it is. A column that the table lacks is added when something stands in it. */
export function withEdits(
  cells: readonly (readonly string[])[],
  edits: readonly RowEdit[],
): readonly (readonly string[])[] {
  const [head, ...body] = cells;
  if (head === undefined) return cells;
  const known = head.map((title) => HEADS[nameKey(title)] ?? null);
  const applied = new Map(
    edits
      .filter(({ row, was }) => {
        const typed = typedRow(known, body[row - 2] ?? []);
        return row >= 2 && row < body.length + 2 && COLUMNS.every((column) => typed[column] === was[column]);
      })
      .map((edit) => [edit.row, edit.cells]),
  );
  const added = COLUMNS.filter(
    (column) => !known.includes(column) && [...applied.values()].some((typed) => typed[column] !== ""),
  );
  const columns = [...known, ...added];
  return [
    [...head, ...added.map((column) => ADDED_HEADS[column])],
    ...body.map((row, at) => {
      const typed = applied.get(at + 2);
      // Cells beyond the head belong to no column, and would stand in an added one.
      if (typed === undefined) return added.length === 0 ? row : row.slice(0, head.length);
      const first = (column: Column, place: number): boolean => columns.indexOf(column) === place;
      return columns.map((column, place) =>
        column !== null && first(column, place) ? typed[column] : (row[place] ?? ""),
      );
    }),
  ];
}

/** The name of a field of a row: `fix.12.name` as it is mended, `was.12.name` as it stood there. */
export function rowField(kind: "fix" | "was", row: number, column: keyof TypedRow): string {
  return `${kind}.${String(row)}.${column}`;
}

/** Returns the cells of each row after the head, by their columns; "" where the table lacks one. */
export function typedRows(cells: readonly (readonly string[])[]): TypedRow[] {
  const [head = [], ...body] = cells;
  const known = head.map((title) => HEADS[nameKey(title)] ?? null);
  return body.map((row) => typedRow(known, row));
}

function typedRow(known: readonly (Column | null)[], row: readonly string[]): TypedRow {
  const cell = (column: Column): string => row[known.indexOf(column)] ?? "";
  return {
    name: cell("name"),
    like: cell("like"),
    on: cell("on"),
    e164: cell("e164"),
    costCentre: cell("costCentre"),
    phone: cell("phone"),
  };
}

/** What a column is called that a mended row brings along. */
const ADDED_HEADS: Readonly<Record<Column, string>> = {
  name: "naam",
  like: "sjabloon",
  on: "datum",
  e164: "nummer",
  costCentre: "kostenplaats",
  phone: "toestel",
};

/** Reads the cells of a table whose first row names the columns, Dutch or English. */
export function starterRows(
  cells: readonly (readonly string[])[],
  costCentreOf: (typed: string) => string | null,
): { readonly rows: readonly StarterRow[] } | { readonly problem: TableProblem } {
  const [head, ...body] = cells;
  if (head === undefined) return { problem: "tableEmpty" };
  const columns = head.map((title) => HEADS[nameKey(title)] ?? null);
  if (!columns.includes("name") || !columns.includes("like")) return { problem: "tableNoHead" };
  if (body.length === 0) return { problem: "tableEmpty" };
  if (body.length > MOST_ROWS) return { problem: "tableTooLong" };
  const seen = new Set<string>();
  const rows = body.map((row, at) => {
    const cell = (column: Column): string => (row[columns.indexOf(column)] ?? "").trim().replace(/\s+/g, " ");
    const read = rowOf(cell, at + 2, costCentreOf);
    const key = nameKey(read.name);
    const isTwice = key !== "" && seen.has(key);
    seen.add(key);
    return isTwice ? { ...read, problems: [...read.problems, "rowTwice" as const] } : read;
  });
  return { rows };
}

function rowOf(
  cell: (column: Column) => string,
  row: number,
  costCentreOf: (typed: string) => string | null,
): StarterRow {
  const [name, like, day, number, costCentre] = [
    cell("name"),
    cell("like"),
    cell("on"),
    cell("e164"),
    cell("costCentre"),
  ];
  const on = day === "" ? null : dayOf(day);
  const e164 = number === "" ? null : e164Of(number);
  const centre = costCentre === "" ? null : costCentreOf(costCentre);
  const problems: readonly (RowProblem | false)[] = [
    name === "" && "rowNoName",
    like === "" && "rowNoLike",
    day !== "" && on === null && "rowDate",
    number !== "" && e164 === null && "rowNumber",
    costCentre !== "" && centre === null && "rowCostCentre",
  ];
  return {
    row,
    name,
    like,
    on,
    e164,
    costCentre: centre,
    withPhone: YES.has(nameKey(cell("phone"))),
    problems: problems.filter((problem) => problem !== false),
  };
}

/** Returns a date as it is written here or in ISO: `2026-12-14`, `14-12-2026`, `14/12/2026`; null when it is none. */
export function dayOf(text: string): LocalDate | null {
  const [, day = "", month = "", year = ""] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text) ?? [];
  const iso = year === "" ? text : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isSupportedDay(iso) ? iso : null;
}

/** Returns a number as people write it in E.164, or null when it is none: `033 700 10 41`, `+31 33 700 10 41`, `0031337001041`. A spreadsheet takes
 *  the first 0 away: nine digits are a Dutch number. */
export function e164Of(text: string): string | null {
  if (!/^[+\d\s().-]+$/.test(text)) return null;
  const digits = text.replaceAll(/\D/g, "");
  if (text.trim().startsWith("+")) return /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : null;
  if (digits.startsWith("00")) return /^00[1-9]\d{7,14}$/.test(digits) ? `+${digits.slice(2)}` : null;
  if (/^0[1-9]\d{8}$/.test(digits)) return `+31${digits.slice(1)}`;
  return /^[1-9]\d{8}$/.test(digits) ? `+31${digits}` : /^31[1-9]\d{8}$/.test(digits) ? `+${digits}` : null;
}
