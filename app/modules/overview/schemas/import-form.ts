import { toSingleLine } from "~/kernel/single-line-text";
import {
  COLUMNS,
  MOST_ROWS,
  rowField,
  type RowEdit,
  type TypedRow,
} from "~/modules/changes/domain/people/starter-table";
import { fieldOf } from "~/modules/inventory/schemas/person-forms";

/** Longer than what any cell may hold. */
const MAX_CELL = 200;

/** Reads the rows that were mended in place: those whose fields differ from what stood there. */
export function parseRowEdits(form: FormData): RowEdit[] {
  const rows = new Set(
    [...form.keys()].flatMap((name) => {
      const [, row] = /^fix\.(\d{1,4})\.name$/.exec(name) ?? [];
      return row === undefined ? [] : [Number(row)];
    }),
  );
  return [...rows].slice(0, MOST_ROWS).flatMap((row) => {
    const typed = (kind: "fix" | "was"): TypedRow => {
      const cell = (column: keyof TypedRow): string =>
        toSingleLine(fieldOf(form, rowField(kind, row, column))).slice(0, MAX_CELL);
      return {
        name: cell("name"),
        like: cell("like"),
        on: cell("on"),
        e164: cell("e164"),
        costCentre: cell("costCentre"),
        phone: cell("phone"),
      };
    };
    const [was, cells] = [typed("was"), typed("fix")];
    return COLUMNS.some((column) => was[column] !== cells[column]) ? [{ row, was, cells }] : [];
  });
}
