import type { AppLoadContext } from "@remix-run/node";
import type { Request, Response } from "express";

import { clientAddressOf } from "./client-address.server";
import type { ServerContext } from "../context.server";
import { accountDigest, type SecurityEvent, type SecurityFacts } from "./security-event.server";

/** What the server notes about a request: its number and nonce at the start, and later what should be logged. */
export type RequestLocals = {
  readonly incident: string;
  readonly nonce: string;
  /** A digest of the account that the request is about. */
  account?: string;
  securityEvent?: SecurityEvent;
};

declare module "@remix-run/node" {
  // An augmentation of the library's own type has to be an interface.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface AppLoadContext {
    readonly server: ServerContext;
    /** For the Content-Security-Policy of this answer. */
    readonly nonce: string;
    /** The number of this request on error pages and in the log. */
    readonly incident: string;
    /** The network address of the browser or program that asks. */
    readonly clientAddress: string;
    /** Tells the log what its security events have to say about this request beyond its status. */
    readonly noteSecurity: (facts: SecurityFacts) => void;
    /** Tells the client after how many seconds it may try again, whatever the answer is made of. */
    readonly retryAfter: (seconds: number) => void;
  }
}

type Session = NonNullable<Awaited<ReturnType<AppLoadContext["session"]>>>;

/** Returns the session of a `Cookie` header, or null when there is none or it has ended. `setCookie` is the header that
 *  extends it in the browser, or null when it need not be extended yet. */
export type FindSession = (
  cookieHeader: string | null,
) => Promise<{ readonly view: Session; readonly setCookie: string | null } | null>;

/** Returns what loaders and actions are given for one request. If the session is due for extension, this response
 *  extends it. */
export function loadContextOf(
  context: ServerContext,
  findSession: FindSession,
  request: Request,
  response: Response<unknown, RequestLocals>,
): AppLoadContext {
  let session: Promise<Session | null> | undefined;
  const ownSession = async (): Promise<Session | null> => {
    const found = await findSession(request.headers.cookie ?? null);
    const setCookie = found?.setCookie ?? null;
    if (setCookie !== null && !response.headersSent) response.append("Set-Cookie", setCookie);
    if (found !== null) response.locals.account ??= accountDigest(context.settings, found.view.email);
    return found?.view ?? null;
  };
  return {
    server: context,
    nonce: response.locals.nonce,
    incident: response.locals.incident,
    clientAddress: clientAddressOf(request),
    session: () => (session ??= ownSession()),
    noteSecurity: ({ event, email }) => {
      if (event !== undefined) response.locals.securityEvent = event;
      if (email !== undefined) response.locals.account = accountDigest(context.settings, email);
    },
    retryAfter: (seconds) => {
      response.setHeader("Retry-After", String(seconds));
    },
  };
}
