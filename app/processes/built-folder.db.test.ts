import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { billingPeriod } from "~/kernel/billing-period";
import { issueInvoice } from "~/modules/billing/server/issue-invoice.server";
import { givenCustomer } from "~/modules/changes/testing/given-customer";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";

import { buildCommands } from "./bootstrap/build-commands.mjs";
import { buildPortal } from "./bootstrap/build-portal.mjs";

/** What is deployed besides the packages of `dependencies`. */
const DEPLOYED = ["build", "package.json", "prisma/migrations", "prisma/schema.prisma", "prisma/tariffs"];
const COMPILERS = ["typescript", "esbuild", "tsx", "vite", "rollup", "@remix-run/dev", "prisma", "tailwindcss"];

const SCENARIO = {
  contract: { startDate: "2025-03-01", termMonths: 36 },
  contracted: { voice: 2 },
  profiles: ["p1", "p2"].map((id) => ({
    id,
    category: "voice",
    productCode: "VOICE_PROFILE_PRO",
    activeFrom: "2025-03-01",
  })),
  proposal: { receivedOn: "2025-06-10", lines: [{ action: "remove-profile", profileId: "p1" }] },
};

describe("the built folder with the packages of `dependencies`, and nothing else", () => {
  let folder: string;
  let portal: TestPortal;
  const running: ChildProcess[] = [];
  beforeAll(async () => {
    await buildCommands();
    await buildPortal();
    folder = mkdtempSync(join(tmpdir(), "built-folder-"));
    for (const name of DEPLOYED) cpSync(name, join(folder, name), { recursive: true });
    linkRunTimePackages(folder);
    writeFileSync(join(folder, "record-loads.mjs"), loadsRecorder());
    portal = await createTestPortal();
  }, 300_000);
  afterAll(async () => {
    for (const child of running.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) {
      child.kill("SIGKILL");
      await once(child, "exit");
    }
    await portal.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("has no compiler and no source", () => {
    for (const name of COMPILERS) expect(existsSync(join(folder, "node_modules", name)), name).toBe(false);
    expect(readdirSync(folder).sort()).toEqual(["build", "node_modules", "package.json", "prisma", "record-loads.mjs"]);
  });

  test("has every module once in what serves pages, so that all parts share what a module keeps", () => {
    const assets = join(folder, "build/pages/server/assets");
    const code = readdirSync(assets)
      .filter((name) => name.endsWith(".js"))
      .map((name) => readFileSync(join(assets, name), "utf8"));
    for (const once of ["class NestedConnectionError", "function refreshReferences", "class StartError"]) {
      expect(code.join("").split(once), once).toHaveLength(2);
    }
  });

  test("computes", async () => {
    const days = start(["working-days", "--from", "2026-11-20", "--count", "1"]);
    expect(await days.printed).toBe("2026-11-23\n");
    const simulated = start(["simulate"], {}, `${JSON.stringify(SCENARIO)}\n`);
    expect(JSON.parse(await simulated.printed)).toMatchObject({ verdict: "over-limit" });
    expect(days.loads().concat(simulated.loads()).filter(isForbidden)).toEqual([]);
    // A command that computes from its input alone loads no database client.
    expect(days.loads().filter((url) => /\/pg\/|query_compiler|pdfkit/.test(url))).toEqual([]);
  }, 60_000);

  test("serves pages, works the queue, migrates, and makes a PDF with its letters", async () => {
    const customer = await givenCustomer(portal.context, { invoicedUntil: localDate("2026-10-31") });
    const issued = await issueInvoice(portal.context, {
      customerId: customer.customerId,
      period: billingPeriod("2026-11"),
    });
    const settings = {
      DATABASE_URL: portal.databaseUrl,
      LINK_SECRET: "x".repeat(32),
      AUDIT_KEY: "y".repeat(32),
      PORT: "0",
    };
    const migrated = start(["db", "migrate"], settings);
    await migrated.printed;
    expect(migrated.messages()).toContain("The database is up to date");

    const [web, worker] = [start(["web"], { ...settings, DEMO_DATA: "no" }), start(["worker"], settings)];
    const [, url = ""] = await web.untilMessage(/Serving (http:\S+)/);
    await worker.untilMessage(/Working the queue/);
    expect((await fetch(new URL("/readyz", url))).status).toBe(200);
    const page = await (await fetch(new URL("/login", url))).text();
    expect(page).toContain('name="password"');
    const style = /href="(\/assets\/[^"]+\.css)"/.exec(page)?.[1] ?? "";
    expect((await fetch(new URL(style, url))).status).toBe(200);
    // Comparing a password loads the native code that does it.
    const body = new URLSearchParams({ email: "niemand@example.nl", password: "verkeerd wachtwoord" });
    const refused = await fetch(new URL("/login", url), { method: "POST", body, headers: { origin: url } });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("Het e-mailadres of het wachtwoord klopt niet.");

    const pdf = start(["invoice", "pdf", issued?.number ?? ""], settings);
    expect((await pdf.printed).slice(0, 5)).toBe("%PDF-");
    expect(pdf.loads().some((loaded) => loaded.includes("/pdfkit/"))).toBe(true);
    for (const child of [web, worker]) child.process.kill("SIGTERM");
    expect(await Promise.all([web.ended, worker.ended])).toEqual([0, 0]);
    const loaded = [migrated, web, worker, pdf].flatMap((child) => child.loads());
    expect(loaded.length).toBeGreaterThan(500);
    expect(loaded.filter(isForbidden)).toEqual([]);
  }, 240_000);

  /** Runs `node build/insight.js …args` in the folder, and records each file that it loads. */
  function start(args: readonly string[], settings: Readonly<Record<string, string>> = {}, input = "") {
    const env = {
      NODE_ENV: "test" as const,
      PATH: process.env["PATH"],
      LOG_LEVEL: "error",
      DATA_DIRECTORY: join(folder, "data"),
    };
    const hook = pathToFileURL(join(folder, "record-loads.mjs")).href;
    const list = join(folder, "build", `loads-${String(running.length)}`);
    const child = spawn(process.execPath, ["--import", hook, join(folder, "build/insight.js"), ...args], {
      cwd: folder,
      env: { ...env, ...settings, LOADS: list },
      stdio: ["pipe", "pipe", "pipe"],
    });
    running.push(child);
    child.stdin.end(input);
    let messages = "";
    child.stderr.on("data", (chunk: Buffer) => (messages += chunk.toString()));
    const printed = text(child.stdout);
    return {
      process: child,
      printed,
      messages: () => messages,
      untilMessage: (pattern: RegExp) =>
        expect
          .poll(() => pattern.exec(messages), { timeout: 60_000, message: messages })
          .toBeTruthy()
          .then(() => pattern.exec(messages) ?? []),
      ended: once(child, "exit").then(([code]) => code as number | null),
      loads: () =>
        readFileSync(list, "utf8")
          .split("\n")
          .filter((line) => line !== ""),
    };
  }
});

