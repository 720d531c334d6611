import type { BillingPeriod } from "~/kernel/billing-period";
import { firstOfMonth, lastOfMonth, type LocalDate } from "~/kernel/local-date";
import type { InvoiceLine } from "~/modules/billing/domain/invoice-line";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { UsageCategory } from "~/modules/usage/domain/usage-record";
import { formatDate } from "~/format/format-date";
import { formatDataVolume } from "~/format/format-number";
import { formatPhone } from "~/format/format-phone";
import type { KeyOf, Reader } from "~/format/texts";
import type { CostsUser } from "../domain/costs-by-user";
import { daySpan } from "../domain/day-span";
import type { LineGroup, SumOfLines } from "../domain/line-groups";

const GROUP_KEYS = {
  subscriptions: "groupSubscriptions",
  usage: "groupUsage",
  earlier: "groupSubscriptions",
  installation: "installation",
  changes: "groupChanges",
  corrections: "groupCorrections",
} as const satisfies Record<LineGroup, KeyOf<"invoice-documents" | "names">>;

/** What a module is called on an invoice. */
export function moduleName(category: Category | null, reader: Reader): string {
  const t = reader.texts("names", "invoice-documents");
  return category === null ? t("moduleGeneral") : t(`category.${category}`);
}

/** What tells users of one name apart, below the name: the number, else the module; null: the name is enough. */
export function namesakeWords({ isNamesake, number, category }: CostsUser, reader: Reader): string | null {
  if (!isNamesake) return null;
  return number === null ? moduleName(category, reader) : formatPhone(number);
}

/** What a group of lines is called, with the days it is about, `Abonnementen december`; changes are named by their months. */
export function groupName(
  { group, fromOn, untilOn }: Pick<SumOfLines, "group" | "fromOn" | "untilOn">,
  reader: Reader,
): string {
  const t = reader.texts("invoice-documents", "names");
  const [from, until] = group === "changes" ? [firstOfMonth(fromOn), lastOfMonth(untilOn)] : [fromOn, untilOn];
  return t(GROUP_KEYS[group], { when: spanWords(from, until, reader) });
}

/** A span of days without its year: `december`, `10 t/m 30 november`, `10 november`. */
export function spanWords(from: LocalDate, until: LocalDate, reader: Reader): string {
  const { language } = reader;
  const t = reader.texts("invoice-documents");
  const span = daySpan(from, until);
  switch (span.kind) {
    case "day":
      return formatDate(span.on, "day", language);
    case "month":
      return formatDate(span.of, "month-name", language);
    case "months":
      return t("upTo", {
        from: formatDate(from, "month-name", language),
        until: formatDate(until, "month-name", language),
      });
    case "days":
      return t("upTo", {
        from: span.isOneMonth ? String(Number(from.slice(8))) : formatDate(from, "day", language),
        until: formatDate(until, "day", language),
      });
    default:
      return span satisfies never;
  }
}

/** The calls and messages that a usage line is about: of a kind, month and module, those that cost something; all kinds in one report when
 *  the kind is not known. */
export function usageLink(
  month: BillingPeriod,
  { usageCategory, category }: Pick<InvoiceLine, "usageCategory" | "category">,
): string {
  const module = category === null ? "" : `&module=${category}`;
  return usageCategory === null
    ? `/usage?period=${month}&groupBy=category${module}`
    : `/usage/calls?period=${month}&category=${usageCategory}${module}&only=charged`;
}

const RECORD_KEYS = {
  "on-net": "calls",
  national: "calls",
  international: "calls",
  "service-number": "calls",
  "free-number": "calls",
  sms: "messages",
  "paid-sms": "messages",
  data: "sessions",
  roaming: "times",
} as const satisfies Record<UsageCategory, KeyOf<"invoice-documents" | "names">>;

/** How much was used, below a usage line: `120 gesprekken, 410 minuten`, `214 sessies, 1,3 GB`; null: it is not known or says nothing. */
export function usageWords(line: InvoiceLine, reader: Reader): string | null {
  const { language } = reader;
  const t = reader.texts("invoice-documents");
  const { records, minutes, units, usageCategory } = line;
  if (records === null || records === 0) return null;
  const used = [
    recordWords(records, usageCategory, reader),
    ...(minutes === null || minutes === 0 ? [] : [t("minutes", { count: minutes })]),
    ...(usageCategory !== "data" || units === null ? [] : [formatDataVolume(units, language)]),
  ];
  return used.join(", ");
}

/** `120 gesprekken`, `3 berichten`, `214 sessies`; `12 keer` of what is of several sorts. */
export function recordWords(records: number, usageCategory: UsageCategory | null, reader: Reader): string {
  const t = reader.texts("invoice-documents", "names");
  return t(usageCategory === null ? "times" : RECORD_KEYS[usageCategory], { count: records });
}
