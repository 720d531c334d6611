import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

const MODULE = fileURLToPath(new URL("./run-program.mjs", import.meta.url));

test.each(["SIGINT", "SIGTERM"] as const)(
  "a program that does not mind %s ends before the process that runs it",
  async (signal) => {
    const stubborn = `process.on("${signal}", () => undefined); process.stdout.write(String(process.pid)); setInterval(() => undefined, 1000);`;
    const script = `import { runProgram } from ${JSON.stringify(MODULE)}; await runProgram(process.execPath, ["-e", ${JSON.stringify(stubborn)}]);`;
    const runner = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    const [told] = (await once(runner.stderr, "data")) as [Buffer];
    const pid = Number(told.toString());
    runner.kill(signal);
    const [code] = (await once(runner, "exit")) as [number | null];
    expect(code).toBe(130);
    await sleep(50);
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  },
);