/** Returns whether this is a source file, or part of a compiler. */
function isForbidden(url: string): boolean {
  return /\.tsx?$/.test(url) || COMPILERS.some((name) => url.includes(`/node_modules/${name}/`));
}

/** Returns a hook that records each file that Node loads, whether imported or required. */
function loadsRecorder(): string {
  const hooks = `import { appendFileSync } from "node:fs";
    export async function load(url, context, next) { appendFileSync(process.env.LOADS, url + "\\n"); return next(url, context); }`;
  return `import { appendFileSync } from "node:fs";
    import module from "node:module";
    module.register("data:text/javascript," + encodeURIComponent(${JSON.stringify(hooks)}));
    const load = module._load;
    module._load = function (request, parent, isMain) {
      try { appendFileSync(process.env.LOADS, module._resolveFilename(request, parent, isMain) + "\\n"); } catch {}
      return load.apply(this, arguments);
    };`;
}

/** Links the packages that `npm ci --omit=dev` would install. */
function linkRunTimePackages(folder: string): void {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
  };
  for (const [path, { dev, devOptional }] of Object.entries(packages)) {
    const isNested = path.lastIndexOf("node_modules/") > 0;
    if (path === "" || isNested || dev === true || devOptional === true || !existsSync(path)) continue;
    const link = join(folder, path);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(resolve(path), link, "dir");
  }
}
