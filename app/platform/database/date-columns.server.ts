import { localDate, type LocalDate } from "~/kernel/local-date";

/** Converts a `date` column as Prisma returns it (midnight UTC) to a calendar date. */
export function toLocalDate(column: Date): LocalDate {
  return localDate(column.toISOString().slice(0, 10));
}

export function toLocalDateOrNull(column: Date | null): LocalDate | null {
  return column === null ? null : toLocalDate(column);
}

/** Converts a calendar date to what Prisma expects for a `date` column. */
export function toDateColumn(date: LocalDate): Date {
  return new Date(`${date}T00:00:00Z`);
}

export function toDateColumnOrNull(date: LocalDate | null): Date | null {
  return date === null ? null : toDateColumn(date);
}
