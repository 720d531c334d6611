import type { RequestHandler } from "express";

import type { RequestLocals } from "./web-load-context.server";

/** What a request states about where it came from. */
export type RequestOrigin = {
  readonly method: string;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  readonly cookie: string | undefined;
  readonly authorization: string | undefined;
};

/** Returns false for a request that can change something and was sent by another site's page on the user's behalf. If
 *  it has an `Origin` or `Sec-Fetch-Site`, that must be the portal's own; if it has a cookie, it must have one of those
 *  headers. A bearer token without a cookie does not come from a browser and is allowed. */
export function isSameSite(from: RequestOrigin, ownOrigin: string): boolean {
  if (from.method === "GET" || from.method === "HEAD") return true;
  if (from.cookie === undefined && /^bearer /i.test(from.authorization ?? "")) return true;
  if (from.origin !== undefined && from.origin !== ownOrigin) return false;
  if (from.fetchSite !== undefined && from.fetchSite !== "same-origin") return false;
  return from.cookie === undefined || from.origin !== undefined || from.fetchSite !== undefined;
}

/** Answers 403 to requests sent by other sites. It protects every page, form, download and API. */
export function requireSameSite(ownOrigin: () => string): RequestHandler {
  return (request, response, next) => {
    const from = {
      method: request.method,
      origin: request.headers.origin,
      fetchSite: request.headers["sec-fetch-site"],
      cookie: request.headers.cookie,
      authorization: request.headers.authorization,
    };
    if (isSameSite(from, ownOrigin())) {
      next();
      return;
    }
    (response.locals as RequestLocals).securityEvent = "origin-refused";
    response.status(403).type("html").send(refusalPage(ownOrigin()));
  };
}

// Said in both languages: whose request it was is not known here.
function refusalPage(ownOrigin: string): string {
  return `<!doctype html>
<html lang="nl">
  <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><title>403</title></head>
  <body>
    <main>
      <h1>Dit formulier kwam niet van het portaal</h1>
      <p>Er is niets gewijzigd. Open het portaal op <a href="${ownOrigin}/">${ownOrigin}</a> en probeer het daar opnieuw.</p>
      <p lang="en">This form did not come from the portal. Nothing was changed. Open the portal at the address above and try again.</p>
    </main>
  </body>
</html>
`;
}
