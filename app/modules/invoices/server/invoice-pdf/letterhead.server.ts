import type { Address } from "~/modules/billing/domain/parties";
import { PDF_INK, PDF_PAGE, type Pdf } from "~/platform/pdf/pdf-document.server";
import { drawPdfMark } from "~/platform/pdf/pdf-mark.server";
import type { PdfText } from "~/platform/pdf/pdf-text.server";
import type { Language } from "~/kernel/language";
import type { InvoicePage } from "./invoice-page.server";

const SELLER_LEFT = 384;
const SMALL = { size: 8.5, color: PDF_INK.muted } as const;

/** Draws both parties: the sender's mark and address at the top, and the customer's where a window envelope shows it.
 *  Returns where it ended. */
export function drawLetterhead({ pdf, invoice, language, t }: InvoicePage): number {
  const { seller, buyer } = invoice.parties;
  pdf.decorate(() => {
    drawPdfMark(pdf.raw, PDF_PAGE.left, PDF_PAGE.top);
  });
  const senderBox = { x: PDF_PAGE.left + 38, y: PDF_PAGE.top + 6, width: 260 };
  pdf.tag(pdf.root, "P", () => pdf.write(seller.name, senderBox, { face: "semibold", size: 13 }));
  const sellerLines = [
    ...addressLines(seller, seller.country, language),
    t("kvk", { number: seller.kvk }),
    t("vatNumber", { number: seller.vatNumber }),
    seller.phone,
    seller.email,
  ];
  const sellerBox = { x: SELLER_LEFT, y: PDF_PAGE.top + 3, width: PDF_PAGE.right - SELLER_LEFT };
  drawParagraphs(pdf, sellerLines, sellerBox, SMALL);

  const box = { x: PDF_PAGE.left, y: 143, width: 280 };
  const nameEnd = drawParagraphs(pdf, [buyer.name], box, { face: "semibold", size: 10.5 });
  const addressEnd = drawParagraphs(
    pdf,
    addressLines(buyer, seller.country, language),
    { ...box, y: nameEnd },
    { size: 10.5 },
  );
  const numbers = [
    t("kvk", { number: buyer.kvk }),
    ...(buyer.vatNumber === null ? [] : [t("vatNumber", { number: buyer.vatNumber })]),
  ].join("  ·  ");
  return Math.max(drawParagraphs(pdf, [numbers], { ...box, y: addressEnd + 4 }, SMALL), 222);
}

/** Draws lines below each other, each a separate paragraph for screen readers. Returns where they ended. */
function drawParagraphs(
  pdf: Pdf,
  lines: readonly string[],
  box: { x: number; y: number; width: number },
  look: PdfText,
): number {
  let { y } = box;
  for (const line of lines) pdf.tag(pdf.root, "P", () => (y += pdf.write(line, { ...box, y }, look)));
  return y;
}

/** The country is only given when it differs from the sender's. */
function addressLines(address: Address, ownCountry: string, language: Language): string[] {
  const lines = [address.street, `${address.postalCode} ${address.city}`];
  if (address.country === ownCountry) return lines;
  return [...lines, new Intl.DisplayNames([language], { type: "region" }).of(address.country) ?? address.country];
}
