import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { formatCents, formatSignedCents } from "~/format/format-money";
import { formatDate } from "~/format/format-date";
import { localDate, type LocalDate } from "~/kernel/local-date";
import { LANGUAGES, type Language } from "~/kernel/language";
import { NotFoundError } from "~/kernel/not-found";
import { vatOn } from "~/kernel/money";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { judgePdf, type PdfVerdict } from "~/platform/testing/pdf-rules";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { readerIn } from "~/platform/texts/texts.server";
import { EMPTY_DRAFT, type ChangeDraft } from "../../domain/desk/change-draft";
import { givenCustomer, type Customer, type GivenCustomer } from "../../testing/given-customer";
import { changeDraft, saveDraft, type DraftUser } from "../change-drafts.server";
import { comparedDrafts, proposedDrafts } from "../judged-drafts.server";
import { previewChange } from "../preview-change.server";
import { renderProposalPdf } from "./render-proposal-pdf.server";

// Saturday 2026-11-21.
let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
  await loadReferenceData(portal.context, readTariffFiles());
});
afterAll(() => portal.close());

type Office = Customer & { readonly me: DraftUser };

async function office(given: GivenCustomer = {}): Promise<Office> {
  const made = await givenCustomer(portal.context, given);
  return { ...made, me: { customerId: made.customerId, userId: made.submitter.userId } };
}

async function drafted(me: DraftUser, name: string, draft: ChangeDraft): Promise<string> {
  const saved = await saveDraft(portal.web, me, null, draft);
  if (saved.kind !== "saved") throw new Error(saved.kind);
  await changeDraft(portal.web, me, saved.id, { kind: "name", name });
  return saved.id;
}

const leaving = (...ids: readonly (string | undefined)[]): ChangeDraft => ({
  ...EMPTY_DRAFT,
  wishes: Object.fromEntries(ids.map((id) => [id ?? "", { to: "remove", options: null }])),
});

const added = (quantity: number): ChangeDraft => ({
  ...EMPTY_DRAFT,
  extras: [
    {
      action: "add-profile",
      productCode: "VOICE_PROFILE_PRO",
      quantity,
      withPhone: true,
      options: ["VOICE_UNLIMITED_NL"],
      names: [],
    },
  ],
});

const parties = {
  customer: { name: "Bakkerij De Vries B.V.", number: 104882 },
  operator: { name: "Insight Telecom B.V.", phone: "0800-0403", email: "hulp@example.nl" },
};

async function bytesOf(me: DraftUser, ids: readonly string[], language: Language = "nl"): Promise<Buffer> {
  const reader = readerIn(language);
  return renderProposalPdf(await proposedDrafts(portal.web, me, ids, reader), parties, reader);
}

async function pdfOf(me: DraftUser, ids: readonly string[], language: Language = "nl"): Promise<PdfVerdict> {
  return judgePdf(await bytesOf(me, ids, language));
}

/** The cells that follow a text, as many as asked. */
function after({ texts }: PdfVerdict, label: string, count: number): readonly string[] {
  const at = [...texts].indexOf(label);
  if (at < 0) throw new Error(`${label} is not in ${JSON.stringify(texts)}`);
  return [...texts].slice(at + 1, at + 1 + count);
}

/** Everything it says, without the spaces at which lines break. */
function squeezed({ texts }: PdfVerdict): string {
  return texts.join("").replaceAll(/\s/g, "");
}

