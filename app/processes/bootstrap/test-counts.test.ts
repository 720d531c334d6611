import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, describe, expect, test } from "vitest";

import { playwrightCount, skippedSuites, vitestCount } from "./test-counts.mjs";

describe("what `npm test` counts", () => {
  const directory = mkdtempSync(join(tmpdir(), "test-counts-"));
  afterAll(() => {
    rmSync(directory, { recursive: true });
  });
  const reportOf = (report: unknown): string => {
    const file = join(directory, "report.json");
    writeFileSync(file, JSON.stringify(report));
    return file;
  };

  test.each([
    { report: { numPassedTests: 3, numFailedTests: 0 }, code: 0, passed: 3, failed: 0, because: "all is well" },
    { report: { numPassedTests: 3, numFailedTests: 2 }, code: 1, passed: 3, failed: 2, because: "two failed" },
    { report: { numPassedTests: 3, numFailedTests: 0 }, code: 1, passed: 3, failed: 1, because: "a file did not load" },
    { report: { numPassedTests: 0, numFailedTests: 0 }, code: 0, passed: 0, failed: 1, because: "no test ran" },
  ])("Vitest: $because", ({ report, code, passed, failed }) => {
    expect(vitestCount(reportOf(report), code)).toEqual({ passed, failed });
  });

  test.each([
    { stats: { expected: 4, unexpected: 0, flaky: 0 }, code: 0, passed: 4, failed: 0, because: "all is well" },
    {
      stats: { expected: 4, unexpected: 1, flaky: 2 },
      code: 1,
      passed: 4,
      failed: 3,
      because: "passing on a second try is a failure",
    },
    { stats: { expected: 0, unexpected: 0, flaky: 0 }, code: 0, passed: 0, failed: 1, because: "no test ran" },
  ])("Playwright: $because", ({ stats, code, passed, failed }) => {
    expect(playwrightCount(reportOf({ stats }), code)).toEqual({ passed, failed });
  });

  test("skipped tests are named, with the reason where a title gives one", () => {
    const file = join(process.cwd(), "app/x.test.ts");
    const assertionResults = [
      { status: "passed", ancestorTitles: ["a suite"], title: "one" },
      { status: "skipped", ancestorTitles: ["a suite"], title: "two" },
      { status: "pending", ancestorTitles: ["a suite"], title: "three" },
      { status: "skipped", ancestorTitles: ["a suite"], title: "four (skipped: not root)" },
    ];
    const report = reportOf({ testResults: [{ name: file, assertionResults }] });
    expect(skippedSuites(report)).toEqual([
      "2 of app/x.test.ts: a suite",
      "1 of app/x.test.ts: four (skipped: not root)",
    ]);
    expect(playwrightCount(reportOf({ stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 1 } }), 0)).toEqual({
      passed: 4,
      failed: 0,
      skipped: 1,
    });
  });

  test("no report at all is a failure", () => {
    expect(vitestCount(join(directory, "absent.json"), 0)).toEqual({ passed: 0, failed: 1 });
    expect(playwrightCount(join(directory, "absent.json"), 1)).toEqual({ passed: 0, failed: 1 });
  });
});
