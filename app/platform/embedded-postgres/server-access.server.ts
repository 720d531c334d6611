import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { ServerUser } from "./server-user.server";

/** Returns whether this user can enter the directory and run the server's program, by trying it. */
export function canRunServer(user: ServerUser, directory: string, postgres: string): boolean {
  const program = join(postgres, "bin", "postgres");
  const probe = spawnSync("/bin/sh", ["-c", 'cd "$1" && exec "$2" --version', "sh", directory, program], {
    cwd: "/",
    uid: user.uid,
    gid: user.gid,
    stdio: "ignore",
  });
  return probe.status === 0;
}

/** Creates a system directory that every user can pass through and only root can write. */
export function newStateDirectory(): string {
  for (const parent of ["/var/lib", tmpdir()]) {
    try {
      const state = mkdtempSync(join(parent, "mijn-insight-"));
      chmodSync(state, 0o711);
      return state;
    } catch {
      continue;
    }
  }
  throw new Error(`Neither /var/lib nor ${tmpdir()} can be written; set DATABASE_URL instead`);
}

/** A directory inside a temporary directory may have been planted by someone else. */
export function isOwnedByRoot(directory: string): boolean {
  const { uid, mode } = statSync(directory);
  return uid === 0 && (mode & 0o022) === 0;
}

/** Moves a directory, across file systems too, and makes the user its owner. */
export function moveTree(from: string, to: string, user: ServerUser): void {
  try {
    renameSync(from, to);
  } catch {
    const unfinished = `${to}.moving`;
    rmSync(unfinished, { recursive: true, force: true });
    cpSync(from, unfinished, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
    renameSync(unfinished, to);
    rmSync(from, { recursive: true, force: true });
  }
  giveTree(to, user);
}

function giveTree(path: string, user: ServerUser): void {
  const stat = lstatSync(path);
  if (stat.isDirectory()) for (const entry of readdirSync(path)) giveTree(join(path, entry), user);
  if (stat.isDirectory() || stat.isFile()) chownSync(path, user.uid, user.gid);
}
