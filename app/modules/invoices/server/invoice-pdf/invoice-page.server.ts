import { formatCents } from "~/format/format-money";
import type { Language } from "~/kernel/language";
import type { Translate } from "~/format/texts";
import type { Pdf } from "~/platform/pdf/pdf-document.server";
import type { Invoice } from "~/modules/billing/domain/invoice";

/** What every part of the document is drawn with. */
export type InvoicePage = {
  readonly pdf: Pdf;
  readonly invoice: Invoice;
  readonly language: Language;
  readonly t: Translate;
  readonly money: (cents: number) => string;
};

export function moneyIn(language: Language): (cents: number) => string {
  return (cents) => formatCents(cents, language);
}

/** Returns an IBAN in groups of four. */
export function groupedIban(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, "$1\u00A0");
}
