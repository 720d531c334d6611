import { resolve } from "node:path";

import { Command } from "commander";

const STREAMS = { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr };

/** All commands; `openedIn` is the directory that paths were typed in. Each loads its code when it is called, so that those without a database start fast; it answers an exit code. */
export function insightCommands(answer: (code: number) => void, openedIn: string): Command {
  const insight = new Command("insight")
    .description("The operator's command line of Mijn Insight")
    .exitOverride()
    .showHelpAfterError()
    .configureOutput({
      outputError: (text, write) => {
        write(text);
      },
    });

  insight
    .command("simulate")
    .description("previews of scenarios: JSON Lines in, JSON Lines out")
    .action(async () => {
      const { runSimulate } = await import("./cli/simulate");
      answer(await runSimulate(STREAMS));
    });

  insight
    .command("working-days")
    .description("the N-th working day after a date, or the days off of a year")
    .option("--from <date>", "the day before the first that counts")
    .option("--count <n>", "number of working days")
    .option("--holidays <year>", "print the days off of this year")
    .action(async (options: { from?: string; count?: string; holidays?: string }) => {
      const { runWorkingDays } = await import("./cli/working-days");
      answer(runWorkingDays(options, STREAMS));
    });

  insight
    .command("rate")
    .description("rates usage: CSV in, CSV out")
    .requiredOption("--customer-file <file>", "the customer's numbers (JSON)", (path: string) =>
      inputFile(path, openedIn),
    )
    .action(async ({ customerFile }: { customerFile: string }) => {
      const { rateCommand } = await import("./cli/rate");
      answer(await rateCommand({ customerFile, ...STREAMS }));
    });
  addDatabaseCommands(insight, answer);
  addServingCommands(insight);
  return insight;
}

function addDatabaseCommands(insight: Command, answer: (code: number) => void): void {
  const db = insight.command("db").description("the database itself");
  const commands = {
    migrate: "brings tables and price lists to this release",
    seed: "loads the demo stories",
    reset: "empties the database; only where demo data may be",
  } as const;
  for (const [name, description] of Object.entries(commands) as [keyof typeof commands, string][]) {
    db.command(name)
      .description(description)
      .action(async () => {
        const [{ withOperator }, database] = await Promise.all([import("./with-operator"), import("./cli/db")]);
        answer(await withOperator((context, server) => database[name](context, server, STREAMS), { migrates: true }));
      });
  }
  db.command("draft-migration")
    .description("for developers: the difference to schema.prisma as the next migration")
    .argument("<name>", "what it does, in snake_case")
    .action(async (name: string) => {
      const [{ withOperator }, { draft }] = await Promise.all([import("./with-operator"), import("./cli/db")]);
      answer(await withOperator((context, server) => draft(name, context, server, STREAMS)));
    });
}

function addServingCommands(insight: Command): void {
  insight
    .command("web")
    .description("serves the portal, without a worker, until a signal")
    .action(async () => (await import("./cli/serve")).serveWeb());
  insight
    .command("worker")
    .description("works the queue, without a portal, until a signal")
    .action(async () => (await import("./cli/serve")).serveWorker());
}

/** npm runs commands in the checkout; a path means what it meant where it was typed. */
function inputFile(path: string, openedIn: string): string {
  return path === "-" ? path : resolve(openedIn, path);
}
