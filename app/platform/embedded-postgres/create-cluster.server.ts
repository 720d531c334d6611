import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import type { Connection } from "./connection-file.server";
import type { ClusterPaths } from "./cluster-paths.server";
import { serverEnvironment } from "./server-user.server";
import { isProcessAlive } from "./postmaster.server";

export function hasCluster(paths: ClusterPaths): boolean {
  return existsSync(join(paths.cluster, "PG_VERSION"));
}

/** Creates the cluster in a temporary directory and renames it once it is complete, so that a killed run leaves no
 *  incomplete cluster. Text sorts by code point, the same on every system. */
export async function createCluster(paths: ClusterPaths, connection: Connection): Promise<void> {
  removeUnfinished(paths);
  const unfinished = `${paths.cluster}.creating-${String(process.pid)}-${randomBytes(4).toString("hex")}`;
  const passwordFile = `${unfinished}-password`;
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, connection.password, { mode: 0o600 });
  if (paths.runAs !== null) {
    for (const path of [unfinished, passwordFile]) chownSync(path, paths.runAs.uid, paths.runAs.gid);
  }
  try {
    await initdb(paths, unfinished, passwordFile);
    renameSync(unfinished, paths.cluster);
  } catch (error) {
    if (!hasCluster(paths)) throw error;
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function initdb(paths: ClusterPaths, directory: string, passwordFile: string): Promise<void> {
  const options = [
    "--username=postgres",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
  ];
  const access = ["--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  const durability = paths.name === "postgres" ? [] : ["--no-sync"];
  return new Promise((done, failed) => {
    execFile(
      join(paths.postgres, "bin", "initdb"),
      [`--pgdata=${directory}`, ...options, ...access, ...durability],
      { cwd: directory, env: serverEnvironment, ...paths.runAs },
      (error, _stdout, stderr) => {
        if (error === null) done();
        else failed(new Error(`PostgreSQL's initdb failed: ${stderr.trim().split("\n").at(-1) ?? error.message}`));
      },
    );
  });
}

/** Removes what killed runs left behind, except what another running process is creating. */
function removeUnfinished(paths: ClusterPaths): void {
  const parent = dirname(paths.cluster);
  const prefix = `${basename(paths.cluster)}.creating-`;
  for (const entry of readdirSync(parent)) {
    if (!entry.startsWith(prefix)) continue;
    const pid = Number.parseInt(entry.slice(prefix.length), 10);
    if (!isProcessAlive(pid)) rmSync(join(parent, entry), { recursive: true, force: true });
  }
}
