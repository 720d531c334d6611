import type { RequestHandler, Response } from "express";

/** The methods of a page: reading it, and submitting a form. */
const PAGE_METHODS = ["GET", "HEAD", "POST"];

/** The methods that may change anything; of pages POST alone. */
export const CHANGING_METHODS: readonly string[] = ["POST", "PATCH"];

/** Returns the methods of an API address, empty when there is no such address. */
export type ApiMethods = (path: string) => readonly string[];

/** Refuses methods that an address does not support, so that nothing but a form and the API's own methods changes anything. */
export function allowMethods(apiMethods: ApiMethods): RequestHandler {
  return (request, response, next) => {
    const known = isOfApi(request.path) ? apiMethods(request.path) : [];
    const allowed = known.length > 0 ? known : PAGE_METHODS;
    if (allowed.includes(request.method)) {
      next();
      return;
    }
    response.set("Allow", allowed.join(", "));
    refuse(request.path, response, 405, "Method not allowed");
  };
}

/** Answers without a page: problem details (RFC 9457) for programs, a line of text for anyone else. `detail` is one
 *  sentence. */
export function refuse(path: string, response: Response, status: number, title: string, detail?: string): void {
  response.status(status);
  if (isOfApi(path)) {
    const code = title.toLowerCase().replaceAll(" ", "-");
    response
      .type("application/problem+json")
      .send(JSON.stringify({ type: "about:blank", title, status, code, ...(detail === undefined ? {} : { detail }) }));
  } else response.type("text").send(detail === undefined ? `${title}\n` : `${title}: ${detail}\n`);
}

/** Returns whether an address belongs to the API, however it is written: Remix ignores case and decodes it. */
export function isOfApi(path: string): boolean {
  return /^\/api\//i.test(path.includes("%") ? decodeURIComponent(path) : path);
}
