import type { RequestHandler } from "express";

/** Makes a request what the rest of the server may rely on: an address on this host, as `BASE_URL` names it. The host that a
 *  client or proxy claims is never believed. */
export function ownAddressOnly(ownHost: () => string): RequestHandler {
  return (request, response, next) => {
    if (!request.url.startsWith("/")) {
      response.status(400).type("text").send("Bad request\n");
      return;
    }
    delete request.headers["x-forwarded-host"];
    delete request.headers["x-forwarded-port"];
    request.headers.host = ownHost();
    next();
  };
}

/** Refuses a body above the limit before it is read, and one that does not tell its length. */
export function limitBody(maxBytes: number): RequestHandler {
  return (request, response, next) => {
    const length = Number(request.headers["content-length"] ?? 0);
    if (request.headers["transfer-encoding"] !== undefined) refuse(411);
    else if (!(length <= maxBytes)) refuse(413);
    else next();

    function refuse(status: number): void {
      response
        .status(status)
        .set("Connection", "close")
        .type("text")
        .send(status === 413 ? "Too large\n" : "Length required\n");
    }
  };
}
