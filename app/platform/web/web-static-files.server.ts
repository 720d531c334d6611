import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";

import type { RequestHandler } from "express";
import sirv from "sirv";

const ONE_YEAR_SECONDS = 31_536_000;

/** Serves the built files for the browser, in compressed form (`.br`, `.gz`) where available. A file in `assets` has
 *  the digest of its content in its name and is cached forever; others are revalidated within the hour. */
export function staticFiles(directory: string): RequestHandler {
  if (!existsSync(join(directory, "assets"))) throw new Error(`Nothing is built in ${directory}: run npm run build`);
  const serve = sirv(directory, {
    dev: false,
    etag: true,
    brotli: true,
    gzip: true,
    extensions: [],
    setHeaders: (response, path) => {
      const kept = path.startsWith("/assets/");
      response.setHeader(
        "Cache-Control",
        kept ? `public, max-age=${String(ONE_YEAR_SECONDS)}, immutable` : "public, max-age=3600",
      );
    },
  });
  return (request, response, next) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      next();
      return;
    }
    // A file that can't be read (replaced by a newer build, no descriptor left) ends its own answer, never the process.
    response.once("pipe", (file: Readable) => {
      file.once("error", () => {
        response.destroy();
      });
    });
    serve(request, response, next);
  };
}
