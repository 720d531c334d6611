import { rmSync } from "node:fs";
import { join } from "node:path";

import { buildPortal } from "./build-portal.mjs";
import { findBrowser } from "./find-browser.mjs";
import { findProgram } from "./find-program.mjs";
import { installedProgram } from "./project.mjs";
import { runProgram } from "./run-program.mjs";
import { playwrightCount, vitestCount } from "./test-counts.mjs";

/** @typedef {{ passed: number, failed: number, skipped?: number }} Count */

/** The steps of `npm test` in their order: each is given a directory for its results and counts its tests. A check without tests
 *  of its own counts as one. @type {Record<string, (results: string) => Promise<Count>>} */
export const steps = {
  types: () =>
    check("typescript/bin/tsc", ["--noEmit", "--incremental", "--tsBuildInfoFile", ".data/types.tsbuildinfo"]),
  eslint: () => check("eslint/bin/eslint.js", ["--max-warnings=0", "."]),
  prettier: () =>
    check("prettier/bin/prettier.cjs", [
      "--check",
      "--log-level=warn",
      "--cache",
      "--cache-location=.data/prettier-cache",
      ".",
    ]),
  imports: () =>
    check("dependency-cruiser/bin/dependency-cruise.mjs", ["--config", ".dependency-cruiser.cjs", "app", "prisma"]),
  unused: () => check("knip/bin/knip.js", ["--no-progress"]),
  texts: checkTexts,
  unit: async (results) => {
    if ((await findProgram("pdftotext", "poppler-utils", "-v")) === null) {
      process.stdout.write("There is no poppler and none could be installed: the PDF as it reads them is skipped.\n");
    }
    return vitest("unit", results);
  },
  database: async (results) => {
    await buildPortal();
    const pooler = await findProgram("pgbouncer", "pgbouncer");
    if (pooler === null) {
      process.stdout.write("There is no PgBouncer and none could be installed: what goes through one is skipped.\n");
    }
    return vitest("database", results, pooler === null ? {} : { POOLER_PROGRAM: pooler });
  },
  browser: runBrowserTests,
};

/** What the compiler does not tell of texts: sentences that nothing asks for, and pages without theirs. @returns {Promise<Count>} */
async function checkTexts() {
  const { code } = await runProgram(process.execPath, [join("app", "processes", "check-texts.mjs")]);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** @param {string} program @param {readonly string[]} args @returns {Promise<Count>} */
async function check(program, args) {
  const { code } = await runNode(program, args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** @param {string} project @param {string} results @param {Record<string, string>} [env] @returns {Promise<Count>} */
async function vitest(project, results, env = {}) {
  const report = join(results, `${project}.json`);
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { code } = await runNode("vitest/vitest.mjs", ["run", "--project", project, ...reporters], env);
  return vitestCount(report, code);
}

/** @param {string} results @returns {Promise<Count>} */
async function runBrowserTests(results) {
  const browser = await findBrowser();
  if (browser === null) {
    process.stdout.write(
      "There is no Chromium and none could be installed: install Chromium to run the browser tests.\n",
    );
    return { passed: 0, failed: 1 };
  }
  await buildPortal();
  const report = join(results, "browser.json");
  rmSync(report, { force: true });
  const env = { BROWSER_PROGRAM: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const { code } = await runNode("@playwright/test/cli.js", ["test", "--reporter=list,json"], env);
  return playwrightCount(report, code);
}

/** @param {string} program @param {readonly string[]} args @param {Record<string, string>} [env] */
function runNode(program, args, env = {}) {
  return runProgram(process.execPath, [installedProgram(program), ...args], { env });
}
