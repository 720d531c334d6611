import { spawn } from "node:child_process";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
const PATIENCE_MS = 2_000;

/** The programs that are running.
 *  @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();
let isEnding = false;

/** Runs a program to its end. Its output is shown on stderr, given to `print`, or only kept. A signal ends this and
 *  every other program first, then this process: nothing keeps running unattended.
 *  @param {string} program @param {readonly string[]} args
 *  @param {{ env?: Record<string, string>, quiet?: boolean, print?: (text: string) => void, shell?: boolean,
 *  onStart?: (pid: number) => void }} [options]
 *  @returns {Promise<{ code: number, output: string }>} */
export function runProgram(program, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, {
      env: { ...process.env, ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
      shell: options.shell ?? false,
    });
    running.add(child);
    if (child.pid !== undefined) options.onStart?.(child.pid);
    /** @param {NodeJS.Signals} signal */
    const endWith = (signal) => {
      isEnding = true;
      child.kill(signal);
      setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS).unref();
    };
    for (const signal of SIGNALS) process.on(signal, endWith);
    /** @param {number} code @param {string} [word] */
    const end = (code, word = "") => {
      running.delete(child);
      for (const signal of SIGNALS) process.off(signal, endWith);
      if (!isEnding) done({ code, output: `${output}${word}` });
      else if (running.size === 0) process.exit(130);
    };
    const print = options.print ?? ((/** @type {string} */ text) => process.stderr.write(text));
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk) => {
        output += chunk;
        if (!options.quiet) print(chunk);
      });
    }
    child.once("error", (error) => end(1, `${error.message}\n`));
    child.once("close", (code) => end(code ?? 1));
  });
}
