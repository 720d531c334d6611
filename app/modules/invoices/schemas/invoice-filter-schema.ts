import { isLocalDate } from "~/kernel/local-date";
import { INVOICE_STATUSES, type InvoiceStatus } from "~/modules/billing/domain/invoice";
import type { InvoiceCursor, InvoiceFilter } from "../domain/invoice-summary";

export type ParsedInvoiceFilter = {
  readonly filter: InvoiceFilter;
  /** Names of the parameters that were not understood; they count as absent. */
  readonly wrong: readonly string[];
};

/** The filter in the query of `/invoices` and of the API: `year`, `status`, `cursor`; an empty one is absent. */
export function parseInvoiceFilter(query: URLSearchParams): ParsedInvoiceFilter {
  const given = (name: string): string | null => {
    const text = query.get(name)?.trim() ?? "";
    return text === "" ? null : text;
  };
  const [year, status, cursor] = [given("year"), given("status"), given("cursor")];
  const filter = { year: parseYear(year), status: parseStatus(status), after: parseInvoiceCursor(cursor) };
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

function parseYear(text: string | null): number | null {
  return text !== null && /^[12]\d{3}$/.test(text) ? Number(text) : null;
}

function parseStatus(text: string | null): InvoiceStatus | null {
  return INVOICE_STATUSES.find((status) => status === text) ?? null;
}
