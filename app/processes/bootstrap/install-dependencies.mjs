import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { stateOf } from "./file-states.mjs";
import { fail, installedProgram, projectRoot } from "./project.mjs";
import { runProgram } from "./run-program.mjs";
import { withFileLock } from "./file-lock.mjs";

const SEEN = join(projectRoot, ".data", "installed.json");

/** Returns whether everything is installed except what only builds and tests (`npm ci --omit=dev`). */
export function buildersAreLeftOut() {
  return existsSync(installedProgram(".package-lock.json")) && !existsSync(installedProgram("vite/package.json"));
}

/** Installs exactly what package-lock.json says, including what builds and tests, unless it is there. No package
 *  needs its install script. */
export async function installDependencies() {
  if (isAsSeen()) return;
  if (missingPackage() === null) return rememberSeen();
  await withFileLock("install", async (onStart) => {
    const missing = missingPackage();
    if (missing === null) return;
    process.stderr.write(`Installing dependencies (${missing})\n`);
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    const options = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
    const { code, output } = await runProgram(npm, ["ci", ...options, "--include=dev"], {
      onStart,
      quiet: true,
      shell: process.platform === "win32",
    });
    if (code !== 0) fail(`${firstLines(output)}\nThe dependencies could not be installed (npm ci).`);
  });
  rememberSeen();
}

/** Returns whether nothing changed since the packages were last compared one by one: neither the lists nor the
 *  folders that hold packages. */
function isAsSeen() {
  try {
    const { paths, state } = JSON.parse(readFileSync(SEEN, "utf8"));
    return stateOf(paths) === state;
  } catch {
    return false;
  }
}

function rememberSeen() {
  const folders = new Set(
    Object.keys(readPackages(join(projectRoot, "package-lock.json"))).map((path) => dirname(path)),
  );
  const isThere = (/** @type {string} */ path) => path !== "." && existsSync(join(projectRoot, path));
  const paths = ["package-lock.json", "node_modules/.package-lock.json", ...[...folders].filter(isThere)];
  try {
    mkdirSync(dirname(SEEN), { recursive: true });
    writeFileSync(SEEN, JSON.stringify({ paths, state: stateOf(paths) }));
  } catch {
    // Only the owner may write there; anybody else compares each time.
  }
}

/** Compares package-lock.json with the list that npm leaves at the end of an installation, and with the folders.
 *  @returns {string | null} why an installation is needed */
function missingPackage() {
  const listFile = join(projectRoot, "node_modules", ".package-lock.json");
  if (!existsSync(listFile)) return "nothing is installed completely";
  const locked = readPackages(join(projectRoot, "package-lock.json"));
  const installed = readPackages(listFile);
  for (const [path, wanted] of Object.entries(locked)) {
    if (path === "") continue;
    const found = installed[path];
    if (found === undefined && (wanted.optional || wanted.devOptional)) continue;
    if (found?.version !== wanted.version) return `${path} differs`;
    if (wanted.integrity !== undefined && found.integrity !== wanted.integrity) return `${path} differs`;
    if (!existsSync(join(projectRoot, path, "package.json"))) return `${path} is missing`;
  }
  return null;
}

/** Returns the beginning of npm's output, which is long.
 *  @param {string} output */
function firstLines(output) {
  return output.split("\n").slice(0, 12).join("\n");
}

/** @param {string} file @returns {Record<string, { version?: string, integrity?: string, dev?: boolean, optional?: boolean, devOptional?: boolean }>} */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
  } catch {
    return {};
  }
}
