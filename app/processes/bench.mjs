import { prepare } from "./bootstrap/prepare.mjs";
import { enterProject, runAsBuilt } from "./bootstrap/project.mjs";
import { importTypeScript } from "./bootstrap/typescript.mjs";

// `npm run bench`.
enterProject();
await prepare({ pages: true });
runAsBuilt();
const { runBenchmarks } = await importTypeScript("bench/run.ts");
await runBenchmarks(process.argv.slice(2));
