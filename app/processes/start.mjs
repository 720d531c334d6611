import { buildPortal } from "./bootstrap/build-portal.mjs";
import { endWithNpm } from "./bootstrap/end-with-npm.mjs";
import { generateClient } from "./bootstrap/generate-client.mjs";
import { installDependencies } from "./bootstrap/install-dependencies.mjs";
import { claimInstance } from "./bootstrap/one-instance.mjs";
import { enterProject } from "./bootstrap/project.mjs";
import { importTypeScript } from "./bootstrap/typescript.mjs";

// `npm start`: brings a fresh checkout to a running portal; what is there already is not done again.
enterProject();
endWithNpm();
const instance = await claimInstance();
await installDependencies({ development: false });
await generateClient();
await buildPortal();
const { runPortal } = await importTypeScript("app/processes/all-in-one.ts");
await runPortal({ instance, development: false });
