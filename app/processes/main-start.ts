import { claimInstance } from "./bootstrap/one-instance.mjs";
import { enterProject, runAsBuilt } from "./bootstrap/project.mjs";
import { builtPortal } from "./built-portal";

// `node build/start.js`, once it is built: all in one, as `npm start` runs it.
enterProject();
runAsBuilt();
const instance = await claimInstance();
const { runPortal } = await builtPortal();
await runPortal({ instance });
