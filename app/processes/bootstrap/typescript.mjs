import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { projectRoot } from "./project.mjs";

/** Lets this process import the TypeScript of the checkout, and imports one of its entry points. One process, so that whoever
 *  ends it has ended all of it. @param {string} path relative to the checkout */
export async function importTypeScript(path) {
  // React reads it as it loads: absent, it would render pages in its slow development build.
  process.env.NODE_ENV ||= "production";
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: join(projectRoot, "tsconfig.json") });
  return import(pathToFileURL(join(projectRoot, path)).href);
}
