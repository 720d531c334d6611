import type { ServerContext } from "./context.server";

/** The signed-in user as every page needs it. */
export type SessionView = {
  readonly sessionId: string;
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
  }
}
