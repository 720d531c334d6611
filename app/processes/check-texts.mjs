import { enterProject } from "./bootstrap/project.mjs";
import { textFaults } from "./bootstrap/text-faults.mjs";

// What the compiler cannot tell of texts: unused sentences, and pages that bring other namespaces than they ask for.
enterProject();
const faults = textFaults(process.cwd());
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
