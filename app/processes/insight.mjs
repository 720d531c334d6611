import { buildPortal } from "./bootstrap/build-portal.mjs";
import { endWithNpm } from "./bootstrap/end-with-npm.mjs";
import { generateClient } from "./bootstrap/generate-client.mjs";
import { installDependencies } from "./bootstrap/install-dependencies.mjs";
import { enterProject } from "./bootstrap/project.mjs";
import { importTypeScript } from "./bootstrap/typescript.mjs";

/** Commands that compute from their input alone. */
const WITHOUT_DATABASE = ["simulate", "rate", "working-days"];

// `npm run insight -- COMMAND`: works after `npm ci` alone.
const openedIn = process.env.INIT_CWD ?? process.cwd();
enterProject();
endWithNpm();
const command = process.argv[2] ?? "";
await installDependencies({ development: false });
if (!WITHOUT_DATABASE.includes(command)) await generateClient();
if (command === "web") await buildPortal();
const { runInsight } = await importTypeScript("app/processes/insight.ts");
await runInsight(process.argv.slice(2), openedIn);
