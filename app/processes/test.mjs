import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { generateClient } from "./bootstrap/generate-client.mjs";
import { installDependencies } from "./bootstrap/install-dependencies.mjs";
import { dataDirectory, enterProject, fail } from "./bootstrap/project.mjs";
import { steps } from "./bootstrap/test-steps.mjs";

// `npm test`: all steps, also after a failed one. `npm test -- unit database` runs those alone.
enterProject();
const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => !(name in steps));
if (unknown !== undefined) fail(`There is no test step ${unknown}; there are ${Object.keys(steps).join(", ")}.`);

await installDependencies();
await generateClient();
const results = join(dataDirectory(), "test-results");
mkdirSync(results, { recursive: true });

let passed = 0;
let failed = 0;
let skipped = 0;
for (const [name, run] of Object.entries(steps)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  process.stdout.write(`\n# ${name}\n`);
  const startedAt = performance.now();
  const count = await run(results);
  passed += count.passed;
  failed += count.failed;
  skipped += count.skipped ?? 0;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  process.stdout.write(`# ${name}: ${count.passed} passed, ${count.failed} failed, ${seconds} s\n`);
}
process.exitCode = failed > 0 ? 1 : 0;
// What could not run on this machine is said, never passed over.
process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`);
