import { instantInAmsterdam } from "~/kernel/amsterdam-time";
import type { Invoice } from "~/modules/billing/domain/invoice";
import { openPdf, PDF_INK, PDF_PAGE } from "~/platform/pdf/pdf-document.server";
import { readerIn } from "~/platform/texts/texts.server";
import { ublDocument } from "../../domain/ubl/ubl-invoice";
import { groupedIban, moneyIn, type InvoicePage } from "./invoice-page.server";
import { paymentNote } from "../../words/payment-note";
import { drawLetterhead } from "./letterhead.server";
import { drawSpecification } from "./specification.server";
import { drawSummary } from "./summary.server";

/** Returns an issued invoice or credit note as PDF/A-3a and PDF/UA-1 in the customer's language, with its e-invoice
 *  embedded. The same invoice always gives the same bytes. */
export async function renderInvoicePdf(invoice: Invoice): Promise<Buffer> {
  const { language } = invoice.parties.buyer;
  const reader = readerIn(language);
  const t = reader.texts("invoice-documents", "names", "shell");
  const pdf = openPdf({
    title: t(invoice.type === "invoice" ? "invoiceDocument" : "creditNoteDocument", { number: invoice.number }),
    language,
    createdAt: instantInAmsterdam(invoice.issuedOn, "00:00"),
  });
  const page: InvoicePage = { pdf, invoice, language, reader, t, money: moneyIn(language) };
  pdf.attach({
    name: `${invoice.number}.xml`,
    type: "text/xml",
    description: "UBL 2.1",
    content: ublDocument(invoice, paymentNote(invoice, reader)),
  });
  drawSpecification(page, drawSummary(page, drawLetterhead(page)) + 34);
  pdf.onEveryPage((at, pages) => {
    drawFoot(page, t("pageOfPages", { page: at, pages }));
  });
  return pdf.end();
}

function drawFoot({ pdf, invoice, t }: InvoicePage, pageNumber: string): void {
  const { seller } = invoice.parties;
  const y = PDF_PAGE.bottom + 18;
  const look = { size: 7.5, color: PDF_INK.subtle } as const;
  const own = [
    seller.name,
    t("kvk", { number: seller.kvk }),
    t("vatNumber", { number: seller.vatNumber }),
    t("ibanOf", { iban: groupedIban(seller.iban) }),
    t("creditorId", { id: seller.creditorId }),
  ];
  pdf.raw
    .moveTo(PDF_PAGE.left, y - 7)
    .lineTo(PDF_PAGE.right, y - 7)
    .lineWidth(0.5)
    .strokeColor(PDF_INK.line)
    .stroke();
  const unbroken = own.map((words) => words.replaceAll(" ", "\u00A0"));
  pdf.write(unbroken.join("  ·  "), { x: PDF_PAGE.left, y, width: 400 }, look);
  const right = { x: PDF_PAGE.right - 92, y, width: 92 };
  pdf.write(`${invoice.number}\n${pageNumber}`, right, { ...look, align: "right" });
}
