import { randomBytes } from "node:crypto";
import { chownSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

import type { ClusterPaths } from "./cluster-paths.server";

/** What a process needs to connect. Stored in `connection.json`, which only its owner can read. */
export type Connection = { readonly password: string; readonly port: number | null };

/** Returns the connection of a cluster, creating it at the first call. Two first calls at once return the same. */
export function readConnection(paths: ClusterPaths): Connection {
  const file = join(paths.directory, "connection.json");
  try {
    return parse(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const draft = write(paths, { password: randomBytes(24).toString("hex"), port: null });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
  return parse(file);
}

/** Stores the port for the next start, so that it only changes when it is in use. */
export function rememberPort(paths: ClusterPaths, connection: Connection, port: number): void {
  if (connection.port === port) return;
  renameSync(write(paths, { ...connection, port }), join(paths.directory, "connection.json"));
}

/** Returns the preferred port if nothing listens on it, otherwise one chosen by the system. */
export async function freePort(preferred: number | null): Promise<number> {
  return (preferred === null ? null : await tryPort(preferred)) ?? (await tryPort(0)) ?? 0;
}

function parse(file: string): Connection {
  return JSON.parse(readFileSync(file, "utf8")) as Connection;
}

function write(paths: ClusterPaths, connection: Connection): string {
  const draft = join(paths.directory, `connection.json.${randomBytes(8).toString("hex")}`);
  writeFileSync(draft, `${JSON.stringify(connection)}\n`, { mode: 0o600 });
  if (paths.runAs !== null) chownSync(draft, paths.runAs.uid, paths.runAs.gid);
  return draft;
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => {
      done(null);
    });
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        done(typeof address === "object" && address !== null ? address.port : null);
      });
    });
  });
}
