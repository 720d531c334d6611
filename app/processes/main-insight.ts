import { enterProject, runAsBuilt, typedIn } from "./bootstrap/project.mjs";

// `node build/insight.js COMMAND`, once it is built: the operator's command line, with `web` and `worker`.
enterProject();
runAsBuilt();
const { runInsight } = await import("./insight");
await runInsight(process.argv.slice(2), typedIn());
