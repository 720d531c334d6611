import { createRequestHandler, type AppLoadContext, type ServerBuild } from "@remix-run/node";
import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from "express";

import { sendAnswer } from "./web-answer.server";
import type { BodyLocals } from "./web-body.server";

export type RemixOptions = {
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  readonly development: boolean;
  /** The scheme, host and port of the portal, with which the addresses of requests start. */
  readonly ownOrigin: () => string;
  readonly contextOf: (request: ExpressRequest, response: ExpressResponse) => AppLoadContext;
};

/** Answers requests with the pages of a build. The signal of a request is aborted when its client disconnects before
 *  the response is complete. */
export function remixPages({ build, development, ownOrigin, contextOf }: RemixOptions): RequestHandler {
  const answer = createRequestHandler(build, development ? "development" : "production");
  return (request, response, next) => {
    const gone = new AbortController();
    response.once("close", () => {
      if (!response.writableFinished) gone.abort();
    });
    answer(requestOf(request, response, ownOrigin(), gone.signal), contextOf(request, response))
      .then((answered) => sendAnswer(answered, response, request.method === "HEAD"))
      .catch(next);
  };
}

function requestOf(incoming: ExpressRequest, response: ExpressResponse, origin: string, signal: AbortSignal): Request {
  const { body } = response.locals as BodyLocals;
  const { method } = incoming;
  const headers = new Headers();
  for (const [name, value = ""] of Object.entries(incoming.headers)) {
    for (const each of [value].flat()) headers.append(name, each);
  }
  return new Request(`${origin}${incoming.originalUrl}`, { method, headers, signal, ...(body && { body }) });
}
