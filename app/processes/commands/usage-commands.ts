import type { Command } from "commander";

import type { UsageCallsOptions } from "../cli/usage-calls";
import type { UsageListOptions } from "../cli/usage-list";
import { answerAsOperator, type Shell } from "./shell";

const LISTS = {
  unrated: "lists records that have no tariff, with the reason",
  rejected: "lists lines of imports that were not taken, with the reason",
} as const;

/** Adds the commands for incoming usage, for rated calls, and for what waits for the operator. */
export function addUsageCommands(insight: Command, shell: Shell): void {
  const { streams } = shell;
  insight
    .command("import-usage")
    .description("takes usage records in (CSV)")
    .argument("<file>", "the records; - for standard input", shell.path)
    .option(
      "--rejects <file>",
      "write lines that were not taken to this file (CSV), with number and reason",
      shell.path,
    )
    .action(async (file: string, options: { rejects?: string }) => {
      const { importUsageCommand } = await import("../cli/import-usage");
      await answerAsOperator(shell, (context) => importUsageCommand(context, file, streams, options));
    });

  insight
    .command("rerate")
    .description("rates again what had no tariff, or no known number")
    .action(async () => {
      const { rerateCommand } = await import("../cli/rerate");
      await answerAsOperator(shell, (context) => rerateCommand(context, streams));
    });

  const usage = insight.command("usage").description("rated calls, and usage that waits for the operator");
  usage
    .command("calls")
    .description("lists a customer's calls, messages and data, newest first, with what each costs and why")
    .requiredOption("--customer <number>", "the customer")
    .requiredOption("--period <month>", "the month in which they started, YYYY-MM")
    .option("--number <e164>", "only this number of the customer, such as +31201234561")
    .option("--profile <id>", "only this profile")
    .option("--limit <count>", "at most so many, the newest ones")
    .option("--format <format>", "jsonl or csv", "jsonl")
    .action(async (options: UsageCallsOptions) => {
      const { usageCallsCommand } = await import("../cli/usage-calls");
      await answerAsOperator(shell, (context) => usageCallsCommand(context, options, streams));
    });
  for (const [kind, description] of Object.entries(LISTS) as [keyof typeof LISTS, string][]) {
    const list = usage.command(kind).description(description);
    if (kind === "unrated") list.option("--customer <number>", "only this customer");
    else list.option("--file <id>", "only this file; the id that import-usage prints");
    list
      .option("--count", "how many, by reason")
      .option("--format <format>", "jsonl or csv", "jsonl")
      .action(async (options: UsageListOptions) => {
        const { usageListCommand } = await import("../cli/usage-list");
        await answerAsOperator(shell, (context) => usageListCommand(context, kind, options, streams));
      });
  }
}
