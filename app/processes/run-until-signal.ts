import { errorLine } from "./error-line";
import { createCleanupStack, type CleanupStack } from "./cleanup-stack";

const FORCE_AFTER_MS = 60_000;
/** One Ctrl-C may arrive twice: from the terminal and passed on by npm. */
const ONE_PRESS_MS = 1_000;

/** Runs a serving process until it is told to stop (Ctrl-C, SIGTERM) or fails. Everything that `start` added to the
 *  stack is then closed, the last first. A second Ctrl-C ends the process at once. An expected error is printed in one
 *  line, without its stack. */
export async function runUntilSignal(start: (stack: CleanupStack) => Promise<void>): Promise<void> {
  const stack = createCleanupStack(printError);
  let endingSince: number | undefined;
  const end = async (code: number): Promise<void> => {
    endingSince = performance.now();
    setTimeout(() => process.exit(1), FORCE_AFTER_MS).unref();
    await stack.closeAll();
    process.exit(code);
  };
  const onSignal = (): void => {
    if (endingSince === undefined) void end(0);
    else if (performance.now() - endingSince > ONE_PRESS_MS) process.exit(130);
  };
  // What fails because everything is being closed is no news.
  const onError = (error: unknown): void => {
    if (endingSince !== undefined) return;
    printError(error);
    void end(1);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
  for (const event of ["uncaughtException", "unhandledRejection"] as const) process.on(event, onError);
  await start(stack).catch(onError);
}

function printError(error: unknown): void {
  const text = errorLine(error) ?? (error as Error).stack ?? String(error);
  process.stderr.write(`${text}\n`);
}
