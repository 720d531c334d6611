import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { projectRoot } from "./bootstrap/project.mjs";
import type * as Portal from "./portal";
import { StartError } from "./start-rules";

/** What serves pages, as it was built together with them. */
export async function builtPortal(): Promise<typeof Portal> {
  const file = join(projectRoot, "build/pages/server/portal.js");
  if (!existsSync(file))
    throw new StartError("The pages are not built: start with `npm start`, or run `npm run build` first");
  return (await import(pathToFileURL(file).href)) as typeof Portal;
}
