import { rmSync } from "node:fs";
import { join } from "node:path";

import { findBrowser } from "./find-browser.mjs";
import { findProgram } from "./find-program.mjs";
import { installedProgram } from "./project.mjs";
import { runProgram } from "./run-program.mjs";
import { startTestPortal } from "./test-portal.mjs";
import { playwrightCount, skippedSuites, vitestCount } from "./test-counts.mjs";

/** @typedef {import("./run-steps.mjs").Step} Step */
/** @typedef {import("./run-steps.mjs").Count} Count */
/** @typedef {import("./test-portal.mjs").TestPortal} TestPortal */
/** @typedef {(text: string) => void} Print */

/** The steps of `npm test`. A check without tests of its own counts as one. The two that wait a lot, for a browser and for processes that
 *  start and stop, run beside each other from the moment the pages are built: together they keep the cores busy. What only computes
 *  fills what is left.
 *  @param {string} results a directory for the results @returns {Record<string, Step>} */
export function testSteps(results) {
  /** @type {Promise<TestPortal | null>} */
  let portal = Promise.resolve(null);
  return {
    lint: { cores: 1, run: check("oxlint/bin/oxlint", []) },
    types: { cores: 1, run: check("typescript-native/bin/tsc", ["--noEmit"]) },
    build: { cores: 1, run: (print) => checkProgram("app/processes/build.mjs", [], print) },
    // It loads demo data on one core, then waits for requests.
    portal: {
      cores: 1,
      after: ["build"],
      run: async (print) => {
        portal = startTestPortal(print);
        return (await portal) === null ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 };
      },
    },
    browser: {
      cores: 1,
      after: ["build", "portal"],
      run: async (print) => {
        const started = await portal;
        if (started === null) return failure(print, "There is no portal to visit.");
        const count = await runBrowserTests(results, started.port, print);
        const told = await started.stop();
        if (count.failed > 0) print(told);
        return count;
      },
    },
    database: {
      cores: 1,
      after: ["build"],
      run: async (print) => {
        const pooler = await inTurn(() => findProgram("pgbouncer", "pgbouncer"));
        if (pooler === null) {
          print("There is no PgBouncer and none could be installed: what goes through one is skipped.\n");
        }
        return vitest("database", results, print, pooler === null ? {} : { POOLER_PROGRAM: pooler });
      },
    },
    unit: {
      cores: 1,
      run: async (print) => {
        await findPoppler(print);
        return vitest("unit", results, print);
      },
    },
    imports: {
      cores: 1,
      run: check("dependency-cruiser/bin/dependency-cruise.mjs", [
        "--config",
        ".dependency-cruiser.cjs",
        "app",
        "prisma",
      ]),
    },
    unused: { cores: 1, run: check("knip/bin/knip.js", ["--no-progress"]) },
    // What the compiler cannot find in texts: sentences that nothing uses, and pages that do not bring theirs.
    texts: { cores: 1, run: (print) => checkProgram("app/processes/check-texts.mjs", [], print) },
    format: { cores: 1, run: check("oxfmt/bin/oxfmt", ["--check"]) },
  };
}

/** Runs a program of an installed package whose exit code is the verdict.
 *  @param {string} program @param {readonly string[]} args @returns {(print: Print) => Promise<Count>} */
export function check(program, args) {
  return (print) => checkProgram(installedProgram(program), args, print);
}

/** @param {string} program @param {readonly string[]} args @param {Print} print @returns {Promise<Count>} */
async function checkProgram(program, args, print) {
  const { code } = await runProgram(process.execPath, [program, ...args], { print });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** @param {string} project @param {string} results @param {Print} print @param {Record<string, string>} [env]
 *  @returns {Promise<Count>} */
async function vitest(project, results, print, env = {}) {
  const report = join(results, `${project}.json`);
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const args = [installedProgram("vitest/vitest.mjs"), "run", "--project", project, ...reporters];
  const { code } = await runProgram(process.execPath, args, { print, env });
  for (const suite of skippedSuites(report)) print(`skipped: ${suite}\n`);
  return vitestCount(report, code);
}

/** @param {string} results @param {number} port @param {Print} print @returns {Promise<Count>} */
async function runBrowserTests(results, port, print) {
  const browser = await inTurn(findBrowser);
  if (browser === null) {
    return failure(
      print,
      "There is no Chromium and none could be installed: install Chromium to run the browser tests.",
    );
  }
  await findPoppler(print);
  const report = join(results, "browser.json");
  rmSync(report, { force: true });
  const env = { BROWSER_PROGRAM: browser, BROWSER_TEST_PORT: `${port}`, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const args = [installedProgram("@playwright/test/cli.js"), "test", "--reporter=list,json"];
  const { code } = await runProgram(process.execPath, args, { print, env });
  return playwrightCount(report, code);
}

/** @param {Print} print @param {string} line @returns {Count} */
function failure(print, line) {
  print(`${line}\n`);
  return { passed: 0, failed: 1 };
}

/** @param {Print} print */
async function findPoppler(print) {
  if ((await inTurn(() => findProgram("pdftotext", "poppler-utils", "-v"))) !== null) return;
  print("There is no poppler and none could be installed: PDFs as it reads them are skipped.\n");
}

/** @type {Promise<unknown>} */
let lastTurn = Promise.resolve();

/** Only one step at a time can install packages of the system. @template T @param {() => Promise<T>} find @returns {Promise<T>} */
function inTurn(find) {
  const found = lastTurn.then(find);
  lastTurn = found.catch(() => undefined);
  return found;
}
