import { PDF_INK, PDF_PAGE, type Pdf, type PdfElement, type PdfText } from "./pdf-document.server";

export type PdfColumn = { readonly head: string; readonly width: number; readonly align?: "left" | "right" };

/** `group` opens a part, `sub` a part of it, `line` is one of many, `total` stands under a rule. */
export type PdfRow = {
  readonly kind: "group" | "sub" | "line" | "total";
  readonly cells: readonly string[];
  readonly note?: string;
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

/** Draws a table from `y` on and answers where it ended. A row is never split; where a page ends the head is repeated, and a
 *  row that opens a part stays with the one below it. The first cell of a row is its head. */
export function drawPdfTable(pdf: Pdf, columns: readonly PdfColumn[], rows: readonly PdfRow[], y: number): number {
  const table = pdf.tag(pdf.root, "Table");
  const lefts = columns.map(
    (_, at) => PDF_PAGE.left + columns.slice(0, at).reduce((sum, column) => sum + column.width, 0),
  );
  let at = startHead(pdf, table, columns, lefts, y, heightTogether(pdf, columns, rows, 0));
  for (const [index, row] of rows.entries()) {
    if (at + heightTogether(pdf, columns, rows, index) > PDF_PAGE.bottom) {
      pdf.raw.addPage();
      at = repeatHead(pdf, columns, lefts, PDF_PAGE.top);
    }
    at = drawRow(pdf, table, columns, lefts, row, at);
  }
  table.end();
  return at;
}

function startHead(
  pdf: Pdf,
  table: PdfElement,
  columns: readonly PdfColumn[],
  lefts: readonly number[],
  y: number,
): number {
  const at = y + HEAD_HEIGHT + 40 > PDF_PAGE.bottom ? PDF_PAGE.top : y;
  if (at !== y) pdf.raw.addPage();
  const row = pdf.tag(table, "TR");
  for (const [index, column] of columns.entries()) {
    pdf.tag(row, "TH", () => writeHead(pdf, column, lefts[index] ?? 0, at), "Column");
  }
  return ruleBelowHead(pdf, at);
}

/** On later pages the head is decoration: the structure has it once. */
function repeatHead(pdf: Pdf, columns: readonly PdfColumn[], lefts: readonly number[], y: number): number {
  pdf.decorate(() => {
    for (const [index, column] of columns.entries()) writeHead(pdf, column, lefts[index] ?? 0, y);
  });
  return ruleBelowHead(pdf, y);
}

function writeHead(pdf: Pdf, column: PdfColumn, x: number, y: number): void {
  pdf.write(column.head, { x, y, width: column.width - GAP }, { ...HEAD, align: column.align ?? "left" });
}

function ruleBelowHead(pdf: Pdf, y: number): number {
  drawRule(pdf, y + HEAD_HEIGHT - 4, PDF_INK.subtle);
  return y + HEAD_HEIGHT - 3;
}

function drawRow(
  pdf: Pdf,
  table: PdfElement,
  columns: readonly PdfColumn[],
  lefts: readonly number[],
  row: PdfRow,
  y: number,
): number {
  const look = LOOKS[row.kind];
  const height = heightOf(pdf, columns, row);
  if (row.kind === "total") drawRule(pdf, y + 1, PDF_INK.ink);
  const element = pdf.tag(table, "TR");
  for (const [index, column] of columns.entries()) {
    const isHead = index === 0;
    const draw = (): void => writeCell(pdf, column, row, index, lefts[index] ?? 0, y + look.above);
    pdf.tag(element, isHead ? "TH" : "TD", draw, isHead ? "Row" : undefined);
  }
  if (row.kind !== "total") drawRule(pdf, y + height, look.rule);
  return y + height;
}

function writeCell(pdf: Pdf, column: PdfColumn, row: PdfRow, index: number, x: number, y: number): void {
  const text = row.cells[index] ?? "";
  if (text === "") return;
  const align = column.align ?? "left";
  const width = widthOf(column, row, index);
  const height = pdf.write(text, { x, y, width }, { ...LOOKS[row.kind].text, align, tabular: align === "right" });
  if (index === 0 && row.note !== undefined) pdf.write(row.note, { x, y: y + height, width }, NOTE);
}

function heightOf(pdf: Pdf, columns: readonly PdfColumn[], row: PdfRow): number {
  const look = LOOKS[row.kind];
  const heights = columns.map((column, index) =>
    pdf.measure(row.cells[index] ?? "", widthOf(column, row, index), look.text),
  );
  const note = row.note === undefined ? 0 : pdf.measure(row.note, widthOf(columns[0], row, 0), NOTE);
  return Math.max((heights[0] ?? 0) + note, ...heights) + look.above + look.below;
}

/** The first cell of a part or a total may run on over the empty cells beside it. */
function widthOf(column: PdfColumn | undefined, row: PdfRow, index: number): number {
  const own = (column?.width ?? 0) - (column?.align === "right" ? 0 : GAP);
  return index === 0 && row.kind !== "line" ? Math.max(own, 300) : own;
}

function drawRule(pdf: Pdf, y: number, color: string): void {
  pdf.decorate(() => {
    pdf.raw.moveTo(PDF_PAGE.left, y).lineTo(PDF_PAGE.right, y).lineWidth(0.5).strokeColor(color).stroke();
  });
}
