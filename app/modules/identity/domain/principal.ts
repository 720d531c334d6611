import type { Language } from "~/kernel/language";

/** Who asks, and for which customer: a signed-in user, or a program with a user's token. */
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

/** The signed-in user as every page needs it. */
export type SessionView = Principal & {
  /** Digest of the session's id; signs nobody in. */
  readonly sessionId: string;
  /** Change requests that are queued or executing. */
  readonly pendingRequests: number;
};
