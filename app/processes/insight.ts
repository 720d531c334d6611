import { CommanderError } from "commander";

import { insightProgram } from "./commands/insight-program";
import { openShell } from "./commands/shell";
import { errorLine } from "./error-line";

/** Runs the operator's command line, as called in the directory `openedIn`. Exit codes: 0 done, 1 failed, 2 wrong
 *  usage. */
export async function runInsight(args: readonly string[], openedIn: string): Promise<void> {
  // Whoever reads the result may stop reading.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    process.stderr.write(`The result can't be written: ${error.message}\n`);
    process.exit(1);
  });
  try {
    const shell = openShell(openedIn, (code) => (process.exitCode = code));
    await insightProgram(shell).parseAsync(args, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    process.exitCode = 1;
    process.stderr.write(`${errorLine(error) ?? (error as Error).stack ?? String(error)}\n`);
  }
}
