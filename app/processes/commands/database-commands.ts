import type { Command } from "commander";

import type { Shell } from "./shell";

const COMMANDS = {
  migrate: "brings tables and price lists to this release",
  seed: "loads the demo stories into an empty database",
  reset: "empties the database; only where demo data may be",
} as const;

/** Adds the commands for the database itself. */
export function addDatabaseCommands(insight: Command, { streams, answer }: Shell): void {
  const db = insight.command("db").description("the database itself");
  for (const [name, description] of Object.entries(COMMANDS) as [keyof typeof COMMANDS, string][]) {
    db.command(name)
      .description(description)
      .action(async () => {
        const { withOperator } = await import("../with-operator");
        const { migrate, reset, seed } = await import("../cli/db");
        const action = { migrate, reset, seed }[name];
        answer(await withOperator((context, server) => action(context, server, streams), { migrates: true }));
      });
  }
  db.command("draft-migration")
    .description("for developers: what leads from the migrations to schema.prisma, as the next migration")
    .argument("<name>", "what it does, in snake_case")
    .action(async (name: string) => {
      const { withOperator } = await import("../with-operator");
      const { draft } = await import("../cli/db");
      answer(await withOperator((context, server) => draft(name, context, server, streams)));
    });
}
