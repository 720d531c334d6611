import { formatCents, formatSignedCents } from "~/format/format-money";
import type { Reader, Translate } from "~/format/texts";
import { PDF_PAGE, type Pdf } from "~/platform/pdf/pdf-document.server";
import type { PdfText } from "~/platform/pdf/pdf-text.server";
import type { ChangeSnapshot } from "../../domain/desk/change-snapshot";

/** What every part of a proposal is drawn with. */
export type ProposalPage = {
  readonly pdf: Pdf;
  readonly reader: Reader;
  readonly t: Translate<"proposal" | "changes" | "names" | "requests" | "common">;
  readonly snapshot: ChangeSnapshot;
};

/** Room for a heading, the head of its table and the first rows. */
const HEADING_WITH_TABLE = 110;

/** Draws a heading and returns where what follows it starts. */
export function drawHeading({ pdf }: ProposalPage, title: string, y: number): number {
  const top = pdf.roomFor(HEADING_WITH_TABLE, y);
  const box = { x: PDF_PAGE.left, y: top, width: PDF_PAGE.right - PDF_PAGE.left };
  let end = top;
  pdf.tag(pdf.root, "H2", () => (end += pdf.write(title, box, { face: "semibold", size: 13 })));
  return end + 4;
}

/** Draws a paragraph over the whole width and returns where it ended. */
export function drawParagraph({ pdf }: ProposalPage, words: string, y: number, look: PdfText = {}): number {
  const width = PDF_PAGE.right - PDF_PAGE.left;
  const top = pdf.roomFor(pdf.measure(words, width, look), y);
  let end = top;
  pdf.tag(pdf.root, "P", () => (end += pdf.write(words, { x: PDF_PAGE.left, y: top, width }, look)));
  return end;
}

export function money({ reader }: ProposalPage, cents: number): string {
  return formatCents(cents, reader.language);
}

export function signedMoney({ reader }: ProposalPage, cents: number): string {
  return formatSignedCents(cents, reader.language);
}
