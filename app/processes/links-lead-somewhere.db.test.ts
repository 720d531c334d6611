import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";

import { provisionOrder, voiceDelivery } from "~/modules/onboarding/testing/provision-order";

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const RUNNING_AT = "http://127.0.0.1:45678";

let portal: TestPortal;
let dataDirectory: string;
let running: ChildProcess | null = null;
beforeAll(async () => {
  portal = await createTestPortal();
  dataDirectory = mkdtempSync(join(tmpdir(), "links-"));
  const order = provisionOrder({ deliveries: [voiceDelivery()] });
  writeFileSync(join(dataDirectory, "order.json"), JSON.stringify(order));
});
afterAll(async () => {
  running?.kill("SIGKILL");
  rmSync(dataDirectory, { recursive: true });
  await portal.close();
});

function environment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const secrets = { LINK_SECRET: "x".repeat(32), AUDIT_KEY: "y".repeat(32) };
  const own = { NODE_ENV: "test" as const, DATABASE_URL: portal.databaseUrl, DATA_DIRECTORY: dataDirectory };
  return { PATH: process.env["PATH"], ...own, ...secrets, ...settings };
}

/** Returns the invitation that a command prints. */
async function invitation(args: readonly string[], settings: Record<string, string>): Promise<URL> {
  const child = spawn(process.execPath, [pathOf("insight.mjs"), ...args], {
    env: environment(settings),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, said] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  if (out === "") throw new Error(said);
  return new URL((JSON.parse(out) as { invitation: string }).invitation);
}

/** A portal that serves on a port other than the configured one. */
async function servingElsewhere(): Promise<void> {
  const script = `import { claimInstance } from ${JSON.stringify(pathOf("bootstrap/one-instance.mjs"))};
    (await claimInstance()).announce("${RUNNING_AT}"); console.log("serving"); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    env: environment({}),
    stdio: ["ignore", "pipe", "inherit"],
  });
  running = child;
  await once(child.stdout, "data");
}

describe("a link that a command prints", () => {
  test("leads to BASE_URL when it is set, else to the portal that runs here, else to HOST and PORT", async () => {
    const order = join(dataDirectory, "order.json");
    const invited = async (name: string, settings: Record<string, string>): Promise<string> => {
      const { rows } = await portal.context.database.pool.query<{ number: number }>(
        "SELECT customer_number AS number FROM customers",
      );
      const args = ["user", "invite", `${name}@bakkerij.example`, "--customer", String(rows[0]?.number)];
      return (await invitation([...args, "--role", "member"], settings)).origin;
    };
    await servingElsewhere();
    expect((await invitation(["provision", order], {})).origin).toBe(RUNNING_AT);
    expect(await invited("a", { PORT: "0" })).toBe(RUNNING_AT);
    expect(await invited("b", { BASE_URL: "https://portal.example" })).toBe("https://portal.example");
    running?.kill("SIGKILL");
    expect(await invited("c", { PORT: "4321" })).toBe("http://127.0.0.1:4321");
  }, 240_000);
});
