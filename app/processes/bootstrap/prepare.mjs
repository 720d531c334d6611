import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { buildCommands } from "./build-commands.mjs";
import { buildPortal } from "./build-portal.mjs";
import { buildersAreLeftOut, installDependencies } from "./install-dependencies.mjs";
import { fail, projectRoot, runAsBuilt } from "./project.mjs";

/** Prepares the checkout so that a built program can run; what is already done is not done again. Where the
 *  packages that build were left out (`npm ci --omit=dev`), what was built runs as it is. `installs`: when there are
 *  no packages at all, they are installed.
 *  @param {{ pages: boolean, installs?: boolean }} needs */
export async function prepare({ pages, installs = false }) {
  if (buildersAreLeftOut()) {
    const programs = pages ? ["insight.js", "pages/server/portal.js"] : ["insight.js"];
    if (programs.every((file) => existsSync(built(file)))) return;
    if (!installs)
      fail(
        "Nothing is built here, nor is there what builds: run `npm ci` (without --omit=dev), or bring a built folder",
      );
  }
  await installDependencies();
  await buildCommands();
  if (pages) await buildPortal();
}

/** Imports a built file; if it is a program, that runs it.
 *  @param {string} file */
export async function importBuilt(file) {
  runAsBuilt();
  return import(pathToFileURL(built(file)).href);
}

/** @param {string} file */
function built(file) {
  return join(projectRoot, "build", file);
}
