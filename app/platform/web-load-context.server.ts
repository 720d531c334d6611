import type { AppLoadContext } from "@remix-run/node";
import type { Request, Response } from "express";

import type { ServerContext } from "./context.server";
import type { SessionView } from "./load-context";
import type { Sessions } from "./lucia.server";

/** What the first steps of the server noted about a request. */
export type RequestMarks = { readonly incident: string; readonly nonce: string };

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
    return found?.view ?? null;
  };
  return {
    server: context,
    nonce: response.locals.nonce,
    incident: response.locals.incident,
    clientAddress: request.ip ?? request.socket.remoteAddress ?? "unknown",
    session: () => (asked ??= findSession()),
  };
}
