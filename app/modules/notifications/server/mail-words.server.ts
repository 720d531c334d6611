import type { LocalDate } from "~/kernel/local-date";
import { serverText } from "~/platform/texts/texts.server";
import { formatDate, formatInstant, formatPeriod, formatTime } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import type { Language } from "~/kernel/language";
import type { TextValues } from "~/format/texts";
import type { MailWords } from "../domain/mail-layout";
import type {
  AccountMessage,
  ChangeMessage,
  ChangeMessageLine,
  InvoiceMessage,
  MailMessage,
  PortalOpenMessage,
} from "../domain/mail-message";

/** Who writes, and how to reach them. */
export type Sender = { readonly brandName: string; readonly phone: string };

type Say = (key: string, values?: TextValues) => string;
type Body = Omit<MailWords, "greeting" | "footer">;

/** A message in words, for one reader in their language. */
export function mailWords(message: MailMessage, reader: string, language: Language, sender: Sender): MailWords {
  const say: Say = (key, values) =>
    serverText(language, "mail", key, { brand: sender.brandName, phone: sender.phone, ...values });
  return {
    ...bodyOf(message, language, say),
    greeting: say("greeting", { name: reader }),
    footer: say("footer"),
  };
}

function bodyOf(message: MailMessage, language: Language, say: Say): Body {
  switch (message.kind) {
    case "invitation":
    case "password-reset":
      return accountBody(message, language, say);
    case "portal-open":
      return portalOpenBody(message, say);
    case "invoice":
      return invoiceBody(message, language, say);
    case "change-queued":
    case "change-executed":
    case "change-rejected":
    case "change-cancelled":
      return changeBody(message, language, say);
    default:
      return message satisfies never;
  }
}

function accountBody({ kind, customerName, link, validUntil }: AccountMessage, language: Language, say: Say): Body {
  const until = formatInstant(validUntil, language);
  const key = kind === "invitation" ? "invitation" : "reset";
  return {
    subject: say(`${key}Subject`),
    paragraphs: [say(`${key}Intro`, { customer: customerName })],
    facts: [],
    action: { label: say(`${key}Action`), link },
    afterwards: [say(`${key}Until`, { until }), say(`${key}Unexpected`)],
  };
}

function portalOpenBody({ customerName, link }: PortalOpenMessage, say: Say): Body {
  return {
    subject: say("openSubject"),
    paragraphs: [say("openIntro", { customer: customerName }), say("openWhat")],
    facts: [],
    action: { label: say("openAction"), link },
    afterwards: [],
  };
}

function invoiceBody(message: InvoiceMessage, language: Language, say: Say): Body {
  const period = formatPeriod(message.period, language);
  const total = formatCents(message.totalCents, language);
  const isCredit = message.type === "credit-note";
  return {
    subject: say(isCredit ? "creditSubject" : "invoiceSubject", { number: message.number, period, total }),
    paragraphs: [say(isCredit ? "creditIntro" : "invoiceIntro", { period })],
    facts: [
      { label: say(isCredit ? "creditNumber" : "invoiceNumber"), value: message.number },
      { label: say("invoicePeriod"), value: period },
      { label: say("invoiceTotal"), value: total },
      ...(isCredit ? [] : [{ label: say("invoiceDue"), value: formatDate(message.dueOn, "weekday", language) }]),
    ],
    action: { label: say("invoiceAction"), link: message.link },
    afterwards: [],
  };
}

const CHANGE_KEYS = {
  "change-queued": "queued",
  "change-executed": "executed",
  "change-rejected": "rejected",
  "change-cancelled": "cancelled",
} as const;

function changeBody(message: ChangeMessage, language: Language, say: Say): Body {
  const { kind, lines, progress, startsAt, link } = message;
  const key = CHANGE_KEYS[kind];
  const isPartly = progress !== null && progress.completed > 0 && progress.rejected > 0;
  return {
    subject: say(`${key}Subject`, { count: lines.length }),
    paragraphs: [
      say(`${key}Intro`, { count: lines.length }),
      ...(isPartly
        ? [say("changePartly", { completed: progress.completed, count: progress.rejected, total: progress.total })]
        : []),
    ],
    facts: lines.map((line) => ({ label: line.words, value: lineFacts(line, kind, language, say) })),
    action: { label: say("changeAction"), link },
    afterwards: [say(`${key}After`, { time: formatTime(startsAt, language) })],
  };
}

/** What was not carried out costs nothing, so only its day is told, and why. */
function lineFacts(line: ChangeMessageLine, kind: ChangeMessage["kind"], language: Language, say: Say): string {
  const on = formatDate(line.on, "weekday", language);
  if (kind === "change-cancelled" || kind === "change-rejected") {
    return [say("lineWasPlanned", { on }), ...(line.because === null ? [] : [line.because])].join(", ");
  }
  const day =
    line.doneOn === null
      ? on
      : say("lineDoneLate", {
          done: formatDate(line.doneOn, "weekday", language),
          on: formatDate(line.on, "long", language),
        });
  return [
    `${day}.`,
    ...monthlyFacts(line, language, say),
    ...(line.oneTimeCents === 0 ? [] : [say("lineOneTime", { amount: formatCents(line.oneTimeCents, language) })]),
    ...(line.buyOutCents === 0 ? [] : [say("lineBuyOut", { amount: formatCents(line.buyOutCents, language) })]),
  ].join(" ");
}

/** What changes a month, and from when: what is less comes after the last day at the old price (R4.1). */
function monthlyFacts(line: ChangeMessageLine, language: Language, say: Say): string[] {
  const { monthlyDeltaCents, billedFrom, billedUntil } = line;
  const inWords = (day: LocalDate): string => formatDate(day, "long", language);
  const amount = formatCents(Math.abs(monthlyDeltaCents), language);
  const from = inWords(line.doneOn ?? billedFrom ?? line.on);
  if (monthlyDeltaCents === 0) return [];
  if (monthlyDeltaCents > 0) return [say("lineMoreFrom", { from, amount })];
  if (billedUntil === null) return [say("lineLessFrom", { from, amount })];
  const until = inWords(billedUntil);
  return [
    say(billedFrom === null ? "lineBilledUntil" : "lineOldPriceUntil", { until }),
    say("lineLessAfter", { amount }),
  ];
}
