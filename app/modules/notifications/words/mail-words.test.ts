import { readerIn } from "~/platform/texts/texts.server";
import { describe, expect, test } from "vitest";

import { billingPeriod } from "~/kernel/billing-period";
import { localDate, type LocalDate } from "~/kernel/local-date";
import { mailHtml, mailText } from "../domain/mail-layout";
import type { ChangeMessage, MailMessage, PreparedMessage } from "../domain/mail-message";
import { mailWords } from "./mail-words";

const sender = { brandName: "Mijn Insight", phone: "0800-0403" };
const link = "https://portal.example/x?a=1&b=2";
const invoice: MailMessage = {
  kind: "invoice",
  type: "invoice",
  number: "2026-000123",
  period: billingPeriod("2026-12"),
  totalCents: 34_606,
  dueOn: localDate("2026-12-15"),
  link,
};
const change = (kind: ChangeMessage["kind"]): ChangeMessage => ({
  kind,
  startsAt: "08:00",
  preparedOn: null,
  progress: null,
  link,
  lines: [
    {
      words: "K. Yılmaz opzeggen",
      on: localDate("2026-12-01"),
      doneOn: null,
      because: null,
      oneTimeCents: 0,
      monthlyDeltaCents: -1300,
      buyOutCents: 4200,
      billedFrom: null,
      billedUntil: localDate("2026-12-31"),
    },
    {
      words: "Pro voor L. Jansen",
      on: localDate("2026-12-02"),
      doneOn: null,
      because: null,
      oneTimeCents: 1500,
      monthlyDeltaCents: 750,
      buyOutCents: 0,
      billedFrom: localDate("2026-12-02"),
      billedUntil: null,
    },
  ],
});
const prepared = (kind: PreparedMessage["kind"], nextOn: LocalDate | null = null): PreparedMessage => ({
  kind,
  lines: ["K. Yılmaz opzeggen", "Pro voor L. Jansen"],
  submitOn: localDate("2027-03-01"),
  lastOn: localDate("2027-03-05"),
  maxBuyOutCents: 23_250,
  maxOneTimeCents: 0,
  submitsAt: "06:00",
  attempt:
    kind === "prepared-failed" ? { on: localDate("2027-03-01"), because: ["De afkoopsom is te hoog."], nextOn } : null,
  link,
});
const messages: MailMessage[] = [
  { kind: "invitation", customerName: "Bakkerij", link, validUntil: new Date("2026-12-05T09:00:00Z") },
  { kind: "password-reset", customerName: "Bakkerij", link, validUntil: new Date("2026-11-21T10:00:00Z") },
  { kind: "portal-open", customerName: "Bakkerij", link },
  invoice,
  { ...invoice, type: "credit-note", totalCents: -1200 },
  change("change-queued"),
  change("change-moved"),
  change("change-executed"),
  change("change-rejected"),
  change("change-cancelled"),
  { ...change("change-queued"), preparedOn: localDate("2026-11-02") },
  prepared("prepared-signed"),
  prepared("prepared-dropped"),
  prepared("prepared-failed", localDate("2027-03-02")),
  prepared("prepared-failed"),
];

describe("every mail in every language", () => {
  test.each(messages.flatMap((message) => (["nl", "en"] as const).map((language) => ({ message, language }))))(
    "$message.kind $language: no empty placeholder, no missing sentence, and the link in both texts",
    ({ message, language }) => {
      const words = mailWords(message, "Jan", readerIn(language), sender);
      const text = mailText(words);
      expect(text).not.toMatch(/\{\{|\}\}|undefined/);
      for (const sentence of [words.subject, words.greeting, ...words.paragraphs, ...words.afterwards, words.footer]) {
        expect(sentence).toMatch(/ /);
      }
      expect(text).toContain(link);
      expect(mailHtml(words, language)).toContain('href="https://portal.example/x?a=1&amp;b=2"');
    },
  );

  test("the two languages differ in every sentence", () => {
    for (const message of messages) {
      const [nl, en] = (["nl", "en"] as const).map((language) => mailWords(message, "Jan", readerIn(language), sender));
      expect(nl?.subject).not.toBe(en?.subject);
      expect(nl?.paragraphs).not.toEqual(en?.paragraphs);
    }
  });
});

