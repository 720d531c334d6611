import { resolve } from "node:path";

import type { ServerContext } from "~/platform/context.server";

/** What a command of `insight` works with. Its action loads its code when it is called, so that commands without a
 *  database start fast, and returns an exit code: 0 done, 1 failed, 2 wrong usage. */
export type Shell = {
  readonly streams: {
    readonly stdin: NodeJS.ReadStream;
    readonly stdout: NodeJS.WriteStream;
    readonly stderr: NodeJS.WriteStream;
  };
  readonly answer: (code: number) => void;
  /** Resolves a path as it was typed; `-` is returned unchanged. */
  readonly path: (typed: string) => string;
};

/** `openedIn` is the directory in which the paths were typed, as npm runs commands in the checkout. */
export function openShell(openedIn: string, answer: (code: number) => void): Shell {
  return {
    streams: { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr },
    answer,
    path: (typed) => (typed === "-" ? typed : resolve(openedIn, typed)),
  };
}

/** Answers with the exit code of an action on the operator's context. */
export async function answerAsOperator(
  { answer }: Pick<Shell, "answer">,
  action: (context: ServerContext) => Promise<number>,
): Promise<void> {
  const { withOperator } = await import("../with-operator");
  answer(await withOperator(action));
}
