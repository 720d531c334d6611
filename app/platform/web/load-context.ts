import type { ServerContext } from "../context.server";
import type { SecurityFacts } from "./security-event.server";

/** Who asks, and for which customer: a signed-in user, or a program with a user's token. */
export type Principal = {
  readonly userId: string;
  readonly email: string;
  readonly userName: string;
  readonly role: "owner" | "member";
  readonly language: "nl" | "en";
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

declare module "@remix-run/node" {
  interface AppLoadContext {
    readonly server: ServerContext;
    /** For the Content-Security-Policy of this answer. */
    readonly nonce: string;
    /** The number of this request on error pages and in the log. */
    readonly incident: string;
    /** The network address of the browser or program that asks. */
    readonly clientAddress: string;
    /** The session of this request, looked up at most once. */
    readonly session: () => Promise<SessionView | null>;
    /** Tells the log what its security events have to say about this request beyond its status. */
    readonly noteSecurity: (facts: SecurityFacts) => void;
    /** Tells the client after how many seconds it may try again, whatever the answer is made of. */
    readonly retryAfter: (seconds: number) => void;
  }
}
