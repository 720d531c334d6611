import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";

const INSIGHT = fileURLToPath(new URL("../insight.mjs", import.meta.url));

/** A process of the product that runs alongside a test. */
export type Child = {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  /** Returns everything that it has written to stderr so far. */
  readonly messages: () => string;
  /** Returns everything that it has written to stdout so far. */
  readonly printed: () => string;
  /** Resolves when it has written such a message to stderr. Rejects with what it wrote when it ends before that. */
  readonly untilMessage: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** The exit code. Null after a signal. */
  readonly ended: Promise<number | null>;
};

/** Starts `insight …args` with these settings and no others. */
export function startInsight(args: readonly string[], settings: Readonly<Record<string, string>>): Child {
  const child = spawn(process.execPath, [INSIGHT, ...args], {
    env: { NODE_ENV: "test" as const, PATH: process.env["PATH"], ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [messages, printed] = ["", ""];
  child.stderr.on("data", (chunk: Buffer) => (messages += chunk.toString()));
  child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  const ended = once(child, "exit").then(([code]) => code as number | null);
  return {
    process: child,
    messages: () => messages,
    printed: () => printed,
    untilMessage: (pattern) =>
      new Promise((done, failed) => {
        const look = (): void => {
          const found = pattern.exec(messages);
          if (found) done(found);
        };
        look();
        child.stderr.on("data", look);
        child.once("exit", () => {
          failed(new Error(`ended: ${messages}`));
        });
      }),
    ended,
  };
}
