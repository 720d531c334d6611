import { isSupportedDay } from "~/kernel/supported-date";
import { supportedYear } from "~/modules/catalogue/schemas/supported-date-schema";
import { INVOICE_STATUSES, type InvoiceStatus } from "~/modules/billing/domain/invoice";
import type { InvoiceCursor, InvoiceFilter, InvoiceSearch } from "../domain/invoice-summary";

export type ParsedInvoiceFilter = {
  readonly filter: InvoiceFilter;
  /** The names of parameters that were not understood. They count as absent. */
  readonly wrong: readonly string[];
};

/** Parses the query of `/invoices` and of the API: `year`, `status`, `search`, `cursor`. An empty parameter counts as
 *  absent. */
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

/** Returns a position in the list as text for an address. */
export function invoiceCursor({ issuedOn, number }: InvoiceCursor): string {
  return `${issuedOn}.${number}`;
}

function parseInvoiceCursor(text: string | null): InvoiceCursor | null {
  const [, issuedOn, number] = /^(\d{4}-\d{2}-\d{2})\.([A-Z0-9-]{4,24})$/.exec(text ?? "") ?? [];
  return isSupportedDay(issuedOn) && number !== undefined ? { issuedOn, number } : null;
}

const MAX_SEARCH_LENGTH = 80;

/** Any text can be searched for. Text that is too long is cut off. */
function parseSearch(text: string | null): InvoiceSearch | null {
  const words = text?.replace(/\s+/g, " ").slice(0, MAX_SEARCH_LENGTH) ?? "";
  return words === "" ? null : { text: words, cents: parseAmount(words) };
}

/** Parses `981,67`, `€ 1.981,67`, `-12.00`, or whole euros: `981`, `1.981`. Null when it is not an amount, or more than
 *  an invoice can hold. */
function parseAmount(text: string): InvoiceSearch["cents"] {
  const plain = text.replace(/[€\s]/g, "").replace("\u2212", "-");
  const isExact = /^-?\d{1,3}(?:\.?\d{3})*,\d{2}$/.test(plain) || /^-?\d{1,3}(?:,?\d{3})*\.\d{2}$/.test(plain);
  const isWhole = /^-?\d{1,3}(?:[.,]?\d{3})*$/.test(plain);
  if (!isExact && !isWhole) return null;
  const digits = Number(plain.replace(/[-.,]/g, ""));
  const [least, most] = isExact ? [digits, digits] : [digits * 100, digits * 100 + 99];
  if (most > MAX_CENTS) return null;
  return plain.startsWith("-") ? { from: 0 - most, until: 0 - least } : { from: least, until: most };
}

const MAX_CENTS = Number.MAX_SAFE_INTEGER;

function parseYear(text: string | null): number | null {
  return supportedYear.safeParse(text).data ?? null;
}

function parseStatus(text: string | null): InvoiceStatus | null {
  return INVOICE_STATUSES.find((status) => status === text) ?? null;
}
