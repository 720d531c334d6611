import { spawn } from "node:child_process";

/** Runs a program to its end. Its output is shown, or kept and shown only when it fails.
 *  @param {string} program @param {readonly string[]} args
 *  @param {{ env?: Record<string, string>, quiet?: boolean, shell?: boolean }} [options]
 *  @returns {Promise<{ code: number, output: string }>} */
export function runProgram(program, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, {
      env: { ...process.env, ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
      shell: options.shell ?? false,
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk;
        if (!options.quiet) process.stderr.write(chunk);
      });
    }
    child.once("error", (error) => {
      done({ code: 1, output: `${output}${error.message}\n` });
    });
    child.once("close", (code) => {
      done({ code: code ?? 1, output });
    });
  });
}
