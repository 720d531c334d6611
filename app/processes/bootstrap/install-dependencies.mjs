import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { fail, projectRoot } from "./project.mjs";
import { runProgram } from "./run-program.mjs";
import { takeTurns } from "./take-turns.mjs";

/** Installs exactly what package-lock.json says, unless it is there. No package's install script is needed.
 *  @param {{ development: boolean }} needs whether the development dependencies must be there */
export async function installDependencies(needs) {
  if (missingPackage(needs) === null) return;
  await takeTurns("install", async (onStart) => {
    const missing = missingPackage(needs);
    if (missing === null) return;
    process.stderr.write(`Installing dependencies (${missing})\n`);
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    const options = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
    const { code, output } = await runProgram(
      npm,
      ["ci", ...options, ...(needs.development ? ["--include=dev"] : [])],
      {
        onStart,
        quiet: true,
        shell: process.platform === "win32",
      },
    );
    if (code !== 0) fail(`${firstLines(output)}\nThe dependencies could not be installed (npm ci).`);
  });
}

/** Compares package-lock.json with the list that npm leaves at the end of an installation and with the folders.
 *  @param {{ development: boolean }} needs @returns {string | null} why an installation is needed */
function missingPackage(needs) {
  const listFile = join(projectRoot, "node_modules", ".package-lock.json");
  if (!existsSync(listFile)) return "nothing is installed completely";
  const locked = readPackages(join(projectRoot, "package-lock.json"));
  const installed = readPackages(listFile);
  for (const [path, wanted] of Object.entries(locked)) {
    if (path === "") continue;
    const found = installed[path];
    if (found === undefined && (wanted.optional || wanted.devOptional || (wanted.dev && !needs.development))) continue;
    if (found?.version !== wanted.version) return `${path} differs`;
    if (wanted.integrity !== undefined && found.integrity !== wanted.integrity) return `${path} differs`;
    if (!existsSync(join(projectRoot, path, "package.json"))) return `${path} is missing`;
  }
  return null;
}

/** npm explains itself at length. @param {string} output */
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
