import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { projectRoot } from "./project.mjs";

/** Lets this process import the TypeScript of the checkout, and imports one of its entry points: for benchmarks and tests alone.
 *  The product runs what was built. @param {string} path relative to the checkout */
export async function importTypeScript(path) {
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: join(projectRoot, "tsconfig.json") });
  return import(pathToFileURL(join(projectRoot, path)).href);
}
