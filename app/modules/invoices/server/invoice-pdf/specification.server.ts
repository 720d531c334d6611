import { sum } from "~/kernel/money";
import { PDF_INK, PDF_PAGE } from "~/platform/pdf/pdf-document.server";
import { drawPdfTable, type PdfColumn, type PdfRow } from "~/platform/pdf/pdf-table.server";
import type { InvoiceLine } from "~/modules/billing/domain/invoice-line";
import { costsByUser, type UserCosts } from "../../domain/costs-by-user";
import { linesByModule } from "../../domain/line-groups";
import { groupName, namesakeWords, moduleName, spanWords, usageWords } from "../../words/invoice-words";
import type { InvoicePage } from "./invoice-page.server";

/** Draws the specification: every line by module, then what each user costs. Returns where it ended. */
export function drawSpecification(page: InvoicePage, y: number): number {
  const linesEnd = drawLines(page, drawHeading(page, page.t("linesByModule"), y));
  return drawUsers(page, drawHeading(page, page.t("costsByUser"), linesEnd + 26));
}

/** Room for a heading, the head of its table and the first rows. */
const HEADING_WITH_TABLE = 120;

function drawHeading({ pdf, t }: InvoicePage, title: string, y: number): number {
  const top = pdf.roomFor(HEADING_WITH_TABLE, y);
  const box = { x: PDF_PAGE.left, y: top, width: 300 };
  pdf.tag(pdf.root, "H2", () => pdf.write(title, box, { face: "semibold", size: 13 }));
  const note = { x: 300, y: top + 4, width: PDF_PAGE.right - 300 };
  pdf.tag(pdf.root, "P", () => pdf.write(t("vatNote"), note, { size: 8, color: PDF_INK.subtle, align: "right" }));
  return top + 26;
}

function drawLines(page: InvoicePage, y: number): number {
  const { pdf, invoice, reader, t, money } = page;
  const columns: PdfColumn[] = [
    { head: t("description"), width: 225.28 },
    { head: t("period"), width: 108 },
    { head: t("quantity"), width: 40, align: "right" },
    { head: t("price"), width: 56, align: "right" },
    { head: t("amount"), width: 64, align: "right" },
  ];
  const rows = linesByModule(invoice).flatMap(({ category, netCents, groups }): PdfRow[] => [
    { kind: "group", cells: [moduleName(category, reader), "", "", "", money(netCents)] },
    ...groups.flatMap((group): PdfRow[] => [
      { kind: "sub", cells: [groupName(group, reader), "", "", "", money(group.netCents)] },
      ...group.lines.map((line) => lineRow(page, line)),
    ]),
  ]);
  const total: PdfRow = { kind: "total", cells: [t("totalExcludingVat"), "", "", "", money(invoice.netCents)] };
  return drawPdfTable(pdf, columns, [...rows, total], y);
}

function lineRow({ reader, t, money }: InvoicePage, line: InvoiceLine): PdfRow {
  const isUsage = line.kind === "usage";
  const notes = [
    line.profileName,
    isUsage ? usageWords(line, reader) : null,
    line.reference === null ? null : t("lineReference", { reference: line.reference }),
  ].filter((note) => note !== null);
  const cells = [
    line.description,
    spanWords(line.fromOn, line.untilOn, reader),
    isUsage ? "" : String(line.quantity).replace("-", "\u2212"),
    isUsage ? "" : money(line.unitCents),
    money(line.netCents),
  ];
  return { kind: "line", cells, ...(notes.length === 0 ? {} : { note: notes.join(", ") }) };
}

function drawUsers({ pdf, invoice, reader, t, money }: InvoicePage, y: number): number {
  const costs = costsByUser(invoice);
  const hasCostCentres = costs.some(({ user }) => user?.costCentre != null);
  const amount = { width: 64, align: "right" } as const;
  const columns: PdfColumn[] = [
    { head: t("user"), width: hasCostCentres ? 149.28 : 237.28 },
    ...(hasCostCentres ? [{ head: t("costCentre"), width: 88 }] : []),
    { head: t("subscriptionColumn"), ...amount },
    { head: t("usageColumn"), ...amount },
    { head: t("otherColumn"), ...amount },
    { head: t("total"), ...amount },
  ];
  const words = (name: string, costCentre: string): string[] => (hasCostCentres ? [name, costCentre] : [name]);
  const rows = costs.map((row): PdfRow => {
    const amounts = amountsOf(row).map((cents) => (cents === 0 ? "–" : money(cents)));
    const note = row.user && namesakeWords(row.user, reader);
    return {
      kind: "line",
      cells: [...words(row.user?.profileName ?? t("shared"), row.user?.costCentre ?? ""), ...amounts],
      ...(note === null ? {} : { note }),
    };
  });
  const totals = [0, 1, 2, 3].map((column) => money(sum(costs.map((row) => amountsOf(row)[column] ?? 0))));
  return drawPdfTable(
    pdf,
    columns,
    [...rows, { kind: "total", cells: [...words(t("totalExcludingVat"), ""), ...totals] }],
    y,
  );
}

function amountsOf(row: UserCosts): readonly number[] {
  return [row.subscriptionCents, row.usageCents, row.otherCents, row.totalCents];
}
