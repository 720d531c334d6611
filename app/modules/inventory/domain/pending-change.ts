import type { LocalDate } from "~/kernel/local-date";

/** A queued line about a profile, as the list of users shows it. */
export type PendingChange = {
  readonly requestId: string;
  readonly profileId: string;
  readonly action: "remove-profile" | "convert-profile" | "add-option" | "remove-option" | "order-phone";
  /** What it becomes, gets or loses; null where the action says it all. */
  readonly productName: string | null;
  readonly on: LocalDate;
  readonly billedUntil: LocalDate | null;
};
