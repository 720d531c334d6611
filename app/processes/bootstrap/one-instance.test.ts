import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

const MODULE = fileURLToPath(new URL("./one-instance.mjs", import.meta.url));

describe("one portal in a data directory", () => {
  let dataDirectory: string;
  const started: ChildProcessByStdio<null, Readable, Readable>[] = [];
  beforeEach(() => {
    dataDirectory = mkdtempSync(join(tmpdir(), "one-instance-"));
  });
  afterEach(() => {
    for (const child of started.splice(0)) child.kill("SIGKILL");
    rmSync(dataDirectory, { recursive: true });
  });

  test("a second start says where the first one runs, and leaves it alone", async () => {
    const first = claim("http://127.0.0.1:3000");
    expect(await first.outcome).toBe("claimed");
    expect(await claim().outcome).toBe("The portal already runs at http://127.0.0.1:3000\n");
    expect(first.child.exitCode).toBeNull();
    expect(await claim().outcome).toContain("already runs");
  });

  test("a second start says so when the first one does not serve yet", async () => {
    expect(await claim().outcome).toBe("claimed");
    expect(await claim().outcome).toBe("The portal is already being started here.\n");
  });

  test("of many at once, one starts", async () => {
    const outcomes = await Promise.all([1, 2, 3, 4, 5, 6].map(() => claim().outcome));
    expect(outcomes.filter((outcome) => outcome === "claimed")).toHaveLength(1);
  });

  test("what a killed one left does not count", async () => {
    const first = claim();
    expect(await first.outcome).toBe("claimed");
    first.child.kill("SIGKILL");
    await once(first.child, "exit");
    expect(existsSync(join(dataDirectory, "instance.json"))).toBe(true);
    expect(await claim().outcome).toBe("claimed");
  });

  test("nor does another program that now uses its port", async () => {
    const other = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
    const address = other.address();
    const port = typeof address === "object" ? address?.port : 0;
    writeFileSync(join(dataDirectory, "instance.json"), JSON.stringify({ port, nonce: "gone" }));
    expect(await claim().outcome).toBe("claimed");
    await new Promise((done) => other.close(done));
  });

  /** A process that makes the claim and keeps running. */
  function claim(url?: string): { child: ChildProcessByStdio<null, Readable, Readable>; outcome: Promise<string> } {
    const announce = url === undefined ? "" : `instance.announce(${JSON.stringify(url)});`;
    const script = `import { claimInstance } from ${JSON.stringify(MODULE)};
      const instance = await claimInstance(); ${announce} console.log("claimed"); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
      env: { ...process.env, DATA_DIRECTORY: dataDirectory },
      stdio: ["ignore", "pipe", "pipe"],
    });
    started.push(child);
    const outcome = new Promise<string>((done) => {
      child.stdout.once("data", () => {
        done("claimed");
      });
      let said = "";
      child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
      child.once("close", (code) => {
        done(code === 1 ? said : `ended with ${String(code)}: ${said}`);
      });
    });
    return { child, outcome };
  }
});
