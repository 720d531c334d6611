import type { LocalDate } from "~/kernel/local-date";

/** What lines of a person cost on an invoice, in cents without VAT. */
export type PersonInvoiceLine = {
  readonly number: string;
  readonly issuedOn: LocalDate;
  readonly lineNumber: number;
  readonly description: string;
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate;
  readonly netCents: number;
};
