import { buildPortal } from "./bootstrap/build-portal.mjs";
import { generateClient } from "./bootstrap/generate-client.mjs";
import { installDependencies } from "./bootstrap/install-dependencies.mjs";
import { enterProject } from "./bootstrap/project.mjs";

// `npm run build`: all that `insight web` and `insight worker` need.
enterProject();
await installDependencies({ development: false });
await generateClient();
await buildPortal();
