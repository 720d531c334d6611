import { formatDate, formatDateRange } from "~/format/format-date";
import { groupBy } from "~/kernel/group-by";
import type { LocalDate } from "~/kernel/local-date";
import { sum, vatOn } from "~/kernel/money";
import { productInUseOn } from "~/modules/catalogue/domain/catalogue";
import { shortProductName } from "~/modules/catalogue/words/short-product-name";
import { PDF_INK } from "~/platform/pdf/pdf-document.server";
import { drawPdfTable, type PdfRow } from "~/platform/pdf/pdf-table.server";
import { profileIdOf } from "../../domain/change-line";
import type { MonthlyUntilEnd } from "../../domain/desk/compared-figures";
import type { ProposedDraft } from "../../domain/desk/proposed-draft";
import type { DownscaleRow, PreviewLine } from "../../domain/preview";
import { draftTitle } from "../../words/draft-title";
import { costReasons, monthsInWords } from "../../words/explanation-words";
import { lineWords } from "../../words/line-words";
import { linePhrase } from "../../words/request-title";
import { submissionSentence } from "../../words/submission-sentence";
import { drawHeading, drawParagraph, money, signedMoney, type ProposalPage } from "./proposal-page.server";

/** Draws one draft: what it says in a sentence, its lines, its amounts with VAT, the sum until contract end, and the allowance. Returns
 *  where it ended. */
export function drawDraft(page: ProposalPage, draft: ProposedDraft, y: number): number {
  const { reader, t } = page;
  const { preview, lines } = draft;
  const top = drawHeading(page, draftTitle(draft.name, reader), y);
  if (lines.length === 0) return drawParagraph(page, t("draftNothing"), top);
  const isRefused = preview.verdict === "refused";
  const errors = [...new Set(preview.errors.map(({ message }) => message))];
  const words = isRefused ? [t("refusedNow"), ...errors].join(" ") : submissionSentence(preview, lines, reader);
  const linesEnd = drawLines(page, draft, drawParagraph(page, words, top) + 8);
  if (isRefused) return linesEnd;
  const vatEnd = drawVat(page, draft, linesEnd + 14);
  return drawAllowances(page, draft, drawUntilEnd(page, draft, vatEnd + 14) + 14);
}

function drawLines(page: ProposalPage, draft: ProposedDraft, y: number): number {
  const { pdf, t } = page;
  const { totals } = draft.preview;
  const amount = { width: 60, align: "right" } as const;
  const columns = [
    { head: t("line"), width: 163.28 },
    { head: t("date"), width: 60 },
    { head: t("onInvoiceColumn"), width: 90 },
    { head: t("once"), ...amount },
    { head: t("perMonth"), ...amount },
    { head: t("buyOutFee"), ...amount },
  ];
  const rows = draft.preview.lines.map((line) => lineRow(page, draft, line));
  const fee: PdfRow[] =
    totals.requestFeeCents === undefined
      ? []
      : [{ kind: "line", cells: [t("requestFee"), "", "", money(page, totals.requestFeeCents), "", ""] }];
  const total: PdfRow = {
    kind: "total",
    cells: [
      t("allLines"),
      "",
      "",
      money(page, totals.oneTimeCents),
      signedMoney(page, totals.monthlyDeltaCents),
      money(page, totals.buyOutCents),
    ],
  };
  return drawPdfTable(pdf, columns, [...rows, ...fee, total], y);
}

function lineRow(page: ProposalPage, draft: ProposedDraft, shown: PreviewLine): PdfRow {
  const { reader, t, snapshot } = page;
  const line = draft.lines[shown.index];
  const explained = draft.explanation.lines[shown.index];
  const profileId = line === undefined ? null : profileIdOf(line);
  const profile = snapshot.profiles.find(({ id }) => id === profileId);
  const subject = profile === undefined ? null : { ...profile, name: profile.name ?? null };
  const name = (code: string): string =>
    shortProductName(productInUseOn(snapshot.priceBook, code, snapshot.receivedOn)?.name ?? code);
  const short = (date: LocalDate): string => formatDate(date, "short", reader.language);
  const words = line === undefined ? null : lineWords(line, subject, name, reader);
  const phrase = line === undefined || words === null ? "" : linePhrase(line, words);
  const detail = words?.detail != null && phrase === words.title ? [`${words.detail}.`] : [];
  const reasons =
    explained === undefined
      ? []
      : costReasons(
          { receivedOn: snapshot.receivedOn, preferredDate: line?.preferredDate ?? null, shown, explained },
          reader,
        );
  const note = [...detail, ...shown.errors.map(({ message }) => message), ...reasons].join(" ");
  return {
    kind: "line",
    cells: [
      phrase,
      shown.date === null ? "" : short(shown.date),
      shown.billedUntil !== null
        ? t("billedUntilDay", { date: short(shown.billedUntil) })
        : shown.billedFrom === null
          ? ""
          : t("fromDate", { date: short(shown.billedFrom) }),
      money(page, shown.oneTimeCents),
      signedMoney(page, shown.monthlyDeltaCents),
      money(page, shown.buyOutCents),
    ],
    ...(note === "" ? {} : { note, noteIsWide: true }),
  };
}

