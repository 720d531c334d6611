import type { Request, RequestHandler, Response } from "express";

import { unsupportedMediaType, type BodyFault } from "./body-fault.server";
import { formFault } from "./form-fault.server";
import { jsonFault } from "./json-fault.server";
import { mediaTypeOf } from "./media-type.server";
import { isOfApi, refuse } from "./web-methods.server";

const FORM = "application/x-www-form-urlencoded";
const JSON_TYPE = "application/json";

/** Returns the maximum number of fields of a form at an address. */
export type MaxFormFields = (path: string) => number;

/** Reads the body of a POST or PATCH request and refuses what no form or endpoint of the portal accepts: another type of content
 *  (415), invalid text (400), more fields, values or levels than needed (413). Pages and the API get a body that is
 *  safe to parse: a form or JSON, with its one content type. Whether its contents are valid is for them to judge. */
export function readBody(maxFormFields: MaxFormFields): RequestHandler {
  return (request, response, next) => {
    if (request.method !== "POST" && request.method !== "PATCH") {
      next();
      return;
    }
    const ofApi = isOfApi(request.path);
    const kind = contentTypeFault(request, ofApi);
    if (kind !== null) {
      refuseBody(request, response, kind);
      return;
    }
    bytesOf(request).then(
      (body) => {
        const fault = ofApi ? jsonFault(body) : formFault(body, maxFormFields(request.path));
        if (fault !== null) {
          refuseBody(request, response, fault);
          return;
        }
        request.headers["content-type"] = ofApi ? JSON_TYPE : FORM;
        request.headers["content-length"] = String(body.byteLength);
        (response.locals as BodyLocals).body = body;
        next();
      },
      // The client went away while it sent.
      () => response.destroy(),
    );
  };
}

/** The body that was read, for later handlers. */
export type BodyLocals = { body?: Buffer<ArrayBuffer> };

/** An empty body needs no content type: it is an empty form, or invalid JSON. */
function contentTypeFault({ headers }: Request, ofApi: boolean): BodyFault | null {
  if (Number(headers["content-length"] ?? 0) === 0) return null;
  const wanted = ofApi ? JSON_TYPE : FORM;
  const { essence, charsets } = mediaTypeOf(headers["content-type"] ?? "");
  const isPlain = (headers["content-encoding"] ?? "identity").toLowerCase() === "identity";
  if (essence === wanted && isPlain && charsets.every((charset) => UTF_8.has(charset))) return null;
  return unsupportedMediaType(`This takes ${wanted} in UTF-8, not compressed.`);
}

const UTF_8: ReadonlySet<string> = new Set(["utf-8", "utf8"]);

async function bytesOf(request: Request): Promise<Buffer<ArrayBuffer>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function refuseBody({ path }: Request, response: Response, { status, detail }: BodyFault): void {
  refuse(path, response, status, TITLES[status], detail);
}

const TITLES = { 400: "Bad request", 413: "Too large", 415: "Unsupported media type" } as const;
