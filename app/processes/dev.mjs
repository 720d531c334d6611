import { endWithNpm } from "./bootstrap/end-with-npm.mjs";
import { generateClient } from "./bootstrap/generate-client.mjs";
import { installDependencies } from "./bootstrap/install-dependencies.mjs";
import { claimInstance } from "./bootstrap/one-instance.mjs";
import { enterProject } from "./bootstrap/project.mjs";

// `npm run dev`: like `npm start`, but from the sources: pages are rebuilt as they are edited.
enterProject();
endWithNpm();
process.env.NODE_ENV ||= "development";
const instance = await claimInstance();
await installDependencies();
await generateClient();
const { createServer } = await import("vite");
const listening = process.listeners("SIGTERM");
const vite = await createServer({ server: { middlewareMode: true } });
// Vite ends the process at that signal; this process closes what it opened first.
for (const listener of process.listeners("SIGTERM")) {
  if (!listening.includes(listener)) process.off("SIGTERM", listener);
}
const { runPortal } = await vite.ssrLoadModule("/app/processes/portal.ts");
await runPortal({
  instance,
  pages: {
    build: () => vite.ssrLoadModule("virtual:remix/server-build"),
    files: vite.middlewares,
    development: true,
    close: () => vite.close(),
  },
});
