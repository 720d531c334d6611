import { endWithNpm } from "./bootstrap/end-with-npm.mjs";
import { importBuilt, prepare } from "./bootstrap/prepare.mjs";
import { enterProject } from "./bootstrap/project.mjs";

// `npm run insight -- COMMAND`: works after `npm ci` alone; builds when a source changed.
enterProject();
endWithNpm();
await prepare({ pages: process.argv[2] === "web" });
await importBuilt("insight.js");
