import { formatDate } from "~/format/format-date";
import type { LocalDate } from "~/kernel/local-date";
import { lettersOf } from "~/platform/pdf/pdf-runs.server";
import { PDF_PAGE } from "~/platform/pdf/pdf-document.server";
import { drawPdfTable, type PdfRow } from "~/platform/pdf/pdf-table.server";
import type { ProposedDraft } from "../../domain/desk/proposed-draft";
import { heldUntil } from "../../words/holding-words";
import { draftTitle } from "../../words/draft-title";
import { drawHeading, money, signedMoney, type ProposalPage } from "./proposal-page.server";

const NONE = "–";

/** Draws two to four drafts side by side, by what people decide on. Returns where it ended. */
export function drawComparison(page: ProposalPage, drafts: readonly ProposedDraft[], y: number): number {
  const { pdf, reader, t } = page;
  const width = (PDF_PAGE.right - PDF_PAGE.left) / (drafts.length + 1.6);
  const columns = [
    { head: "", width: width * 1.6 },
    ...drafts.map(({ name }) => ({ head: shortened(draftTitle(name, reader)), width, align: "right" as const })),
  ];
  const row = (label: string, cell: (draft: ProposedDraft) => string): PdfRow => ({
    kind: "line",
    cells: [label, ...drafts.map((draft) => (draft.preview.verdict === "refused" ? NONE : cell(draft)))],
  });
  const day = (date: LocalDate | null): string => (date === null ? NONE : formatDate(date, "short", reader.language));
  const categories = [...new Set(drafts.flatMap(({ figures }) => figures.allowances.map(({ category }) => category)))];
  const rows = [
    row(t("once"), ({ figures }) => money(page, figures.oneTimeCents)),
    row(t("buyOutFee"), ({ figures }) => money(page, figures.buyOutCents)),
    row(t("perMonth"), ({ figures }) => signedMoney(page, figures.monthlyDeltaCents)),
    row(t("compareUntilEnd"), ({ figures: { untilContractEndCents: cents } }) =>
      cents === null ? NONE : signedMoney(page, cents),
    ),
    ...categories.map((category) =>
      row(t("compareRoom", { category: t(`categoryInSentence.${category}`) }), ({ figures }) => {
        const found = figures.allowances.find((each) => each.category === category);
        if (found === undefined) return t("compareSame");
        return found.remaining === null ? t("compareNoLimit") : String(found.remaining);
      }),
    ),
    row(t("firstDay"), ({ figures }) => day(figures.firstOn)),
    row(t("doneOn"), ({ figures }) => day(figures.lastOn)),
    row(t("heldUntil"), ({ holding }) => (holding === null ? NONE : heldUntil(holding, reader).all)),
    row(t("heldAmounts"), ({ holding }) => (holding === null ? NONE : heldUntil(holding, reader).amounts)),
  ];
  return drawPdfTable(pdf, columns, rows, drawHeading(page, t("sideBySide"), y));
}

/** The head of a column is one line. */
function shortened(title: string): string {
  const letters = lettersOf(title);
  return letters.length <= 22 ? title : `${letters.slice(0, 21).join("")}…`;
}
