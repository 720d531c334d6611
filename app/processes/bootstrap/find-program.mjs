import { delimiter, join } from "node:path";

import { isWorking } from "./find-browser.mjs";
import { runProgram } from "./run-program.mjs";

/** Returns a program that some tests need: an installed one, otherwise that of the system's package when this is
 *  root. Null when there is none.
 *  @param {string} name @param {string} ofPackage @param {string} [versionFlag] @returns {Promise<string | null>} */
export async function findProgram(name, ofPackage, versionFlag = "--version") {
  const installed = () => installedProgramOf(name, versionFlag);
  const found = await installed();
  if (found !== null || process.getuid?.() !== 0) return found;
  process.stderr.write(`Installing the system's ${ofPackage} (apt-get)\n`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await runProgram("apt-get", ["update"], { quiet: true, env });
  await runProgram("apt-get", ["install", "-y", "--no-install-recommends", ofPackage], { quiet: true, env });
  return installed();
}

/** @param {string} name @param {string} versionFlag @returns {Promise<string | null>} */
async function installedProgramOf(name, versionFlag) {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  for (const folder of folders) {
    const path = join(folder, name);
    if (await isWorking(path, versionFlag)) return path;
  }
  return null;
}
