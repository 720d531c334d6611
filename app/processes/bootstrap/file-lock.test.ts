import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { withFileLock } from "./file-lock.mjs";

const url = (name: string) => JSON.stringify(fileURLToPath(new URL(name, import.meta.url)));
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "turns-"));
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** A process that holds the lock and runs a program that prints its process id. */
async function startHolder() {
  const program = `process.stdout.write(String(process.pid)); setInterval(() => undefined, 1000);`;
  const script = `
    import { withFileLock } from ${url("./file-lock.mjs")};
    import { runProgram } from ${url("./run-program.mjs")};
    await withFileLock("work", (onStart) => runProgram(process.execPath, ["-e", ${JSON.stringify(program)}], { onStart }), ${JSON.stringify(directory)});`;
  const holder = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [told] = (await once(holder.stderr, "data")) as [Buffer];
  return { holder, program: Number(told.toString()) };
}

test("a program that outlives its killed parent is waited for", async () => {
  const { holder, program } = await startHolder();
  holder.kill("SIGKILL");
  await once(holder, "exit");
  let isProgramAlive = true;
  const lock = withFileLock("work", () => Promise.resolve(isProgramAlive), directory);
  await sleep(600);
  isProgramAlive = false;
  process.kill(program, "SIGKILL");
  expect(await lock).toBe(false);
});

test("the lock of a killed process whose program has ended too is free at once", async () => {
  const { holder, program } = await startHolder();
  process.kill(program, "SIGSTOP");
  holder.kill("SIGKILL");
  process.kill(program, "SIGKILL");
  await once(holder, "exit");
  await sleep(100);
  expect(await withFileLock("work", () => Promise.resolve("done"), directory)).toBe("done");
  expect(existsSync(join(directory, "work"))).toBe(false);
});

test("a process id that another program has since reused does not keep the lock", async () => {
  writeFileSync(join(directory, "work"), `${String(process.pid)} 1\n`);
  expect(await withFileLock("work", () => Promise.resolve("done"), directory)).toBe("done");
});

test("of many that wait for a stale lock, one works at a time", async () => {
  writeFileSync(join(directory, "work"), "999999999 1\n");
  const script = `
    import { withFileLock } from ${url("./file-lock.mjs")};
    import { mkdirSync, rmdirSync } from "node:fs";
    import { setTimeout as sleep } from "node:timers/promises";
    await withFileLock("work", async () => { mkdirSync("inside"); await sleep(50); rmdirSync("inside"); }, ${JSON.stringify(directory)});`;
  const codes = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const child = spawn(process.execPath, ["--input-type=module", "-e", script], { cwd: directory, stdio: "ignore" });
      const [code] = (await once(child, "exit")) as [number | null];
      return code;
    }),
  );
  expect(codes).toEqual([0, 0, 0, 0, 0, 0]);
});
