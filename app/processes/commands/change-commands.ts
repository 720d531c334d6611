import type { Command } from "commander";

import { answerAsOperator, type Shell } from "./shell";

/** Adds the commands for changes that need the operator. */
export function addChangeCommands(insight: Command, shell: Shell): void {
  const { streams } = shell;
  const changes = insight.command("changes").description("change requests of customers");
  changes
    .command("attention")
    .description("lists lines that could not be executed and are not settled, one JSON line each")
    .action(async () => {
      const { changesAttentionCommand } = await import("../cli/changes");
      await answerAsOperator(shell, (context) => changesAttentionCommand(context, streams));
    });
  changes
    .command("reasons")
    .description("lists options that were ordered with a reason, the newest first, one JSON line each")
    .action(async () => {
      const { changesReasonsCommand } = await import("../cli/changes");
      await answerAsOperator(shell, (context) => changesReasonsCommand(context, streams));
    });
  changes
    .command("settle")
    .description("closes the flag of such a line")
    .argument("<request>", "id of the change request")
    .argument("<line>", "index of the line, from 0")
    .requiredOption("--note <text>", "what was done about it")
    .action(async (request: string, line: string, options: { note: string }) => {
      const { changesSettleCommand } = await import("../cli/changes");
      await answerAsOperator(shell, (context) => changesSettleCommand(context, request, line, options, streams));
    });
}