function drawVat(page: ProposalPage, { preview: { totals } }: ProposedDraft, y: number): number {
  const { pdf, t, snapshot } = page;
  const percent = snapshot.rulePack.vatPercent;
  const amount = { width: 90, align: "right" } as const;
  const columns = [
    { head: t("withVat"), width: 223.28 },
    { head: t("excludingVat"), ...amount },
    { head: t("vatOf", { percent }), ...amount },
    { head: t("includingVat"), ...amount },
  ];
  const row = (label: string, cents: number, say = money, note?: string): PdfRow => {
    const vatCents = vatOn(cents, percent);
    const cells = [label, say(page, cents), say(page, vatCents), say(page, cents + vatCents)];
    return { kind: "line", cells, ...(note === undefined ? {} : { note, noteIsWide: true }) };
  };
  const rows = [
    row(t("onceAndBuyOut"), totals.oneTimeCents + totals.buyOutCents),
    row(t("perMonth"), totals.monthlyDeltaCents, signedMoney, t("vatNote")),
  ];
  return drawPdfTable(pdf, columns, rows, y);
}

function drawUntilEnd(page: ProposalPage, { untilEnd, preview }: ProposedDraft, y: number): number {
  const { pdf, reader, t } = page;
  if (untilEnd === null) return drawParagraph(page, t("untilEndOver"), y);
  const end = formatDate(untilEnd.end, "long", reader.language);
  const columns = [
    { head: t("untilEndTitle", { date: end }), width: 333.28 },
    { head: t("untilEndEach"), width: 80, align: "right" as const },
    { head: t("amount"), width: 80, align: "right" as const },
  ];
  const { oneTimeCents, buyOutCents } = preview.totals;
  const rows: PdfRow[] = [
    { kind: "line", cells: [t("once"), "", money(page, oneTimeCents)] },
    { kind: "line", cells: [t("buyOutFee"), "", money(page, buyOutCents)] },
    ...[...groupBy(untilEnd.lines, termKey).values()].map((same) => sumRow(page, same)),
    { kind: "total", cells: [t("untilEndTotal", { date: end }), "", signedMoney(page, untilEnd.totalCents)] },
  ];
  return drawPdfTable(pdf, columns, rows, y);
}

/** Lines of one amount and one stretch of time stand together: each is rounded on its own. */
function termKey({ monthlyDeltaCents, terms }: MonthlyUntilEnd): string {
  return `${String(monthlyDeltaCents)} ${terms.from}`;
}

function sumRow(page: ProposalPage, same: readonly MonthlyUntilEnd[]): PdfRow {
  const { reader, t } = page;
  const [one] = same;
  if (one === undefined) return { kind: "line", cells: [] };
  const words = t("untilEndSum", {
    count: same.length,
    amount: signedMoney(page, one.monthlyDeltaCents),
    months: monthsInWords(one.terms),
    from: formatDate(one.terms.from, "long", reader.language),
    until: formatDate(one.terms.to, "long", reader.language),
  });
  const cents = sum(same.map((line) => line.cents));
  return { kind: "line", cells: [words, signedMoney(page, one.cents), signedMoney(page, cents)] };
}

function drawAllowances(page: ProposalPage, draft: ProposedDraft, y: number): number {
  const { downscale } = draft.preview;
  if (downscale.length === 0) {
    return drawParagraph(page, page.t("roomSame"), y, { size: 8.5, color: PDF_INK.muted });
  }
  return downscale.reduce((at, row, index) => drawAllowance(page, draft, row, index === 0 ? at : at + 10), y);
}

function drawAllowance(page: ProposalPage, { explanation }: ProposedDraft, row: DownscaleRow, y: number): number {
  const { pdf, reader, t } = page;
  const { language } = reader;
  const category = t(`categoryInSentence.${row.category}`);
  const { yearFrom, yearTo, baseline, allowance, remaining } = row;
  if (yearFrom === null || yearTo === null || baseline === null || allowance === null) {
    return drawParagraph(page, t("allowanceAfterTerm"), y);
  }
  const counts = explanation.baselines.find((each) => each.category === row.category)?.counts ?? "in-service";
  const columns = [
    { head: t("allowanceTitle", { category }), width: 413.28 },
    { head: t("quantity"), width: 80, align: "right" as const },
  ];
  const line = (label: string, value: number, note?: string): PdfRow => ({
    kind: "line",
    cells: [label, String(value)],
    ...(note === undefined ? {} : { note }),
  });
  const rows: PdfRow[] = [
    line(
      t(`baseline.${counts}`, { date: formatDate(yearFrom, "long", language) }),
      baseline,
      t("roomYear", { period: formatDateRange(yearFrom, yearTo, language) }),
    ),
    line(t("roomAllowance", { percent: explanation.percent }), allowance, t(`rounding.${explanation.rounding}`)),
    line(t("roomUsed"), row.used),
    line(t("roomRequested"), row.requested),
    line(t("roomFree"), row.free),
    line(t("roomExcess"), row.excess),
    { kind: "total", cells: [t("roomLeftOver"), String(remaining ?? 0)] },
  ];
  return drawPdfTable(pdf, columns, rows, y);
}
