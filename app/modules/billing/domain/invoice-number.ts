import { yearOf, type LocalDate } from "~/kernel/local-date";

/** The number of a document: its year of issue and its place in that year, `2026-000123` (R7.2). */
export function invoiceNumber(issuedOn: LocalDate, sequence: number): string {
  return `${String(yearOf(issuedOn))}-${String(sequence).padStart(6, "0")}`;
}
