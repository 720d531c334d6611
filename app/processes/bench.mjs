import { buildPortal } from "./bootstrap/build-portal.mjs";
import { generateClient } from "./bootstrap/generate-client.mjs";
import { installDependencies } from "./bootstrap/install-dependencies.mjs";
import { enterProject } from "./bootstrap/project.mjs";
import { importTypeScript } from "./bootstrap/typescript.mjs";

// `npm run bench`.
enterProject();
await installDependencies({ development: true });
await generateClient();
await buildPortal();
const { runBenchmarks } = await importTypeScript("bench/run.ts");
await runBenchmarks(process.argv.slice(2));
