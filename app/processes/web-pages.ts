import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";

import { staticFiles } from "~/platform/web/web-static-files.server";

import { StartError } from "./start-rules";

/** The pages that a web process serves. */
export type WebPages = {
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  readonly files: RequestHandler;
  readonly development: boolean;
  readonly close: () => Promise<void>;
};

const BUILD = new URL("../../build/", import.meta.url);

/** The pages as they were built. */
export async function builtPages(): Promise<WebPages> {
  const server = fileURLToPath(new URL("server/index.js", BUILD));
  if (!existsSync(server))
    throw new StartError("The pages are not built: start with `npm start`, or run `npm run build` first");
  const build = (await import(pathToFileURL(server).href)) as ServerBuild;
  return {
    build,
    files: staticFiles(fileURLToPath(new URL("client", BUILD))),
    development: false,
    close: () => Promise.resolve(),
  };
}

/** The pages from their sources, made again while one edits them. */
export async function livePages(): Promise<WebPages> {
  const { createServer } = await import("vite");
  const listening = process.listeners("SIGTERM");
  const vite = await createServer({ server: { middlewareMode: true } });
  // Vite ends the process at that signal; this process closes what it opened first.
  for (const listener of process.listeners("SIGTERM")) {
    if (!listening.includes(listener)) process.off("SIGTERM", listener);
  }
  return {
    build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
    files: vite.middlewares,
    development: true,
    close: () => vite.close(),
  };
}
