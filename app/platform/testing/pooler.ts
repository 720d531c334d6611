import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { freePort } from "../embedded-postgres/connection-file.server";
import { serverUser } from "../embedded-postgres/server-user.server";

export type Pooler = {
  /** Returns the same address, through the pooler. */
  readonly through: (url: string) => string;
  readonly close: () => Promise<void>;
};

/** Starts a PgBouncer in transaction mode in front of a server, for the logins of these addresses. */
export async function openPooler(program: string, urls: readonly string[]): Promise<Pooler> {
  const [first = ""] = urls;
  const { hostname, port: serverPort } = new URL(first);
  const port = await freePort(null);
  const directory = mkdtempSync(join(tmpdir(), "pooler-"));
  const users = urls.map((url) => new URL(url)).map(({ username, password }) => `"${username}" "${password}"`);
  writeFileSync(join(directory, "users.txt"), `${users.join("\n")}\n`);
  writeFileSync(
    join(directory, "pooler.ini"),
    [
      "[databases]",
      `* = host=${hostname} port=${serverPort}`,
      "[pgbouncer]",
      "listen_addr = 127.0.0.1",
      `listen_port = ${String(port)}`,
      "unix_socket_dir =",
      "auth_type = plain",
      `auth_file = ${join(directory, "users.txt")}`,
      "pool_mode = transaction",
      "default_pool_size = 3",
      "max_client_conn = 200",
      "ignore_startup_parameters = extra_float_digits,options",
      "",
    ].join("\n"),
  );
  // It refuses to run as root.
  const runAs = process.getuid?.() === 0 ? serverUser(directory) : null;
  for (const path of [directory, join(directory, "users.txt"), join(directory, "pooler.ini")]) {
    chmodSync(path, 0o700);
    if (runAs !== null) chownSync(path, runAs.uid, runAs.gid);
  }
  const child = spawn(program, [join(directory, "pooler.ini")], {
    stdio: ["ignore", "ignore", "pipe"],
    ...(runAs === null ? {} : { uid: runAs.uid, gid: runAs.gid }),
  });
  let told = "";
  await new Promise<void>((done, failed) => {
    child.stderr.on("data", (chunk: Buffer) => {
      told += chunk.toString();
      if (told.includes("process up")) done();
    });
    child.once("exit", () => {
      failed(new Error(`The pooler ended: ${told}`));
    });
  });
  return {
    through: (url) => {
      const pooled = new URL(url);
      pooled.port = String(port);
      return pooled.href;
    },
    close: async () => {
      if (child.exitCode === null) {
        child.kill("SIGINT");
        await once(child, "exit");
      }
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
