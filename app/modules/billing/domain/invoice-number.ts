import { yearOf, type LocalDate } from "~/kernel/local-date";

/** Returns the number of a document, `2026-000123`: its year of issue and its sequence number in that year (R7.2). */
export function invoiceNumber(issuedOn: LocalDate, sequence: number): string {
  return `${String(yearOf(issuedOn))}-${String(sequence).padStart(6, "0")}`;
}
