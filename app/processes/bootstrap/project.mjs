import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout, or the deployed folder: the nearest one with a package.json above this file, or above the built file that holds it. */
export const projectRoot = folderWithManifest(dirname(fileURLToPath(import.meta.url)));

const MINIMUM_NODE = [20, 19];

/** Refuses a Node.js that is too old, makes the checkout the working directory and reads `.env`; what the
 *  environment already sets, stays. The directory in which the command was typed stays in INIT_CWD, as npm sets it. */
export function enterProject() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor < MINIMUM_NODE[1])) {
    fail(`Node.js ${MINIMUM_NODE.join(".")} or newer is needed; this is ${process.versions.node}.`);
  }
  process.env.INIT_CWD ??= process.cwd();
  process.chdir(projectRoot);
  if (existsSync(".env")) process.loadEnvFile(".env");
}

/** Prepares for what was built, before it is loaded. React reads NODE_ENV as it loads: without it, it would render
 *  pages in its slow development build. Stack traces name lines of the sources. */
export function runAsBuilt() {
  process.env.NODE_ENV ||= "production";
  process.setSourceMapsEnabled(true);
}

/** Returns the directory in which the command was typed. */
export function typedIn() {
  return process.env.INIT_CWD ?? process.cwd();
}

/** Returns where the product keeps its files, by the same setting and default as the settings schema. */
export function dataDirectory() {
  return resolve(projectRoot, process.env.DATA_DIRECTORY?.trim() || ".data");
}

/** @param {string} name */
export function installedProgram(name) {
  return join(projectRoot, "node_modules", name);
}

/** Prints what is wrong on one line, and ends the process.
 *  @param {string} message @returns {never} */
export function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** @param {string} start @returns {string} */
function folderWithManifest(start) {
  if (existsSync(join(start, "package.json")) || dirname(start) === start) return start;
  return folderWithManifest(dirname(start));
}
