import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

import { runProgram } from "./run-program.mjs";

const PAUSE_MS = 250;

/** A portal for browser tests that is ready. `stop` resolves with its output.
 *  @typedef {{ port: number, stop: () => Promise<string> }} TestPortal */

/** Starts the portal that the browser tests visit, and waits until it is ready.
 *  @param {(text: string) => void} print @returns {Promise<TestPortal | null>} null when it ended instead, having printed why */
export async function startTestPortal(print) {
  const port = await freePort();
  let isOver = false;
  let pid = 0;
  const ended = runProgram(process.execPath, ["app/processes/browser-test-portal.mjs"], {
    env: { PORT: `${port}`, HOST: "127.0.0.1" },
    quiet: true,
    onStart: (started) => (pid = started),
  }).finally(() => (isOver = true));
  while (!(await isReady(port))) {
    if (isOver) {
      print((await ended).output);
      return null;
    }
    await sleep(PAUSE_MS);
  }
  return {
    port,
    stop: async () => {
      if (!isOver) process.kill(pid, "SIGTERM");
      return (await ended).output;
    },
  };
}

/** @param {number} port */
async function isReady(port) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
  } catch {
    return false;
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
