import type { Command } from "commander";

/** Adds the processes that run until a signal. Any number of each may share a database. */
export function addServingCommands(insight: Command): void {
  insight
    .command("web")
    .description("serves the portal, without a worker")
    .action(async () => {
      const { builtPortal } = await import("../built-portal");
      const { serveWeb } = await builtPortal();
      await serveWeb();
    });
  insight
    .command("worker")
    .description("works the queue, without a portal")
    .action(async () => {
      const { serveWorker } = await import("../cli/serve-worker");
      await serveWorker();
    });
}
