import type { AppLoadContext } from "@remix-run/node";
import type { Request, Response } from "express";

import { clientAddressOf } from "./client-address.server";
import type { ServerContext } from "../context.server";
import type { SessionView } from "./load-context";
import type { Sessions } from "~/modules/identity/server/lucia.server";
import { accountDigest, type SecurityEvent } from "./security-event.server";

/** What the server noted about a request: first its number and nonce, on the way what is worth a line in the log. */
export type RequestMarks = {
  readonly incident: string;
  readonly nonce: string;
  /** Digest of the account that the request is about. */
  account?: string;
  securityEvent?: SecurityEvent;
};

/** What loaders and actions are given for one request. A session that is due for it is extended by this answer. */
export function loadContextOf(
  context: ServerContext,
  sessions: Pick<Sessions, "find">,
  request: Request,
  response: Response<unknown, RequestMarks>,
): AppLoadContext {
  let asked: Promise<SessionView | null> | undefined;
  const findSession = async (): Promise<SessionView | null> => {
    const found = await sessions.find(request.headers.cookie ?? null);
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
    session: () => (asked ??= findSession()),
    noteSecurity: ({ event, email }) => {
      if (event !== undefined) response.locals.securityEvent = event;
      if (email !== undefined) response.locals.account = accountDigest(context.settings, email);
    },
    retryAfter: (seconds) => {
      response.setHeader("Retry-After", String(seconds));
    },
  };
}
