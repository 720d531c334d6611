import { formatDate } from "~/format/format-date";
import type { Reader } from "~/format/texts";
import { instantInAmsterdam } from "~/kernel/amsterdam-time";
import { priceListOn } from "~/modules/catalogue/domain/catalogue";
import { contractEnd } from "~/modules/contract/domain/contract";
import { openPdf, PDF_INK, PDF_PAGE } from "~/platform/pdf/pdf-document.server";
import { drawPdfMark } from "~/platform/pdf/pdf-mark.server";
import type { Operator } from "~/platform/settings/settings.server";
import { holdingWords } from "../../words/holding-words";
import type { ProposedDrafts } from "../judged-drafts.server";
import { drawComparison } from "./comparison.server";
import { drawDraft } from "./draft-pages.server";
import { drawHeading, drawParagraph, type ProposalPage } from "./proposal-page.server";

/** For whom a proposal is, and who makes it. */
export type ProposalParties = {
  readonly customer: { readonly name: string; readonly number: number };
  readonly operator: Pick<Operator, "name" | "phone" | "email">;
};

/** Returns drafts side by side, or one alone, as PDF/A-3a and PDF/UA-1 in the reader's language: their figures with the sums that lead to
 *  them, and until when they hold. The same drafts on the same day give the same bytes. */
export async function renderProposalPdf(
  proposal: ProposedDrafts,
  parties: ProposalParties,
  reader: Reader,
): Promise<Buffer> {
  const t = reader.texts("proposal", "changes", "names", "requests", "common");
  const { customer, operator } = parties;
  const pdf = openPdf({
    title: t("proposalFor", { name: customer.name }),
    language: reader.language,
    createdAt: instantInAmsterdam(proposal.snapshot.receivedOn, "00:00"),
  });
  const page: ProposalPage = { pdf, reader, t, snapshot: proposal.snapshot };
  let y = drawHolding(page, proposal, drawHead(page, parties));
  if (proposal.drafts.length > 1) y = drawComparison(page, proposal.drafts, y + 26);
  for (const draft of proposal.drafts) y = drawDraft(page, draft, y + 30);
  pdf.onEveryPage((at, pages) => {
    const top = PDF_PAGE.bottom + 18;
    const look = { size: 7.5, color: PDF_INK.subtle } as const;
    const own = [operator.name, operator.phone, operator.email].join("  ·  ");
    pdf.write(own, { x: PDF_PAGE.left, y: top, width: 400 }, look);
    const right = { x: PDF_PAGE.right - 92, y: top, width: 92 };
    pdf.write(t("pageOfPages", { page: at, pages }), right, { ...look, align: "right" });
  });
  return pdf.end();
}

/** Draws who makes it, for whom, and on what it rests. Returns where it ended. */
function drawHead({ pdf, reader, t, snapshot }: ProposalPage, { customer, operator }: ProposalParties): number {
  const { language } = reader;
  const width = PDF_PAGE.right - PDF_PAGE.left;
  pdf.decorate(() => {
    drawPdfMark(pdf.raw, PDF_PAGE.left, PDF_PAGE.top);
  });
  const sender = { x: PDF_PAGE.left + 38, y: PDF_PAGE.top + 6, width: 300 };
  pdf.tag(pdf.root, "P", () => pdf.write(operator.name, sender, { face: "semibold", size: 13 }));
  let y = PDF_PAGE.top + 48;
  const titleAt = y;
  pdf.tag(pdf.root, "H1", () => {
    y += pdf.write(t("proposal"), { x: PDF_PAGE.left, y: titleAt, width }, { face: "semibold", size: 21 });
  });
  const customerAt = y + 2;
  pdf.tag(pdf.root, "P", () => {
    y =
      customerAt +
      pdf.write(t("customerWithNumber", customer), { x: PDF_PAGE.left, y: customerAt, width }, { size: 10.5 });
  });
  const day = (date: typeof snapshot.receivedOn): string => formatDate(date, "long", language);
  const facts = [
    [t("asIfReceived"), day(snapshot.receivedOn)],
    [t("priceListOf"), day(priceListOn(snapshot.priceBook, snapshot.receivedOn).validFrom)],
    [t("rulesOf"), day(snapshot.rulePack.validFrom)],
    [t("contractUntil"), day(contractEnd(snapshot.contract))],
  ] as const;
  const top = y + 12;
  for (const [column, [label, value]] of facts.entries()) {
    const box = { x: PDF_PAGE.left + (column * width) / facts.length, y: top, width: width / facts.length - 10 };
    pdf.tag(pdf.root, "P", () => pdf.write(label, box, { size: 8, color: PDF_INK.subtle }));
    pdf.tag(pdf.root, "P", () => pdf.write(value, { ...box, y: top + 11 }, { face: "medium", size: 9.5 }));
  }
  return top + 26;
}

function drawHolding(page: ProposalPage, { holding, snapshot }: ProposedDrafts, y: number): number {
  const words = holdingWords(holding, snapshot.rulePack.receipt.cutOffTime, page.reader);
  const top = drawHeading(page, page.t("holdsTitle"), y + 18);
  return words.reduce((at, sentence) => drawParagraph(page, sentence, at) + 2, top);
}