describe("the proposal of drafts as PDF", () => {
  test.each(LANGUAGES)("R2.8 R4.5 has the amounts of the evaluator and of the page, in %s", async (language) => {
    const { me, customerId, profileIds } = await office({ profiles: [{}, {}, {}, {}, {}] });
    const ids = [
      await drafted(me, "Drie weg", leaving(...profileIds.slice(0, 3))),
      await drafted(me, "Twee erbij", added(2)),
    ];
    const reader = readerIn(language);
    const t = reader.texts("proposal", "changes", "names");
    const cents = (amount: number): string => formatCents(amount, language);
    const signed = (amount: number): string => formatSignedCents(amount, language);
    const pdf = await pdfOf(me, ids, language);
    expect(pdf.broken).toEqual([]);

    const { drafts, holding } = await comparedDrafts(portal.web, me, ids, reader);
    const figures = drafts.map((draft) => draft.figures);
    expect(figures[0]?.buyOutCents).toBe(2 * 14 * 750);
    expect(after(pdf, t("once"), 2)).toEqual(figures.map(({ oneTimeCents }) => cents(oneTimeCents)));
    expect(after(pdf, t("buyOutFee"), 2)).toEqual(figures.map(({ buyOutCents }) => cents(buyOutCents)));
    expect(after(pdf, t("perMonth"), 2)).toEqual(figures.map((each) => signed(each.monthlyDeltaCents)));
    expect(after(pdf, t("compareUntilEnd"), 2)).toEqual(
      figures.map((each) => signed(each.untilContractEndCents ?? Number.NaN)),
    );

    // Each draft says until when it holds by itself: the fee changes with the month, what is added costs the same.
    const held = drafts.map((draft) => draft.holding);
    expect(held[0]?.amountsUntil).not.toBe(held[1]?.amountsUntil);
    const short = (date: LocalDate | undefined): string =>
      formatDate(date ?? localDate("2026-11-21"), "short", language);
    expect(after(pdf, t("heldUntil"), 2)).toEqual(held.map((each) => short(each?.until)));
    expect(after(pdf, t("heldAmounts"), 2)).toEqual([
      short(held[0]?.amountsUntil),
      t("heldAtLeast", { date: short(held[1]?.amountsUntil) }),
    ]);

    const lines = profileIds.slice(0, 3).map((profileId) => ({ action: "remove-profile", profileId }) as const);
    const { totals } = await previewChange(portal.web, customerId, { lines, preferredDate: null });
    expect(after(pdf, t("allLines"), 3)).toEqual([
      cents(totals.oneTimeCents),
      signed(totals.monthlyDeltaCents),
      cents(totals.buyOutCents),
    ]);
    const vat = vatOn(totals.buyOutCents, 21);
    expect(after(pdf, t("onceAndBuyOut"), 3)).toEqual([
      cents(totals.buyOutCents),
      cents(vat),
      cents(totals.buyOutCents + vat),
    ]);
    if (holding === null) throw new Error("Both are possible");
    const until = t("holdsUntil", { date: formatDate(holding.until, "weekday", language) });
    expect(squeezed(pdf)).toContain(until.replaceAll(/\s/g, ""));
    expect(squeezed(pdf)).toContain(t("reservesNothing").replaceAll(/\s/g, ""));
  });

  test("R2.8 R2.10 writes the sum of a fee and of the time until contract end, its dates and tariffs, and until when it holds", async () => {
    const { me, profileIds } = await office({ profiles: [{}, {}, {}] });
    const id = await drafted(me, "Een weg", leaving(profileIds[0]));
    const words = squeezed(await pdfOf(me, [id]));
    // Received in November 2026, billed until the end of December: January 2027 to February 2028.
    for (const part of [
      "afkoopsom van €\u00A0105,00: €\u00A07,50 per maand × 14 maanden, 1 januari 2027 t/m 29 februari 2028",
      "1 × −€\u00A07,50 per maand × 14 maanden, 1 januari 2027 t/m 29 februari 2028 −€\u00A0105,00 −€\u00A0105,00",
      "Alsof ontvangen op 21 november 2026 Prijslijst van 1 januari 2025 Regels van 1 januari 2025",
      "23 nov 2026 t/m 31 dec 2026",
      "Dit geldt voor een aanvraag die wij uiterlijk zondag 22 november 2026 ontvangen.",
      "Een dag later verandert de dag waarop het ingaat.",
      "blijven gelijk t/m maandag 30 november 2026",
    ]) {
      expect(words).toContain(part.replaceAll(/\s/g, ""));
    }
    expect(words).not.toContain("Naastelkaar");
  });

  test("says of what cannot be, and of what is empty, that and no amounts", async () => {
    const { me } = await office();
    const ids = [await drafted(me, "Leeg", EMPTY_DRAFT), await drafted(me, "Te veel", added(501))];
    const pdf = await pdfOf(me, ids);
    expect(pdf.broken).toEqual([]);
    const words = pdf.texts.join(" ");
    expect(words).toContain("Nog leeg");
    expect(words).toContain("Dit kan nu niet:");
    expect(words).toContain("Niets hiervan kan zoals het nu gevraagd wordt");
    expect(words).not.toContain("Met btw");
  });

  test.each([
    "Łódź İstanbul <b>&amp;</b>",
    "東京タワー カフェー",
    "שָׁלוֹם בע״מ",
    "שركة 👨‍👩‍👧 ❤️",
    "W".repeat(78),
    "a\u0008b\u200Bc",
  ])("breaks no rule of PDF/A and PDF/UA, whatever people and drafts are called: %s", async (name) => {
    const { me, profileIds } = await office({ profiles: [{ name }, { name }, { name: "Piet" }] });
    const ids = [await drafted(me, name, leaving(...profileIds.slice(0, 2))), await drafted(me, `${name} 2`, added(1))];
    expect((await pdfOf(me, ids)).broken).toEqual([]);
  });

  test("is the same to the byte when nothing changed", async () => {
    const { me, profileIds } = await office();
    const id = await drafted(me, "Een weg", leaving(profileIds[0]));
    expect(Buffer.compare(await bytesOf(me, [id]), await bytesOf(me, [id]))).toBe(0);
  });

  test("has a line for each of three hundred, over as many pages as that takes", async () => {
    const { me, profileIds } = await office({ profiles: Array.from({ length: 301 }, () => ({})) });
    const id = await drafted(me, "Bijna iedereen", leaving(...profileIds.slice(0, 300)));
    const { broken, pages, texts } = await pdfOf(me, [id]);
    expect(broken).toEqual([]);
    expect(texts.filter((text) => /^Gebruiker \d+ opzeggen/.test(text))).toHaveLength(300);
    expect(pages.length).toBeGreaterThan(10);
  });

  test("is of drafts that the user sees: not of another customer, not of a colleague who does not share", async () => {
    const [mine, theirs] = [await office(), await office()];
    const own = await drafted(mine.me, "Van mij", added(1));
    const stranger = await drafted(theirs.me, "Van een ander", added(1));
    const colleague = { customerId: mine.customerId, userId: portal.context.newId.uuid() };
    await expect(pdfOf(mine.me, [own, stranger])).rejects.toThrow(NotFoundError);
    await expect(pdfOf(colleague, [own])).rejects.toThrow(NotFoundError);
    await expect(pdfOf(mine.me, ["x"])).rejects.toThrow(NotFoundError);
  });
});
