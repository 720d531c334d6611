import { CsvError, parse } from "csv-parse/sync";

import type { Language } from "~/kernel/language";
import type { ChangeLine } from "~/modules/changes/domain/change-line";
import {
  delimiterOf,
  MOST_ROWS,
  starterRows,
  typedRows,
  withEdits,
  type RowEdit,
  tableText,
  type StarterRow,
  type TableProblem,
} from "~/modules/changes/domain/people/starter-table";
import { startingLines, withPhones } from "~/modules/changes/domain/people/starting";
import { costCentreName, costCentreProblem } from "~/modules/inventory/domain/cost-centre";
import { pageOf } from "~/kernel/paged";
import { nameProblem } from "~/modules/inventory/domain/person-name";
import type { ServerContext } from "~/platform/context.server";
import { EMPTY_IMPORT, type ImportView, type JudgedRow } from "../domain/start-view";
import { proposedOutcome } from "./propose-lines.server";
import { kitsByName, loadStarterDesk, type StarterDesk } from "./starter-desk.server";

/** The page of several people who start at once, and the lines of all rows that are good. */
export type ImportPage = {
  readonly view: ImportView;
  readonly lines: readonly ChangeLine[];
  /** The table with the head and the rows that are not good alone, to be mended. */
  readonly left: string;
};

/** Longer than a table of as many rows as there can be. */
const MAX_TABLE_LENGTH = 200_000;

export type AskedOfTable = {
  readonly text: string;
  /** From 1. */
  readonly page: number;
  readonly language: Language;
  /** Rows that were mended in place. */
  readonly edits?: readonly RowEdit[];
};

/** Judges a pasted table as one request, without storing anything, in five statements. */
export async function judgeTable(
  context: Pick<ServerContext, "database" | "clock" | "settings">,
  customerId: string,
  asked: AskedOfTable,
): Promise<ImportPage> {
  const { page, language, edits = [] } = asked;
  const text = mendedText(asked.text, edits);
  const read = text.length > MAX_TABLE_LENGTH ? { problem: "tableTooLong" as const } : readTable(text);
  if ("problem" in read) return { view: { ...EMPTY_IMPORT, text, problem: read.problem }, lines: [], left: text };
  const desk = await loadStarterDesk(context, customerId);
  const kitNamed = kitsByName(desk);
  const typed = typedRows(read.cells);
  const rowsAsked = read.rows.map((row) => ({ ...row, lines: linesOf(row, desk, kitNamed) })).map(withUnknown);
  const first = judge(rowsAsked, desk, language);
  // What is refused costs nothing, and gives its number to nobody.
  const refused = new Set(first.rows.filter(({ errors }) => errors.length > 0).map(({ row }) => row));
  const good = rowsAsked.filter(({ row, problems }) => problems.length === 0 && !refused.has(row));
  const outcome = proposedOutcome(
    desk.snapshot,
    good.flatMap(({ lines }) => lines),
    language,
  );
  const rows = first.rows.toSorted((a, b) => Number(isGood(a)) - Number(isGood(b)) || a.row - b.row);
  const shown = pageOf(rows, page, ROWS_A_PAGE);
  return {
    view: {
      text,
      problem: null,
      rows: {
        ...shown,
        items: shown.items.map((row) => (isGood(row) ? row : { ...row, typed: typed[row.row - 2] ?? null })),
      },
      counts: { good: good.length, bad: rows.length - good.length },
      totals: good.length === 0 ? null : { ...outcome },
    },
    lines: good.length > 0 && outcome.isPossible ? good.flatMap(({ lines }) => lines) : [],
    left: leftOf(read.cells, new Set(good.map(({ row }) => row)), delimiterOf(text)),
  };
}

const ROWS_A_PAGE = 50;

/** The head is row 1. */
function leftOf(cells: readonly (readonly string[])[], good: ReadonlySet<number>, delimiter: string): string {
  return tableText(
    cells.filter((_, at) => !good.has(at + 1)),
    delimiter,
  );
}

function isGood({ problems, errors }: Pick<JudgedRow, "problems" | "errors">): boolean {
  return problems.length === 0 && errors.length === 0;
}

type AskedRow = StarterRow & { readonly lines: readonly ChangeLine[] };

function judge(
  asked: readonly AskedRow[],
  { snapshot }: StarterDesk,
  language: Language,
): { readonly rows: readonly JudgedRow[] } {
  const sound = asked.filter(({ problems }) => problems.length === 0);
  const outcome = proposedOutcome(
    snapshot,
    sound.flatMap(({ lines }) => lines),
    language,
  );
  const starts = new Map<number, number>();
  let at = 0;
  for (const { row, lines } of sound) {
    starts.set(row, at);
    at += lines.length;
  }
  return {
    rows: asked.map(({ row, name, like, on, e164, costCentre, problems, lines }): JudgedRow => {
      const start = starts.get(row);
      const own = start === undefined ? [] : outcome.lines.slice(start, start + lines.length);
      return {
        row,
        name,
        like,
        on: own.flatMap((line) => line.on ?? []).sort()[0] ?? on,
        e164,
        costCentre,
        oneTimeCents: own.reduce((sum, line) => sum + line.oneTimeCents, 0),
        monthlyDeltaCents: own.reduce((sum, line) => sum + line.monthlyDeltaCents, 0),
        problems,
        typed: null,
        errors: [...new Set(own.flatMap(({ errors }) => errors))],
      };
    }),
  };
}

function linesOf(row: StarterRow, desk: StarterDesk, kitNamed: ReturnType<typeof kitsByName>): readonly ChangeLine[] {
  const kit = row.like === "" ? null : kitNamed(row.like);
  if (kit === null) return [];
  const kept = row.withPhone ? withPhones(kit, true) : kit;
  return startingLines(kept, row, desk.snapshot);
}

function withUnknown(row: AskedRow): AskedRow {
  const isUnknown = row.like !== "" && row.lines.length === 0;
  const isNameless = row.name !== "" && nameProblem(row.name) !== null;
  return {
    ...row,
    problems: [
      ...row.problems,
      ...(isUnknown ? (["rowLikeUnknown"] as const) : []),
      ...(isNameless ? (["rowNoName"] as const) : []),
    ],
  };
}

/** Returns the table with its mended rows; one that cannot be read is left as it is. */
function mendedText(text: string, edits: readonly RowEdit[]): string {
  if (edits.length === 0 || text.length > MAX_TABLE_LENGTH) return text;
  const read = readTable(text);
  return "problem" in read ? text : tableText(withEdits(read.cells, edits), delimiterOf(text));
}

type ReadTable = { readonly rows: readonly StarterRow[]; readonly cells: readonly (readonly string[])[] };

function readTable(text: string): ReadTable | { readonly problem: TableProblem } {
  if (text.trim() === "") return { problem: "tableEmpty" };
  try {
    const cells = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
      to: MOST_ROWS + 2,
    });
    const read = starterRows(cells, (typed) => {
      const name = costCentreName(typed);
      return costCentreProblem(name) === null ? name : null;
    });
    return "problem" in read ? read : { ...read, cells };
  } catch (error) {
    if (error instanceof CsvError) return { problem: "tableUnreadable" };
    throw error;
  }
}
