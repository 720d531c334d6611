import { firstDayOf } from "~/kernel/billing-period";
import { sum } from "~/kernel/money";
import { PDF_INK, PDF_PAGE } from "~/platform/pdf/pdf-document.server";
import type { PdfText } from "~/platform/pdf/pdf-text.server";
import { formatDate } from "~/format/format-date";
import { sumsOf } from "../../domain/line-groups";
import { groupName, spanWords } from "../../words/invoice-words";
import { groupedIban, type InvoicePage } from "./invoice-page.server";

const LABEL = { size: 8, color: PDF_INK.subtle } as const;
const WORDS = { size: 9 } as const;
const SUMS_LEFT = 310;
const SUM_LABEL_WIDTH = 156;

/** Draws the title, the facts of the document, the amount and how it is paid, and the sums that lead to it. Returns
 *  where it ended. */
export function drawSummary(page: InvoicePage, y: number): number {
  const { pdf, invoice, language, t, money } = page;
  const month = formatDate(firstDayOf(invoice.period), "month", language);
  const title = t(invoice.type === "invoice" ? "invoiceTitle" : "creditNoteTitle", { month });
  const titleBox = { x: PDF_PAGE.left, y: y + 18, width: PDF_PAGE.right - PDF_PAGE.left };
  pdf.tag(pdf.root, "H1", () => pdf.write(title, titleBox, { face: "semibold", size: 21 }));
  const factsEnd = drawFacts(page, titleBox.y + 38);

  const sums = sumRows(page);
  const words = paymentWords(page);
  const box = { x: PDF_PAGE.left, width: SUMS_LEFT - PDF_PAGE.left - 34 };
  const sumsHeight = sum(sums.map((row) => sumRowHeight(page, row)));
  const wordsHeight = pdf.measure(words, box.width, WORDS);
  const top = pdf.roomFor(Math.max(14 + sumsHeight, 68 + wordsHeight), factsEnd + 14);
  pdf.decorate(() => {
    pdf.raw.moveTo(PDF_PAGE.left, top).lineTo(PDF_PAGE.right, top).lineWidth(0.75).strokeColor(PDF_INK.ink).stroke();
  });
  const amountBox = { ...box, y: top + 12 };
  let amountEnd = amountBox.y;
  pdf.tag(
    pdf.root,
    "P",
    () => (amountEnd += pdf.write(money(invoice.totalCents), amountBox, { face: "semibold", size: 26 }) - 2),
  );
  const including = { ...box, y: amountEnd };
  pdf.tag(pdf.root, "P", () => pdf.write(t("includingVat"), including, { size: 9.5, color: PDF_INK.muted }));
  pdf.tag(pdf.root, "P", () => pdf.write(words, { ...box, y: top + 68 }, WORDS));
  return Math.max(drawSums(page, sums, top + 14), top + 68 + wordsHeight);
}

function drawFacts({ pdf, invoice, language, t }: InvoicePage, y: number): number {
  const { buyer } = invoice.parties;
  const isCredit = invoice.type === "credit-note";
  const paidBy = invoice.totalCents > 0 ? "collectedOn" : "refundedOn";
  const facts: readonly (readonly [string, string])[] = [
    [t(isCredit ? "creditNoteNumber" : "invoiceNumber"), invoice.number],
    [t(isCredit ? "creditNoteDate" : "issuedOn"), formatDate(invoice.issuedOn, "long", language)],
    [t("customerNumber"), String(buyer.customerNumber)],
    [t("buyerReference"), invoice.buyerReference ?? "–"],
    [t("period"), spanWords(invoice.periodFrom, invoice.periodUntil, language, t)],
    ...(invoice.totalCents === 0 ? [] : [[t(paidBy), formatDate(invoice.dueOn, "long", language)] as const]),
    [t("mandate"), buyer.mandateId],
    ...(invoice.credits === null ? [] : [[t("creditsInvoice"), invoice.credits.number] as const]),
  ];
  const width = (PDF_PAGE.right - PDF_PAGE.left) / 4;
  let top = y;
  for (let from = 0; from < facts.length; from += 4) {
    let height = 0;
    for (const [column, [label, value]] of facts.slice(from, from + 4).entries()) {
      const box = { x: PDF_PAGE.left + column * width, y: top, width: width - 10 };
      let end = top;
      pdf.tag(pdf.root, "P", () => (end += pdf.write(label, box, LABEL)));
      pdf.tag(pdf.root, "P", () => (end += pdf.write(value, { ...box, y: end }, { face: "medium", size: 9.5 })));
      height = Math.max(height, end - top);
    }
    top += height + 8;
  }
  return top - 8;
}

