import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const directory = mkdtempSync(join(tmpdir(), "run-until-signal-"));
const MODULE = join(directory, "run-until-signal.mjs");

beforeAll(async () => {
  const source = fileURLToPath(new URL("run-until-signal.ts", import.meta.url));
  // Once for all processes: each would compile it again.
  await build({ entryPoints: [source], outfile: MODULE, bundle: true, platform: "node", format: "esm" });
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

describe("a process that serves", { timeout: 60_000 }, () => {
  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("closes what it opened on %s", async (signal) => {
    const { child, said } = run('stack.add(async () => { console.error("closed"); });');
    await said("up");
    child.kill(signal);
    expect(await ending(child)).toBe(0);
    await said("closed");
  });

  test("treats the two signals of one Ctrl-C as one", async () => {
    const { child, said } = run("stack.add(() => new Promise((done) => setTimeout(done, 300)));");
    await said("up");
    child.kill("SIGINT");
    child.kill("SIGINT");
    expect(await ending(child)).toBe(0);
  });

  test("that cannot start says why in one line, and closes what it had opened", async () => {
    const { child, text } = run(
      'stack.add(async () => { console.error("closed"); }); throw Object.assign(new Error("Port 1 is in use"), { name: "StartError" });',
    );
    expect(await ending(child)).toBe(1);
    expect(text()).toBe("Port 1 is in use\nclosed\n");
  });

  test("that fails says where, and ends", async () => {
    const { child, said, text } = run('setTimeout(() => { throw new Error("broken"); }, 50);');
    await said("up");
    expect(await ending(child)).toBe(1);
    expect(text()).toMatch(/Error: broken\n\s+at /);
  });

  test("says nothing about failures caused by closing, and closes everything", async () => {
    const { child, said, text } = run(
      `stack.add(() => new Promise((done) => setTimeout(() => { console.error("closed"); done(); }, 1500)));
       console.error("up"); setInterval(() => {}, 1000);
       await new Promise((_, reject) => process.once("SIGINT", () => setTimeout(() => reject(new Error("cut off")), 1200)));`,
    );
    await said("up");
    child.kill("SIGINT");
    expect(await ending(child)).toBe(0);
    expect(text()).toBe("up\nclosed\n");
  });

  function run(body: string) {
    const script = `import { runUntilSignal } from ${JSON.stringify(MODULE)};
      await runUntilSignal(async (stack) => { ${body} console.error("up"); setInterval(() => {}, 1000); });`;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    let heard = "";
    child.stderr.on("data", (chunk: Buffer) => (heard += chunk.toString()));
    return {
      child,
      text: () => heard,
      said: (word: string) => expect.poll(() => heard, { timeout: 20_000 }).toContain(word),
    };
  }
});

async function ending(child: ReturnType<typeof spawn>): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  await once(child, "close");
  return child.exitCode;
}
