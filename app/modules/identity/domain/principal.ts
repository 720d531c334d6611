import type { Language } from "~/kernel/language";

/** Who makes a request, and for which customer: a signed-in user, or a program with a user's token. */
export type Principal = {
  readonly userId: string;
  readonly email: string;
  readonly userName: string;
  readonly role: "owner" | "member";
  readonly language: Language;
  readonly customerId: string;
  readonly customerName: string;
  readonly customerNumber: number;
  /** False until the first invoice is issued (R8.2). */
  readonly active: boolean;
};

/** The signed-in user with what every page needs. */
export type SessionView = Principal & {
  /** The digest of the session's id, which cannot be used to sign in. */
  readonly sessionId: string;
  /** The number of change requests that are queued or being executed. */
  readonly pendingRequests: number;
};
