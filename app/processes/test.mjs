import { mkdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";

import { generateClient } from "./bootstrap/generate-client.mjs";
import { installDependencies } from "./bootstrap/install-dependencies.mjs";
import { dataDirectory, enterProject, fail } from "./bootstrap/project.mjs";
import { inWords, runSteps } from "./bootstrap/run-steps.mjs";
import { testSteps } from "./bootstrap/test-steps.mjs";

// `npm test`: all steps, also after a failed one. `npm test -- unit database` runs those alone, and what they come after.
enterProject();
const results = join(dataDirectory(), "test-results");
const steps = testSteps(results);
const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => !(name in steps));
if (unknown !== undefined) fail(`There is no test step ${unknown}; there are ${Object.keys(steps).join(", ")}.`);
const needed = new Set(chosen.flatMap((name) => [name, ...(steps[name].after ?? [])]));
const toRun = Object.entries(steps).filter(([name]) => chosen.length === 0 || needed.has(name));

const startedAt = performance.now();
await installDependencies();
await generateClient();
const installed = { name: "install", seconds: (performance.now() - startedAt) / 1000 };
mkdirSync(results, { recursive: true });
const ended = await runSteps(Object.fromEntries(toRun), availableParallelism(), (text) => process.stdout.write(text));

const total = { passed: 0, failed: 0, skipped: 0 };
process.stdout.write("\n# times (steps run beside each other)\n");
for (const { name, seconds } of [installed, ...ended]) process.stdout.write(`${duration(seconds)} ${name}\n`);
process.stdout.write(`${duration((performance.now() - startedAt) / 1000)} together\n`);
for (const { passed, failed, skipped = 0 } of ended) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}
process.exitCode = total.failed > 0 ? 1 : 0;
// What could not run on this machine is always reported.
process.stdout.write(`\n${inWords(total)}\n`);

/** @param {number} seconds */
function duration(seconds) {
  return `${String(Math.round(seconds)).padStart(6)} s`;
}
