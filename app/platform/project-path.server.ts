import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where a file or folder of the project lies that is read while it runs: beside the nearest package.json above this file, or above
 *  the built file that holds it. */
export function projectPath(name: string): string {
  return join(projectDirectory(dirname(fileURLToPath(import.meta.url))), name);
}

function projectDirectory(start: string): string {
  if (existsSync(join(start, "package.json"))) return start;
  if (dirname(start) === start) throw new Error("There is no package.json above this file");
  return projectDirectory(dirname(start));
}
