import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. */
export const projectRoot = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

const MINIMUM_NODE = [20, 19];

/** Refuses a Node.js that is too old, makes the checkout the working directory and reads `.env`; what the environment already
 *  says, stays. */
export function enterProject() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor < MINIMUM_NODE[1])) {
    fail(`Node.js ${MINIMUM_NODE.join(".")} or newer is needed; this is ${process.versions.node}.`);
  }
  process.chdir(projectRoot);
  if (existsSync(".env")) process.loadEnvFile(".env");
}

/** Where the product keeps its files; the same setting and default as in the settings schema. */
export function dataDirectory() {
  return resolve(projectRoot, process.env.DATA_DIRECTORY?.trim() || ".data");
}

/** @param {string} name */
export function installedProgram(name) {
  return join(projectRoot, "node_modules", name);
}

/** Says in one line what is wrong and ends. @param {string} message @returns {never} */
export function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
