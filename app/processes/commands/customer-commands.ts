import type { Command } from "commander";

import { answerAsOperator, type Shell } from "./shell";

/** Adds the commands for new customers and their deliveries. */
export function addCustomerCommands(insight: Command, shell: Shell): void {
  const { streams } = shell;
  insight
    .command("provision")
    .description("takes a customer on board and invites the owner")
    .argument("<file>", "the order (JSON); - for standard input", shell.path)
    .action(async (file: string) => {
      const { provisionCommand } = await import("../cli/provision");
      await answerAsOperator(shell, (context) => provisionCommand(context, file, streams));
    });

  insight
    .command("deliver")
    .description("signs what is open of a category")
    .requiredOption("--customer <number>", "customer number")
    .requiredOption("--category <category>", "internet, voice, mobile or tv")
    .requiredOption("--signed-on <date>", "the day it was signed")
    .action(async (options: { customer: string; category: string; signedOn: string }) => {
      const { deliverCommand } = await import("../cli/deliver");
      await answerAsOperator(shell, (context) => deliverCommand(context, options, streams));
    });
}
