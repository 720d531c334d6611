import { PDF_INK } from "./pdf-document.server";

/** Draws the mark of the portal, a ruler of four strokes. */
export function drawPdfMark(raw: PDFKit.PDFDocument, x: number, y: number): void {
  raw.save().translate(x, y);
  raw.roundedRect(0, 0, 28, 28, 6).fill(PDF_INK.accent);
  raw.lineWidth(2.2).lineCap("round").strokeColor("#ffffff");
  for (const [at, top] of [
    [7.5, 15.5],
    [12, 12],
    [16.5, 15.5],
    [21, 8],
  ] as const) {
    raw.moveTo(at, 20).lineTo(at, top).stroke();
  }
  raw.restore();
}
