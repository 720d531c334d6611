import type { LocalDate } from "~/kernel/local-date";
import { formatDate, formatInstant, formatPeriod, formatTime } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import type { Reader } from "~/format/texts";
import type { MailWords } from "../domain/mail-layout";
import type {
  AccountMessage,
  ChangeMessage,
  ChangeMessageLine,
  InvoiceMessage,
  MailMessage,
  PortalOpenMessage,
  PreparedMessage,
} from "../domain/mail-message";

/** Who writes, and how to reach them. */
export type Sender = { readonly brandName: string; readonly phone: string };

type Body = Omit<MailWords, "greeting" | "footer">;

/** A message in words for one reader, whom it greets by `name`. */
export function mailWords(message: MailMessage, name: string, reader: Reader, sender: Sender): MailWords {
  const t = reader.texts("mail", "names");
  return {
    ...bodyOf(message, reader, sender),
    greeting: t("greeting", { name }),
    footer: t("footer", { brand: sender.brandName, phone: sender.phone }),
  };
}

function bodyOf(message: MailMessage, reader: Reader, sender: Sender): Body {
  switch (message.kind) {
    case "invitation":
    case "password-reset":
      return accountBody(message, reader, sender);
    case "portal-open":
      return portalOpenBody(message, reader, sender);
    case "invoice":
      return invoiceBody(message, reader);
    case "change-queued":
    case "change-moved":
    case "change-executed":
    case "change-rejected":
    case "change-cancelled":
      return changeBody(message, reader, sender);
    case "prepared-signed":
    case "prepared-dropped":
    case "prepared-failed":
      return preparedBody(message, reader);
    default:
      return message satisfies never;
  }
}

function accountBody(message: AccountMessage, reader: Reader, { brandName: brand, phone }: Sender): Body {
  const { kind, customerName: customer, link, validUntil } = message;
  const t = reader.texts("mail", "names");
  const until = formatInstant(validUntil, reader.language);
  const key = kind === "invitation" ? "invitation" : "reset";
  return {
    subject: t(`${key}Subject`, { brand }),
    paragraphs: [t(`${key}Intro`, { customer, brand })],
    facts: [],
    action: { label: t(`${key}Action`), link },
    afterwards: [t(`${key}Until`, { until, phone }), t(`${key}Unexpected`)],
  };
}

function portalOpenBody({ customerName: customer, link }: PortalOpenMessage, reader: Reader, sender: Sender): Body {
  const t = reader.texts("mail", "names");
  const brand = sender.brandName;
  return {
    subject: t("openSubject"),
    paragraphs: [t("openIntro", { customer, brand }), t("openWhat")],
    facts: [],
    action: { label: t("openAction", { brand }), link },
    afterwards: [],
  };
}

function invoiceBody(message: InvoiceMessage, reader: Reader): Body {
  const { language } = reader;
  const t = reader.texts("mail", "names");
  const period = formatPeriod(message.period, language);
  const total = formatCents(message.totalCents, language);
  const isCredit = message.type === "credit-note";
  return {
    subject: t(isCredit ? "creditSubject" : "invoiceSubject", { number: message.number, period, total }),
    paragraphs: [t(isCredit ? "creditIntro" : "invoiceIntro", { period })],
    facts: [
      { label: t(isCredit ? "number" : "invoiceNumber"), value: message.number },
      { label: t("period"), value: period },
      { label: t("invoiceTotal"), value: total },
      ...(isCredit ? [] : [{ label: t("invoiceDue"), value: formatDate(message.dueOn, "weekday", language) }]),
    ],
    action: { label: t("invoiceAction"), link: message.link },
    afterwards: [],
  };
}

const CHANGE_KEYS = {
  "change-queued": "queued",
  "change-moved": "moved",
  "change-executed": "executed",
  "change-rejected": "rejected",
  "change-cancelled": "cancelled",
} as const;

