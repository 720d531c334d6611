import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

import { generateClient } from "./bootstrap/generate-client.mjs";
import { installDependencies } from "./bootstrap/install-dependencies.mjs";
import { enterProject } from "./bootstrap/project.mjs";
import { inWords, runSteps } from "./bootstrap/run-steps.mjs";
import { check, testSteps } from "./bootstrap/test-steps.mjs";

// `npm run check`: types, and lint and unit tests of what changed since this branch left main, committed or not. On main: since the last
// commit. `npm run check -- REVISION`: since then.
enterProject();
await installDependencies();
await generateClient();
const since = process.argv[2] ?? mergeBase();
const changed = [
  ...git("diff", "--name-only", "--diff-filter=d", since),
  ...git("ls-files", "--others", "--exclude-standard"),
].filter((file) => existsSync(file));
const code = changed.filter((file) => /\.(ts|tsx|js|cjs|mjs)$/.test(file));
process.stdout.write(`${changed.length} files changed since ${since.slice(0, 12)}\n`);

const steps = {
  types: testSteps("").types,
  ...(code.length > 0 && {
    lint: {
      cores: 1,
      run: check("oxlint/bin/oxlint", ["--no-error-on-unmatched-pattern", ...code]),
    },
  }),
  ...(changed.length > 0 && {
    unit: {
      cores: 1,
      run: check("vitest/vitest.mjs", ["run", "--project", "unit", "--passWithNoTests", `--changed=${since}`]),
    },
    format: {
      cores: 1,
      run: check("oxfmt/bin/oxfmt", ["--check", "--no-error-on-unmatched-pattern", ...changed]),
    },
  }),
};
const ended = await runSteps(steps, 2, (text) => process.stdout.write(text));
const failed = ended.filter((step) => step.failed > 0);
process.exitCode = failed.length > 0 ? 1 : 0;
process.stdout.write(`\n${inWords({ passed: ended.length - failed.length, failed: failed.length })}\n`);

/** Returns where this branch left main, otherwise the last commit. */
function mergeBase() {
  for (const main of ["origin/main", "main"]) {
    try {
      const [base = ""] = git("merge-base", "HEAD", main);
      return base;
    } catch {
      // There is no such branch here.
    }
  }
  return "HEAD";
}

/** @param {readonly string[]} args @returns {string[]} its lines */
function git(...args) {
  return execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] })
    .split("\n")
    .filter(Boolean);
}
