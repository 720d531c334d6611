import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

import { installedProgram } from "./project.mjs";
import { runProgram } from "./run-program.mjs";

/** The headless shell comes first: it renders and runs pages the same way with half the work. */
const NAMES = [
  "chromium-headless-shell",
  "chrome-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];

/** Returns the program of a Chromium for the browser tests: an installed one, otherwise Playwright's own, otherwise
 *  the system's package when this is root. Null when there is none.
 *  @returns {Promise<string | null>} its program */
export async function findBrowser() {
  const given = process.env.BROWSER_PROGRAM;
  if (given) return given;
  return (await installedBrowser()) ?? (await playwrightBrowser()) ?? (await packagedBrowser());
}

async function installedBrowser() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const paths = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  paths.push("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
  for (const path of paths) if (await isWorking(path)) return path;
  return null;
}

async function playwrightBrowser() {
  const { chromium } = await import("@playwright/test");
  const path = chromium.executablePath();
  if (await isWorking(path)) return path;
  process.stderr.write("Installing Playwright's Chromium\n");
  await runProgram(process.execPath, [installedProgram("@playwright/test/cli.js"), "install", "chromium"], {
    quiet: true,
  });
  return (await isWorking(path)) ? path : null;
}

async function packagedBrowser() {
  if (process.getuid?.() !== 0) return null;
  process.stderr.write("Installing the system's Chromium (apt-get)\n");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await runProgram("apt-get", ["update"], { quiet: true, env });
  for (const name of ["chromium-headless-shell", "chromium"]) {
    await runProgram("apt-get", ["install", "-y", "--no-install-recommends", name], { quiet: true, env });
    const path = await installedBrowser();
    if (path !== null) return path;
  }
  return null;
}

/** Returns whether a program works. Some systems install one of that name that only says how to get the real one,
 *  and a downloaded one may lack libraries.
 *  @param {string} path @param {string} [versionFlag] */
export async function isWorking(path, versionFlag = "--version") {
  return existsSync(path) && (await runProgram(path, [versionFlag], { quiet: true })).code === 0;
}
