import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import type { ClusterPaths } from "./cluster-paths.server";
import { serverEnvironment } from "./server-user.server";
import { isOurServer, isProcessAlive, readPostmaster } from "./postmaster.server";

const PAUSE_MS = 25;
const START_MS = 60_000;
const STOP_MS = 30_000;
const LOG_BYTES = 1_000_000;

/** Starts the server in a session of its own: Ctrl-C in the terminal only reaches this process, which then stops the
 *  server last. Returns null once it accepts connections, otherwise the reason why it does not. */
export async function startServer(paths: ClusterPaths, port: number): Promise<string | null> {
  removeStaleFile(paths);
  const log = openLog(paths.log);
  const child = spawn(join(paths.postgres, "bin", "postgres"), ["-D", paths.cluster, ...flags(paths, port)], {
    cwd: paths.cluster,
    detached: true,
    stdio: ["ignore", log, log],
    env: serverEnvironment,
    ...paths.runAs,
  });
  closeSync(log);
  const failures: string[] = [];
  child.once("error", (error) => failures.push(error.message));
  child.once("exit", () => failures.push(lastFatalLine(paths.log)));
  child.unref();
  const endsAt = performance.now() + START_MS;
  for (;;) {
    await sleep(PAUSE_MS);
    if (failures[0] !== undefined) return failures[0];
    const postmaster = readPostmaster(paths.cluster);
    if (postmaster?.pid === child.pid && postmaster?.ready) {
      child.removeAllListeners("exit");
      return null;
    }
    if (performance.now() > endsAt) return "it does not take connections";
  }
}

/** Ends sessions, writes everything out and waits until the server has stopped. */
export async function stopServer(paths: ClusterPaths): Promise<void> {
  const postmaster = readPostmaster(paths.cluster);
  if (postmaster === null || !isOurServer(postmaster, paths.cluster)) return;
  process.kill(postmaster.pid, "SIGINT");
  const endsAt = performance.now() + STOP_MS;
  while (isOurServer(postmaster, paths.cluster) && performance.now() < endsAt) await sleep(PAUSE_MS);
}

function flags(paths: ClusterPaths, port: number): string[] {
  const common = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "100",
    timezone: "UTC",
    log_timezone: "UTC",
    jit: "off",
  };
  const throwaway = {
    max_connections: "200",
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    autovacuum: "off",
  };
  const settings = paths.name === "postgres" ? common : { ...common, ...throwaway };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** PostgreSQL itself removes the file of a dead server, but not one whose process id another program has reused. */
function removeStaleFile(paths: ClusterPaths): void {
  const postmaster = readPostmaster(paths.cluster);
  if (postmaster === null || !isProcessAlive(postmaster.pid) || isOurServer(postmaster, paths.cluster)) return;
  rmSync(join(paths.cluster, "postmaster.pid"), { force: true });
}

function openLog(file: string): number {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, "a", 0o600);
}

function lastFatalLine(log: string): string {
  const lines = readFileSync(log, "utf8").split("\n");
  const fatal = lines.findLast((line) => /FATAL|PANIC|error while loading/.test(line));
  return fatal?.replace(/^.*(FATAL|PANIC):\s*/, "") ?? "it ended at once";
}
