import type { RequestHandler } from "express";

import { refuse } from "./web-methods.server";

/** Gives a request what the rest of the server relies on: the host of `BASE_URL`, and an address that can be decoded
 *  and has no NUL, which text in the database cannot contain. The host that a client or proxy claims is never trusted.
 */
export function normaliseAddress(ownHost: () => string): RequestHandler {
  return (request, response, next) => {
    if (!request.url.startsWith("/") || request.url.includes("%00") || !isDecodable(request.path)) {
      refuse(isDecodable(request.path) ? request.path : "/", response, 400, "Bad request");
      return;
    }
    delete request.headers["x-forwarded-host"];
    delete request.headers["x-forwarded-port"];
    request.headers.host = ownHost();
    next();
  };
}

/** Refuses a body above the limit before it is read, and one without a stated length. */
export function limitBody(maxBytes: number): RequestHandler {
  return (request, response, next) => {
    const length = Number(request.headers["content-length"] ?? 0);
    const tooLarge = !(length <= maxBytes);
    if (request.headers["transfer-encoding"] === undefined && !tooLarge) {
      next();
      return;
    }
    response.set("Connection", "close");
    if (request.headers["transfer-encoding"] !== undefined) refuse(request.path, response, 411, "Length required");
    else refuse(request.path, response, 413, "Too large");
  };
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
