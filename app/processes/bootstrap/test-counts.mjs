import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";

/** @typedef {import("./run-steps.mjs").Count} Count */

/** Reads Vitest's report. A file that cannot be loaded, an unhandled error and a run without any test are failures, too.
 *  @param {string} report @param {number} code @returns {Count} */
export function vitestCount(report, code) {
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = read(report) ?? {};
  const counted = atLeastOneFailure(numPassedTests, numFailedTests, code);
  return numPendingTests > 0 ? { ...counted, skipped: numPendingTests } : counted;
}

/** Returns where Vitest skipped tests, and how many: the suite or test whose title gives the reason, else the suite. @param {string} report @returns {string[]} */
export function skippedSuites(report) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { name, assertionResults } of read(report)?.testResults ?? []) {
    for (const { status, ancestorTitles, title } of assertionResults) {
      if (status !== "pending" && status !== "skipped") continue;
      const titles = [...ancestorTitles, title].filter(Boolean);
      const suite = `${relative(process.cwd(), name)}: ${titles.find((each) => each.includes("(skipped")) ?? titles[0]}`;
      counts.set(suite, (counts.get(suite) ?? 0) + 1);
    }
  }
  return [...counts].map(([suite, count]) => `${count} of ${suite}`);
}

/** Reads Playwright's report; a test that passed only on its second try is a failure.
 *  @param {string} report @param {number} code @returns {Count} */
export function playwrightCount(report, code) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = read(report)?.stats ?? {};
  const counted = atLeastOneFailure(expected, unexpected + flaky, code);
  return skipped > 0 ? { ...counted, skipped } : counted;
}

/** @param {number} passed @param {number} failed @param {number} code @returns {Count} */
function atLeastOneFailure(passed, failed, code) {
  const isUncounted = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: isUncounted ? 1 : failed };
}

/** @param {string} report */
function read(report) {
  return existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : null;
}
