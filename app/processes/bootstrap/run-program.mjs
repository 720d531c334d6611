import { spawn } from "node:child_process";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
const PATIENCE_MS = 2_000;

/** Runs a program to its end. Its output is shown, or kept and shown only when it fails. A signal ends the program first, then this
 *  process: nothing goes on behind its back.
 *  @param {string} program @param {readonly string[]} args
 *  @param {{ env?: Record<string, string>, quiet?: boolean, shell?: boolean, onStart?: (pid: number) => void }} [options]
 *  @returns {Promise<{ code: number, output: string }>} */
export function runProgram(program, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, {
      env: { ...process.env, ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
      shell: options.shell ?? false,
    });
    if (child.pid !== undefined) options.onStart?.(child.pid);
    /** @param {NodeJS.Signals} signal */
    const endWith = (signal) => {
      child.kill(signal);
      setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS).unref();
      child.once("close", () => process.exit(130));
    };
    for (const signal of SIGNALS) process.on(signal, endWith);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk;
        if (!options.quiet) process.stderr.write(chunk);
      });
    }
    child.once("error", (error) => {
      for (const signal of SIGNALS) process.off(signal, endWith);
      done({ code: 1, output: `${output}${error.message}\n` });
    });
    child.once("close", (code) => {
      for (const signal of SIGNALS) process.off(signal, endWith);
      done({ code: code ?? 1, output });
    });
  });
}
