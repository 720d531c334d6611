import { readFileSync } from "node:fs";
import { join } from "node:path";

import { projectRoot } from "./project.mjs";

/** Returns the packages that are loaded from node_modules while the product runs: `dependencies` of package.json.
 *  Whatever else it imports becomes part of the built files.
 *  @returns {string[]} */
export function runTimePackages() {
  const { dependencies } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"));
  return Object.keys(dependencies);
}
