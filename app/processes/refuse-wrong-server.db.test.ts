import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { administer } from "~/platform/testing/administer.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";

import { refuseWrongServer } from "./refuse-wrong-server";

const INSIGHT = fileURLToPath(new URL("insight.mjs", import.meta.url));
const NAME = `wrong_${String(process.pid)}`;
const LOGIN = `stranger_${String(process.pid)}`;

let portal: TestPortal;
let dataDirectory: string;
beforeAll(async () => {
  portal = await createTestPortal();
  dataDirectory = mkdtempSync(join(tmpdir(), "wrong-server-"));
  await administer(portal.databaseUrl, (client) => client.query(`CREATE ROLE ${LOGIN} LOGIN PASSWORD 'x'`));
});
afterAll(async () => {
  await administer(portal.databaseUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`);
    await client.query(`DROP ROLE ${LOGIN}`);
  });
  rmSync(dataDirectory, { recursive: true, force: true });
  await portal.close();
});

async function emptyDatabase(options: string): Promise<string> {
  await administer(portal.databaseUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${NAME} ${options}`);
  });
  const url = new URL(portal.databaseUrl);
  url.pathname = `/${NAME}`;
  return url.href;
}

const SQL_ASCII = "ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0";

const refusalOf = (url: string): Promise<string> =>
  refuseWrongServer({ url, isEmbedded: false }).then(
    () => "",
    (error: unknown) => (error instanceof Error && error.name === "StartError" ? error.message : String(error)),
  );

describe("a server of the operator's own", () => {
  test("is accepted when it is set up right, with and without tables", async () => {
    expect(await refusalOf(await emptyDatabase("TEMPLATE template0"))).toBe("");
    expect(await refusalOf(portal.databaseUrl)).toBe("");
  });

  test.each([
    { options: SQL_ASCII, says: ["encoding SQL_ASCII"] },
    { options: "ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0", says: ["small forms of letters"] },
  ])("is refused with $options", async ({ options, says }) => {
    const lines = (await refusalOf(await emptyDatabase(options))).split("\n").slice(1);
    expect(lines).toEqual(says.map((words) => expect.stringContaining(words) as string));
  });

  test("is refused for a login that may not create the tables, or did not create them", async () => {
    const strange = new URL(await emptyDatabase("TEMPLATE template0"));
    [strange.username, strange.password] = [LOGIN, "x"];
    const lines = (await refusalOf(strange.href)).split("\n").slice(1);
    expect(lines).toEqual([
      expect.stringContaining("GRANT CREATE ON DATABASE") as string,
      expect.stringContaining("GRANT CREATE ON SCHEMA public") as string,
      expect.stringContaining("WITH ADMIN OPTION") as string,
    ]);
    const foreign = new URL(portal.databaseUrl);
    [foreign.username, foreign.password] = [LOGIN, "x"];
    expect(await refusalOf(foreign.href)).toContain("the tables belong to ");
  });

  test.each([
    { command: ["web"] },
    { command: ["worker"] },
    { command: ["db", "migrate"] },
    { command: ["audit", "verify"] },
  ])(
    "insight $command exits with 1 and the reasons before it changes anything",
    async ({ command }) => {
      const url = await emptyDatabase(SQL_ASCII);
      const env = {
        PATH: process.env["PATH"],
        NODE_ENV: "test" as const,
        DATABASE_URL: url,
        DATA_DIRECTORY: dataDirectory,
      };
      const child = spawn(process.execPath, [INSIGHT, ...command], { env, stdio: ["ignore", "pipe", "pipe"] });
      const [out, said] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
      expect({ code: child.exitCode, out, said }).toEqual({
        code: 1,
        out: "",
        said: expect.stringMatching(
          /can't be used:\n {2}the database wrong_\d+ has the encoding SQL_ASCII: .*\n$/,
        ) as string,
      });
      expect(readdirSync(dataDirectory)).toEqual([]);
    },
    240_000,
  );
});
