import { buildCommands } from "./bootstrap/build-commands.mjs";
import { buildPortal } from "./bootstrap/build-portal.mjs";
import { installDependencies } from "./bootstrap/install-dependencies.mjs";
import { enterProject } from "./bootstrap/project.mjs";

// `npm run build`: builds everything that runs without the sources, into `build`.
enterProject();
await installDependencies();
await buildCommands();
await buildPortal();
