import { enterProject } from "./bootstrap/project.mjs";
import { textFaults } from "./bootstrap/text-faults.mjs";

// Reports what the compiler cannot find in texts: unused sentences, and pages that bring other namespaces than they use.
enterProject();
const faults = textFaults(process.cwd());
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
