import type { RequestHandler, Response } from "express";

/** What a page answers to: it is asked for, or a form is sent. */
const PAGE_METHODS = ["GET", "HEAD", "POST"];

/** The methods of an address of the API; none: there is no such address. */
export type ApiMethods = (path: string) => readonly string[];

/** Refuses a method that an address does not answer to, so that no other than POST ever changes something. */
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

/** An answer without a page: problem details (RFC 9457) to a program, a line of text to anyone else. `detail`: one sentence. */
export function refuse(path: string, response: Response, status: number, title: string, detail?: string): void {
  response.status(status);
  if (isOfApi(path)) {
    const code = title.toLowerCase().replaceAll(" ", "-");
    response
      .type("application/problem+json")
      .send(JSON.stringify({ type: "about:blank", title, status, code, ...(detail === undefined ? {} : { detail }) }));
  } else response.type("text").send(detail === undefined ? `${title}\n` : `${title}: ${detail}\n`);
}

/** True for an address of the API however it is written: Remix reads letters of either case, and encoded ones. */
export function isOfApi(path: string): boolean {
  return /^\/api\//i.test(path.includes("%") ? decodeURIComponent(path) : path);
}
