import { isLocalDate } from "~/kernel/local-date";
import { INVOICE_STATUSES, type InvoiceStatus } from "~/modules/billing/domain/invoice";
import type { InvoiceCursor, InvoiceFilter, InvoiceSearch } from "../domain/invoice-summary";

export type ParsedInvoiceFilter = {
  readonly filter: InvoiceFilter;
  /** Names of the parameters that were not understood; they count as absent. */
  readonly wrong: readonly string[];
};

/** The filter in the query of `/invoices` and of the API: `year`, `status`, `search`, `cursor`; an empty one is absent. */
export function parseInvoiceFilter(query: URLSearchParams): ParsedInvoiceFilter {
  const given = (name: string): string | null => {
    const text = query.get(name)?.trim() ?? "";
    return text === "" ? null : text;
  };
  const [year, status, cursor] = [given("year"), given("status"), given("cursor")];
  const filter = {
    year: parseYear(year),
    status: parseStatus(status),
    search: parseSearch(given("search")),
    after: parseInvoiceCursor(cursor),
  };
  const wrong = [
    ...(year !== null && filter.year === null ? ["year"] : []),
    ...(status !== null && filter.status === null ? ["status"] : []),
    ...(cursor !== null && filter.after === null ? ["cursor"] : []),
  ];
  return { filter, wrong };
}

/** A place in the list, as text for an address. */
export function invoiceCursor({ issuedOn, number }: InvoiceCursor): string {
  return `${issuedOn}.${number}`;
}

function parseInvoiceCursor(text: string | null): InvoiceCursor | null {
  const [, issuedOn, number] = /^(\d{4}-\d{2}-\d{2})\.([A-Z0-9-]{4,24})$/.exec(text ?? "") ?? [];
  return isLocalDate(issuedOn) && number !== undefined ? { issuedOn, number } : null;
}

const LONGEST_SEARCH = 80;

/** Any text is something to look for; what is longer than a line counts up to there. */
function parseSearch(text: string | null): InvoiceSearch | null {
  const words = text?.replace(/\s+/g, " ").slice(0, LONGEST_SEARCH) ?? "";
  return words === "" ? null : { text: words, cents: parseAmount(words) };
}

/** `981,67`, `€ 1.981,67`, `-12.00`; null: no amount. */
function parseAmount(text: string): number | null {
  const plain = text.replace(/[€\s]/g, "").replace("\u2212", "-");
  if (/^-?\d{1,3}(?:\.?\d{3})*,\d{2}$/.test(plain)) return Number(plain.replace(/[.,]/g, ""));
  if (/^-?\d{1,3}(?:,?\d{3})*\.\d{2}$/.test(plain)) return Number(plain.replace(/[.,]/g, ""));
  return null;
}

function parseYear(text: string | null): number | null {
  return text !== null && /^[12]\d{3}$/.test(text) ? Number(text) : null;
}

function parseStatus(text: string | null): InvoiceStatus | null {
  return INVOICE_STATUSES.find((status) => status === text) ?? null;
}