type SumRow = { readonly label: string; readonly cents: number; readonly isTotal: boolean };

function sumRows({ invoice, language, t, money }: InvoicePage): readonly SumRow[] {
  return [
    ...sumsOf(invoice).map((group) => ({
      label: groupName(group, language, t),
      cents: group.netCents,
      isTotal: false,
    })),
    { label: t("excludingVat"), cents: invoice.netCents, isTotal: true },
    ...invoice.vat.map((vat) => ({
      label: t("vatOver", { rate: vat.ratePercent, base: money(vat.baseCents) }),
      cents: vat.vatCents,
      isTotal: false,
    })),
    { label: t("totalIncludingVat"), cents: invoice.totalCents, isTotal: true },
  ];
}

function sumLook({ isTotal }: SumRow): PdfText {
  return { size: 9.5, face: isTotal ? "semibold" : "regular" };
}

function sumRowHeight({ pdf }: InvoicePage, row: SumRow): number {
  return pdf.measure(row.label, SUM_LABEL_WIDTH, sumLook(row)) + 6;
}

function drawSums({ pdf, money }: InvoicePage, rows: readonly SumRow[], y: number): number {
  const table = pdf.tag(pdf.root, "Table");
  let top = y;
  for (const sumRow of rows) {
    const look = sumLook(sumRow);
    const rowTop = top;
    if (sumRow.isTotal) {
      pdf.decorate(() => {
        pdf.raw
          .moveTo(SUMS_LEFT, rowTop - 1)
          .lineTo(PDF_PAGE.right, rowTop - 1)
          .lineWidth(0.5)
          .strokeColor(PDF_INK.ink)
          .stroke();
      });
    }
    const row = pdf.tag(table, "TR");
    const labelBox = { x: SUMS_LEFT, y: rowTop + 2, width: SUM_LABEL_WIDTH };
    pdf.tag(row, "TH", () => (top += pdf.write(sumRow.label, labelBox, look) + 6), "Row");
    const amountBox = { x: SUMS_LEFT + 160, y: rowTop + 2, width: PDF_PAGE.right - SUMS_LEFT - 160 };
    pdf.tag(row, "TD", () => pdf.write(money(sumRow.cents), amountBox, { ...look, align: "right", tabular: true }));
  }
  table.end();
  return top;
}

function paymentWords({ invoice, language, t }: InvoicePage): string {
  const { seller, buyer } = invoice.parties;
  const date = formatDate(invoice.dueOn, "long", language);
  const iban = groupedIban(buyer.iban);
  const reason = invoice.reason === null ? [] : [t("creditReason", { reason: invoice.reason })];
  if (invoice.totalCents === 0) return [t("nothingToPay"), ...reason].join(" ");
  if (invoice.totalCents < 0) return [t("refund", { date, iban }), ...reason].join(" ");
  const collection = t("collection", {
    date,
    iban,
    mandate: buyer.mandateId,
    signedOn: formatDate(buyer.mandateSignedOn, "long", language),
    ownIban: groupedIban(seller.iban),
    creditorId: seller.creditorId,
  });
  return [collection, ...reason].join(" ");
}
