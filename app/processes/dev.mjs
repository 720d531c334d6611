import { endWithNpm } from "./bootstrap/end-with-npm.mjs";
import { generateClient } from "./bootstrap/generate-client.mjs";
import { installDependencies } from "./bootstrap/install-dependencies.mjs";
import { claimInstance } from "./bootstrap/one-instance.mjs";
import { enterProject } from "./bootstrap/project.mjs";
import { importTypeScript } from "./bootstrap/typescript.mjs";

// `npm run dev`: as `npm start`, with pages rebuilt while one edits them.
enterProject();
endWithNpm();
process.env.NODE_ENV ||= "development";
const instance = await claimInstance();
await installDependencies({ development: true });
await generateClient();
const { runPortal } = await importTypeScript("app/processes/all-in-one.ts");
await runPortal({ instance, development: true });
