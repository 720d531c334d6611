import type { RequestHandler } from "express";

import type { RequestMarks } from "./web-load-context.server";

/** What a request tells about where it came from. */
export type RequestSigns = {
  readonly method: string;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  readonly cookie: string | undefined;
  readonly authorization: string | undefined;
};

/** True unless a request that can change something was sent by another site's page on the user's behalf. A request whose
 *  `Origin` or `Sec-Fetch-Site` is there must be from the portal's own pages; one that carries a cookie must show one of
 *  them. A bearer token without a cookie is no browser's doing and passes. */
export function isFromOwnSite(signs: RequestSigns, ownOrigin: string): boolean {
  if (signs.method === "GET" || signs.method === "HEAD") return true;
  if (signs.cookie === undefined && /^bearer /i.test(signs.authorization ?? "")) return true;
  if (signs.origin !== undefined && signs.origin !== ownOrigin) return false;
  if (signs.fetchSite !== undefined && signs.fetchSite !== "same-origin") return false;
  return signs.cookie === undefined || signs.origin !== undefined || signs.fetchSite !== undefined;
}

/** Answers 403 to what another site sent; stands in front of every page, form, download and API. */
export function requireOwnSite(ownOrigin: () => string): RequestHandler {
  return (request, response, next) => {
    const signs = {
      method: request.method,
      origin: request.headers.origin,
      fetchSite: request.headers["sec-fetch-site"],
      cookie: request.headers.cookie,
      authorization: request.headers.authorization,
    };
    if (isFromOwnSite(signs, ownOrigin())) {
      next();
      return;
    }
    (response.locals as RequestMarks).securityEvent = "origin-refused";
    response.status(403).type("html").send(refusal(ownOrigin()));
  };
}

// Said in both languages: whose request it was is not known here.
function refusal(ownOrigin: string): string {
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
