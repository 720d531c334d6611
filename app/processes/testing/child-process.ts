import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";

const INSIGHT = fileURLToPath(new URL("../insight.mjs", import.meta.url));

/** A process of the product that runs alongside a test. */
export type Child = {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  /** Returns everything that it has written to stderr so far. */
  readonly told: () => string;
  readonly printed: () => string;
  /** Resolves when it has written these words; rejects with what it wrote when it ends before that. */
  readonly tells: (words: RegExp) => Promise<RegExpExecArray>;
  /** The exit code. Null after a signal. */
  readonly ended: Promise<number | null>;
};

/** Starts `insight …args` with these settings and no others. */
export function startInsight(args: readonly string[], settings: Readonly<Record<string, string>>): Child {
  const child = spawn(process.execPath, [INSIGHT, ...args], {
    env: { NODE_ENV: "test" as const, PATH: process.env["PATH"], ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [told, printed] = ["", ""];
  child.stderr.on("data", (chunk: Buffer) => (told += chunk.toString()));
  child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  const ended = once(child, "exit").then(([code]) => code as number | null);
  return {
    process: child,
    told: () => told,
    printed: () => printed,
    tells: (words) =>
      new Promise((done, failed) => {
        const look = (): void => {
          const found = words.exec(told);
          if (found) done(found);
        };
        look();
        child.stderr.on("data", look);
        child.once("exit", () => {
          failed(new Error(`ended: ${told}`));
        });
      }),
    ended,
  };
}