describe("what a mail says", () => {
  test("an invoice: total with VAT, and the day it is collected", () => {
    expect(mailText(mailWords(invoice, "Bakkerij", readerIn("nl"), sender))).toBe(
      [
        "Hallo Bakkerij,",
        "Je factuur van december 2026 zit als pdf bij deze mail. Het bedrag wordt automatisch geïncasseerd, je hoeft niets te doen.",
        "Factuurnummer: 2026-000123\nPeriode: december 2026\nTotaal, met btw: €\u00A0346,06\nIncasso: dinsdag 15 december 2026",
        `Bekijk je factuur:\n${link}`,
        "--\nMijn Insight. Vraag of storing? Bel gratis 0800-0403, dag en nacht.",
      ].join("\n\n"),
    );
  });

  test("a planned change: day, costs, last billed day, and until when it can be cancelled", () => {
    const words = mailWords(change("change-queued"), "Jan", readerIn("nl"), sender);
    expect(words.subject).toBe("Je 2 wijzigingen zijn ingepland");
    expect(words.facts).toEqual([
      {
        label: "K. Yılmaz opzeggen",
        value:
          "dinsdag 1 december 2026. Je betaalt nog t/m 31 december 2026. Daarna €\u00A013,00 per maand minder. Afkoopsom €\u00A042,00.",
      },
      {
        label: "Pro voor L. Jansen",
        value: "woensdag 2 december 2026. Vanaf 2 december 2026 €\u00A07,50 per maand meer. Eenmalig €\u00A015,00.",
      },
    ]);
    expect(words.afterwards[0]).toContain("Tot 08.00 uur op de dag zelf");
  });

  test.each([
    {
      language: "nl" as const,
      says: "De oude prijs geldt nog t/m 31 december 2026. Daarna €\u00A03,00 per maand minder.",
    },
    {
      language: "en" as const,
      says: "The old price holds up to and including 31 December 2026. After that €\u00A03.00 a month less.",
    },
  ])("a downgrade, $language: until when the old price holds, and what comes after it", ({ language, says }) => {
    const { lines, ...message } = change("change-queued");
    const downgrade = lines.slice(0, 1).map((line) => ({
      ...line,
      monthlyDeltaCents: -300,
      buyOutCents: 0,
      billedFrom: localDate("2027-01-01"),
    }));
    const { facts } = mailWords({ ...message, lines: downgrade }, "Jan", readerIn(language), sender);
    expect(facts[0]?.value).toContain(says);
    expect(facts[0]?.value).not.toMatch(/[−+]€/);
  });

  test("what is free has no monthly amount", () => {
    const { lines, ...message } = change("change-queued");
    const free = lines.slice(0, 1).map((line) => ({ ...line, monthlyDeltaCents: 0, buyOutCents: 0 }));
    const { facts } = mailWords({ ...message, lines: free }, "Jan", readerIn("nl"), sender);
    expect(facts[0]?.value).toBe("dinsdag 1 december 2026.");
  });

  test("what is not carried out costs nothing, so it has no amount", () => {
    const { facts } = mailWords(change("change-cancelled"), "Jan", readerIn("nl"), sender);
    expect(facts.map(({ value }) => value)).toEqual([
      "stond op dinsdag 1 december 2026",
      "stond op woensdag 2 december 2026",
    ]);
  });

  test("what was done late names both days; a request that is partly done says so", () => {
    const { lines, ...message } = change("change-executed");
    const late = lines.slice(1).map((line) => ({ ...line, doneOn: localDate("2026-12-07") }));
    const progress = { completed: 1, rejected: 1, total: 2 };
    const words = mailWords({ ...message, lines: late, progress }, "Jan", readerIn("nl"), sender);
    expect(words.facts[0]?.value).toMatch(
      /^maandag 7 december 2026, later dan gepland \(2 december 2026\)\. Vanaf 7 december 2026 €/,
    );
    expect(words.paragraphs[1]).toContain("1 van de 2 regels is gelukt en 1 niet");
  });

  test("what could not be carried out says why", () => {
    const { lines, ...message } = change("change-rejected");
    const because = "Reden: het profiel is niet meer in gebruik";
    const { facts } = mailWords(
      { ...message, lines: lines.slice(0, 1).map((line) => ({ ...line, because })) },
      "Jan",
      readerIn("nl"),
      sender,
    );
    expect(facts[0]?.value).toBe(`stond op dinsdag 1 december 2026, ${because}`);
  });

  test("R3.6 a prepared request: what was signed, and when it is submitted", () => {
    const words = mailWords(prepared("prepared-signed"), "Jan", readerIn("nl"), sender);
    expect(words.subject).toBe("Klaargezet: dit dienen we op maandag 1 maart 2027 in");
    expect(words.paragraphs[0]).toContain("Op maandag 1 maart 2027 om 06.00 uur dienen we hem vanzelf in");
    expect(words.facts.map(({ value }) => value)).toEqual([
      "K. Yılmaz opzeggen; Pro voor L. Jansen",
      "maandag 1 maart 2027",
      "vrijdag 5 maart 2027",
      "€\u00A0232,50",
      "€\u00A00,00",
    ]);
    expect(words.afterwards[0]).toContain("Dit houdt niets voor je vast");
  });

  test("R3.6 one that could not be received says why, and when it is tried again or that this was the last time", () => {
    const first = mailWords(prepared("prepared-failed", localDate("2027-03-02")), "Jan", readerIn("nl"), sender);
    expect(first.facts[1]).toEqual({ label: "Waarom niet", value: "De afkoopsom is te hoog." });
    expect(first.afterwards[0]).toContain("opnieuw op dinsdag 2 maart 2027 om 06.00 uur");
    const last = mailWords(prepared("prepared-failed"), "Jan", readerIn("en"), sender);
    expect(last.paragraphs[0]).toContain("that was the last time");
    expect(last.afterwards[0]).not.toContain("again on");
  });

  test("R3.6 a request that submitted itself says so", () => {
    const own = { ...change("change-queued"), preparedOn: localDate("2026-11-02") };
    const { paragraphs } = mailWords(own, "Jan", readerIn("nl"), sender);
    expect(paragraphs[0]).toContain("Je zette dit op 2 november 2026 klaar");
  });

  test("names cannot bring markup into the mail", () => {
    const message: MailMessage = { kind: "portal-open", customerName: `<b onclick="x">O'Brien & Co</b>`, link };
    const html = mailHtml(mailWords(message, "<i>Jan</i>", readerIn("nl"), sender), "nl");
    expect(html).not.toMatch(/<b |<i>/);
    expect(html).toContain("&lt;b onclick=&quot;x&quot;&gt;O&#39;Brien &amp; Co&lt;/b&gt;");
  });
});
