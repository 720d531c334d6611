import type { Command } from "commander";

import type { Shell } from "./shell";

/** Adds the commands that compute from their input only, without a database or Prisma client. */
export function addComputingCommands(insight: Command, { streams, answer, path }: Shell): void {
  insight
    .command("simulate")
    .description("previews of scenarios: JSON Lines in, JSON Lines out")
    .action(async () => {
      const { runSimulate } = await import("../cli/simulate");
      const { loadOperatorPhone } = await import("~/platform/settings/settings.server");
      answer(await runSimulate(streams, loadOperatorPhone()));
    });

  insight
    .command("working-days")
    .description("the N-th working day after a date, or the days off of a year")
    .option("--from <date>", "the day before the first that counts")
    .option("--count <n>", "number of working days")
    .option("--holidays <year>", "print the days off of this year")
    .action(async (options: { from?: string; count?: string; holidays?: string }) => {
      const { runWorkingDays } = await import("../cli/working-days");
      answer(runWorkingDays(options, streams));
    });

  insight
    .command("rate")
    .description("rates usage: CSV in, CSV out")
    .requiredOption("--customer-file <file>", "the customer's numbers (JSON)", path)
    .action(async ({ customerFile }: { customerFile: string }) => {
      const { rateCommand } = await import("../cli/rate");
      answer(await rateCommand({ customerFile, ...streams }));
    });
}
