import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync, realpathSync } from "node:fs";
import { platform } from "node:os";
import { join } from "node:path";

/** What a running server writes about itself in the cluster (postmaster.pid). */
export type Postmaster = { readonly pid: number; readonly port: number; readonly ready: boolean };

/** Returns null when there is no such file or it is incomplete. A killed server leaves a stale one. */
export function readPostmaster(cluster: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" } : null;
}

/** Returns whether this process is alive and is the server of this cluster: its process id may have been reused by
 *  another program. */
export function isOurServer(postmaster: Postmaster, cluster: string): boolean {
  if (!isProcessAlive(postmaster.pid)) return false;
  try {
    if (platform() === "linux") return readlinkSync(`/proc/${String(postmaster.pid)}/cwd`) === realpathSync(cluster);
    return execFileSync("ps", ["-p", String(postmaster.pid), "-o", "command="], { encoding: "utf8" }).includes(cluster);
  } catch {
    return false;
  }
}

export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
