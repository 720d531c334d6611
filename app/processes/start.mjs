import { endWithNpm } from "./bootstrap/end-with-npm.mjs";
import { claimInstance } from "./bootstrap/one-instance.mjs";
import { importBuilt, prepare } from "./bootstrap/prepare.mjs";
import { enterProject } from "./bootstrap/project.mjs";

// `npm start`: brings a fresh checkout to a running portal; what is already done is not done again.
enterProject();
endWithNpm();
const instance = await claimInstance();
await prepare({ pages: true, installs: true });
const { runPortal } = await importBuilt("pages/server/portal.js");
await runPortal({ instance });
