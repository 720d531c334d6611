import type { LocalDate } from "~/kernel/local-date";
import type { ReadTransaction } from "~/platform/database/read-write-transactions.server";
import type { PersonInvoiceLine } from "../domain/person-invoice-line";

/** Returns the parts of the newest invoices that are of these lines, newest invoice first, in one statement. What was billed of the time before a
 *  line was handed over is somebody else's (R5.8). */
export function readPersonInvoiceLines(
  tx: ReadTransaction,
  customerId: string,
  lines: readonly { readonly profileId: string; readonly since: LocalDate | null }[],
  invoices: number,
): Promise<PersonInvoiceLine[]> {
  const ids = lines.map(({ profileId }) => profileId);
  const since = lines.map((line) => line.since);
  return tx.$queryRaw<PersonInvoiceLine[]>`
    SELECT i.number, i.issued_on::text AS "issuedOn", l.line_number AS "lineNumber", l.description, l.from_on::text AS "fromOn",
           l.until_on::text AS "untilOn", sum((share ->> 'netCents')::float8) AS "netCents"
      FROM (SELECT id, number, issued_on FROM invoices WHERE customer_id = ${customerId}::uuid
             ORDER BY issued_on DESC, number DESC LIMIT ${invoices}) AS i
      JOIN invoice_lines l ON l.invoice_id = i.id AND l.customer_id = ${customerId}::uuid
      CROSS JOIN jsonb_array_elements(l.shares) AS share
      JOIN unnest(${ids}::text[], ${since}::date[]) AS own(profile_id, since)
        ON own.profile_id = share ->> 'profileId' AND (own.since IS NULL OR l.until_on >= own.since)
     GROUP BY i.number, i.issued_on, l.line_number, l.description, l.from_on, l.until_on
     ORDER BY i.issued_on DESC, i.number DESC, l.line_number`;
}
