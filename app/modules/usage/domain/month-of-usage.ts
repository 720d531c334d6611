import type { LocalDate } from "~/kernel/local-date";

/** The usage of a month, in cents without VAT. */
export type MonthOfUsage = {
  /** Its first day. */
  readonly month: LocalDate;
  readonly nationalCents: number;
  readonly abroadCents: number;
  readonly serviceCents: number;
  /** Messages and data. */
  readonly mobileCents: number;
};
