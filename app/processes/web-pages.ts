import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";

import { staticFiles } from "~/platform/web/web-static-files.server";

import { projectRoot } from "./bootstrap/project.mjs";
import { StartError } from "./start-rules";

/** The pages that a web process serves. */
export type WebPages = {
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  readonly files: RequestHandler;
  readonly development: boolean;
  readonly close: () => Promise<void>;
};

/** Returns the pages as they were built. */
export async function builtPages(): Promise<WebPages> {
  const server = join(projectRoot, "build/pages/server/index.js");
  if (!existsSync(server))
    throw new StartError("The pages are not built: start with `npm start`, or run `npm run build` first");
  const build = (await import(pathToFileURL(server).href)) as ServerBuild;
  return {
    build,
    files: staticFiles(join(projectRoot, "build/pages/client")),
    development: false,
    close: () => Promise.resolve(),
  };
}