function changeBody(message: ChangeMessage, reader: Reader, { phone }: Sender): Body {
  const t = reader.texts("mail", "names");
  const { kind, lines, progress, startsAt, preparedOn, link } = message;
  const key = CHANGE_KEYS[kind];
  const isPartly = progress !== null && progress.completed > 0 && progress.rejected > 0;
  return {
    subject: t(`${key}Subject`, { count: lines.length }),
    paragraphs: [
      ...(kind === "change-queued" && preparedOn !== null
        ? [t("queuedByItself", { date: formatDate(preparedOn, "long", reader.language) })]
        : []),
      t(`${key}Intro`),
      ...(isPartly
        ? [t("changePartly", { completed: progress.completed, count: progress.rejected, total: progress.total })]
        : []),
    ],
    facts: lines.map((line) => ({ label: line.words, value: lineFacts(line, kind, reader) })),
    action: { label: t("changeAction"), link },
    afterwards: [t(`${key}After`, { time: formatTime(startsAt, reader.language), phone })],
  };
}

/** What was not carried out costs nothing, so only its day is told, and why. */
function lineFacts(line: ChangeMessageLine, kind: ChangeMessage["kind"], reader: Reader): string {
  const { language } = reader;
  const t = reader.texts("mail", "names");
  const on = formatDate(line.on, "weekday", language);
  if (kind === "change-cancelled" || kind === "change-rejected") {
    return [t("lineWasPlanned", { on }), ...(line.because === null ? [] : [line.because])].join(", ");
  }
  const day =
    line.doneOn === null
      ? on
      : t("lineDoneLate", {
          done: formatDate(line.doneOn, "weekday", language),
          on: formatDate(line.on, "long", language),
        });
  return [
    `${day}.`,
    ...monthlyFacts(line, reader),
    ...(line.oneTimeCents === 0 ? [] : [t("lineOneTime", { amount: formatCents(line.oneTimeCents, language) })]),
    ...(line.buyOutCents === 0 ? [] : [t("lineBuyOut", { amount: formatCents(line.buyOutCents, language) })]),
  ].join(" ");
}

/** What changes a month, and from when: what is less comes after the last day at the old price (R4.1). */
function monthlyFacts(line: ChangeMessageLine, reader: Reader): string[] {
  const { language } = reader;
  const t = reader.texts("mail", "names");
  const { monthlyDeltaCents, billedFrom, billedUntil } = line;
  const inWords = (day: LocalDate): string => formatDate(day, "long", language);
  const amount = formatCents(Math.abs(monthlyDeltaCents), language);
  const from = inWords(line.doneOn ?? billedFrom ?? line.on);
  if (monthlyDeltaCents === 0) return [];
  if (monthlyDeltaCents > 0) return [t("lineMoreFrom", { from, amount })];
  if (billedUntil === null) return [t("lineLessFrom", { from, amount })];
  const until = inWords(billedUntil);
  return [t(billedFrom === null ? "lineBilledUntil" : "lineOldPriceUntil", { until }), t("lineLessAfter", { amount })];
}

/** One that could not be received for the last time has lapsed. */
function preparedBody(message: PreparedMessage, reader: Reader): Body {
  const { language } = reader;
  const t = reader.texts("mail", "names");
  const { kind, lines, submitOn, lastOn, attempt, link } = message;
  const key = kind === "prepared-failed" && attempt?.nextOn === null ? "prepared-lapsed" : kind;
  const day = (date: LocalDate): string => formatDate(date, "weekday", language);
  const facts = {
    date: day(attempt?.on ?? submitOn),
    next: day(attempt?.nextOn ?? submitOn),
    last: day(lastOn),
    time: formatTime(message.submitsAt, language),
  };
  return {
    subject: t(`${key}Subject`, facts),
    paragraphs: [t(`${key}Intro`, facts)],
    facts: [
      { label: t("preparedAsked"), value: lines.join("; ") },
      ...(attempt === null ? [] : [{ label: t("preparedBecause"), value: attempt.because.join(" ") }]),
      ...(kind === "prepared-dropped"
        ? []
        : [
            { label: t("firstDay"), value: day(submitOn) },
            { label: t("lastDay"), value: day(lastOn) },
            { label: t("buyOutAtMost"), value: formatCents(message.maxBuyOutCents, language) },
            { label: t("oneTimeAtMost"), value: formatCents(message.maxOneTimeCents, language) },
          ]),
    ],
    action: { label: t("preparedAction"), link },
    afterwards: [t(`${key}After`, facts)],
  };
}
