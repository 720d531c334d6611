import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

const MODULE = fileURLToPath(new URL("./run-program.mjs", import.meta.url));

test.each(["SIGINT", "SIGTERM"] as const)(
  "programs, one of which ignores %s, end before the process that runs them",
  async (signal) => {
    const lasting = `process.stdout.write(process.pid + "\\n"); setInterval(() => undefined, 1000);`;
    const stubborn = `process.on("${signal}", () => undefined); ${lasting}`;
    const script = `import { runProgram } from ${JSON.stringify(MODULE)};
      await Promise.race(${JSON.stringify([lasting, stubborn])}.map((program) => runProgram(process.execPath, ["-e", program])));
      process.exit(0);`;
    const runner = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    let told = "";
    runner.stderr.on("data", (chunk: Buffer) => (told += chunk.toString()));
    await expect.poll(() => told.trim().split("\n").length, { timeout: 30_000 }).toBe(2);
    const pids = told.trim().split("\n").map(Number);
    runner.kill(signal);
    const [code] = (await once(runner, "exit")) as [number | null];
    expect(code).toBe(130);
    await sleep(50);
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  },
);
