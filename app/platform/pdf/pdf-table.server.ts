import { PDF_INK, PDF_PAGE, type Pdf, type PdfElement } from "./pdf-document.server";
import type { PdfText } from "./pdf-text.server";

export type PdfColumn = { readonly head: string; readonly width: number; readonly align?: "left" | "right" };

/** `group` starts a part, `sub` a part of it, `line` is an ordinary row, `total` stands below a rule. */
export type PdfRow = {
  readonly kind: "group" | "sub" | "line" | "total";
  readonly cells: readonly string[];
  readonly note?: string;
  /** The note stands below all cells, over the width of the table, instead of below the first cell. */
  readonly noteIsWide?: boolean;
};

type Look = { readonly text: PdfText; readonly above: number; readonly below: number; readonly rule: string };

const LOOKS: Readonly<Record<PdfRow["kind"], Look>> = {
  group: { text: { face: "semibold", size: 9.5 }, above: 9, below: 4, rule: PDF_INK.subtle },
  sub: { text: { size: 8, color: PDF_INK.subtle }, above: 5, below: 3, rule: PDF_INK.line },
  line: { text: { size: 8.5 }, above: 3, below: 3, rule: PDF_INK.line },
  total: { text: { face: "semibold", size: 9 }, above: 5, below: 3, rule: PDF_INK.line },
};
const HEAD: PdfText = { size: 8, color: PDF_INK.subtle };
const NOTE: PdfText = { size: 7.5, color: PDF_INK.subtle };
const GAP = 10;
const HEAD_HEIGHT = 18;
const WIDTH = PDF_PAGE.right - PDF_PAGE.left;

type Placed = PdfColumn & { readonly x: number };
type Measured = PdfRow & { readonly height: number; readonly noteTop: number };
type Drawing = { readonly pdf: Pdf; readonly columns: readonly Placed[]; readonly table: PdfElement };

/** Draws a table from `y` on and returns where it ended. A row is never split, and the head is repeated on each page. A
 *  row that starts a part stays with the next one, and a total with the previous one. The first cell of a row is its
 *  header. */
export function drawPdfTable(pdf: Pdf, columns: readonly PdfColumn[], rows: readonly PdfRow[], y: number): number {
  const drawing = { pdf, columns: placed(columns), table: pdf.tag(pdf.root, "Table") };
  const measured = rows.map((row) => ({ ...row, ...heightsOf(drawing, row) }));
  let at = startHead(drawing, y, heightTogether(measured, 0));
  for (const [index, row] of measured.entries()) {
    if (at + heightTogether(measured, index) > PDF_PAGE.bottom) {
      pdf.raw.addPage();
      at = repeatHead(drawing, PDF_PAGE.top);
    }
    at = drawRow(drawing, row, at);
  }
  drawing.table.end();
  return at;
}

function placed(columns: readonly PdfColumn[]): Placed[] {
  let x: number = PDF_PAGE.left;
  return columns.map((column) => {
    const at = x;
    x += column.width;
    return { ...column, x: at };
  });
}

/** Returns the height of a row with those it must stay with: what starts a part stays with the first line below it, and
 *  the last line with the total. */
function heightTogether(rows: readonly Measured[], index: number): number {
  const opens = rows.slice(index, index + 3).findIndex(({ kind }) => kind === "line" || kind === "total");
  const next = index + Math.max(1, opens + 1);
  const together = rows.slice(index, rows[next]?.kind === "total" ? next + 1 : next);
  return together.reduce((sum, row) => sum + row.height, 0);
}

function startHead({ pdf, columns, table }: Drawing, y: number, firstRows: number): number {
  const at = pdf.roomFor(HEAD_HEIGHT + firstRows, y);
  const row = pdf.tag(table, "TR");
  for (const column of columns) {
    const draw = (): void => {
      writeHead(pdf, column, at);
    };
    pdf.tag(row, "TH", draw, "Column");
  }
  return ruleBelowHead(pdf, at);
}

/** On later pages the head is decoration, as the structure has it only once. */
function repeatHead({ pdf, columns }: Drawing, y: number): number {
  pdf.decorate(() => {
    for (const column of columns) writeHead(pdf, column, y);
  });
  return ruleBelowHead(pdf, y);
}

function writeHead(pdf: Pdf, column: Placed, y: number): void {
  pdf.write(column.head, { x: column.x, y, width: textWidth(column) }, { ...HEAD, align: column.align ?? "left" });
}

function ruleBelowHead(pdf: Pdf, y: number): number {
  drawRule(pdf, y + HEAD_HEIGHT - 4, PDF_INK.subtle);
  return y + HEAD_HEIGHT - 3;
}

function drawRow({ pdf, columns, table }: Drawing, row: Measured, y: number): number {
  const look = LOOKS[row.kind];
  if (row.kind === "total") drawRule(pdf, y + 1, PDF_INK.ink);
  const element = pdf.tag(table, "TR");
  for (const [index, column] of columns.entries()) {
    const draw = (): void => {
      writeCell(pdf, column, row, index, y + look.above);
    };
    if (index === 0) pdf.tag(element, "TH", draw, "Row");
    else pdf.tag(element, "TD", draw);
  }
  if (row.kind !== "total") drawRule(pdf, y + row.height, look.rule);
  return y + row.height;
}

function writeCell(pdf: Pdf, column: Placed, row: Measured, index: number, y: number): void {
  const text = row.cells[index] ?? "";
  if (text === "") return;
  const { x, align = "left" } = column;
  const width = cellWidth(column, row, index);
  const height = pdf.write(text, { x, y, width }, { ...LOOKS[row.kind].text, align, tabular: align === "right" });
  if (index !== 0 || row.note === undefined) return;
  const box = row.noteIsWide === true ? { x, y: y + row.noteTop, width: WIDTH } : { x, y: y + height, width };
  pdf.write(row.note, box, NOTE);
}

/** The height of a row, and where a wide note starts below the top of its text. */
function heightsOf({ pdf, columns }: Drawing, row: PdfRow): Pick<Measured, "height" | "noteTop"> {
  const look = LOOKS[row.kind];
  const { note, noteIsWide = false } = row;
  const heights = columns.map((column, index) => {
    const width = cellWidth(column, row, index);
    const below = index === 0 && note !== undefined && !noteIsWide ? pdf.measure(note, width, NOTE) : 0;
    return below + pdf.measure(row.cells[index] ?? "", width, look.text);
  });
  const noteTop = Math.max(...heights);
  const wide = note !== undefined && noteIsWide ? pdf.measure(note, WIDTH, NOTE) : 0;
  return { noteTop, height: noteTop + wide + look.above + look.below };
}

function textWidth(column: PdfColumn): number {
  return column.align === "right" ? column.width : column.width - GAP;
}

/** The first cell of a part or a total may extend over the empty cells next to it. */
function cellWidth(column: PdfColumn, row: PdfRow, index: number): number {
  return index === 0 && row.kind !== "line" ? Math.max(textWidth(column), 300) : textWidth(column);
}

function drawRule(pdf: Pdf, y: number, color: string): void {
  pdf.decorate(() => {
    pdf.raw.moveTo(PDF_PAGE.left, y).lineTo(PDF_PAGE.right, y).lineWidth(0.5).strokeColor(color).stroke();
  });
}
