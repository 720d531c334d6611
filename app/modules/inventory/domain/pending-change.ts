import type { LocalDate } from "~/kernel/local-date";

/** A queued line about a profile, as the list of users shows it. */
export type PendingChange = {
  readonly requestId: string;
  readonly profileId: string;
  readonly action: "remove-profile" | "convert-profile" | "add-option" | "remove-option" | "order-phone" | "hand-over";
  /** The product that the profile becomes, gets or loses. Null when the action is clear without it. */
  readonly productName: string | null;
  readonly on: LocalDate;
  readonly billedUntil: LocalDate | null;
};
