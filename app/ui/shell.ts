import type { LocalDate } from "~/kernel/local-date";

/** What the frame around a page shows, the same on every page. */
export type Shell = {
  readonly brandName: string;
  /** Of the service desk, as people write it. */
  readonly phone: string;
  readonly today: LocalDate;
  readonly user: ShellUser | null;
};

export type ShellUser = {
  readonly name: string;
  readonly email: string;
  readonly customerName: string;
  readonly customerNumber: number;
  /** False until the first invoice opens the portal (R8.2). */
  readonly active: boolean;
  readonly pendingRequests: number;
};
