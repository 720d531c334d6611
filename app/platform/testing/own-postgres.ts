import { appendFileSync, chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import pg from "pg";

import { DATABASE_NAME, ensureDatabase } from "../embedded-postgres/application-database.server";
import { freePort, readConnection } from "../embedded-postgres/connection-file.server";
import { createCluster } from "../embedded-postgres/create-cluster.server";
import { findClusterPaths, type ClusterPaths } from "../embedded-postgres/cluster-paths.server";
import { isOurServer, readPostmaster } from "../embedded-postgres/postmaster.server";
import { startServer } from "../embedded-postgres/server-process.server";

/** How a server ends: after it has written everything, or as in a crash. */
export type Ending = "fast" | "immediate";

/** A PostgreSQL server that a test has to itself and stops and starts while the portal uses it. */
export type OwnPostgres = {
  /** The address of the application's database, as its owner. */
  readonly url: string;
  readonly superuserUrl: string;
  readonly place: ClusterPaths;
  /** Does nothing while the server runs. */
  readonly start: () => Promise<void>;
  readonly stop: (ending: Ending) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Opens a server. Its files go into `inDirectory`, by default a new temporary directory. */
export async function openOwnPostgres(inDirectory?: string): Promise<OwnPostgres> {
  const directory = inDirectory ?? mkdtempSync(join(tmpdir(), "own-postgres-"));
  // Root's server runs as another user.
  chmodSync(directory, 0o755);
  const place = findClusterPaths(directory, "postgres");
  const connection = readConnection(place);
  // Commits wait until the log is written, so they survive the end of the server; only a power cut would require it to reach the disk.
  await createCluster({ ...place, name: "test-postgres" }, connection);
  appendFileSync(join(place.cluster, "postgresql.conf"), "fsync = off\nfull_page_writes = off\n");
  const port = await freePort(null);
  const start = async (): Promise<void> => {
    const running = readPostmaster(place.cluster);
    if (running !== null && isOurServer(running, place.cluster)) return;
    const failure = await startServer(place, port);
    if (failure !== null) throw new Error(failure);
  };
  const stop = async (ending: Ending): Promise<void> => {
    const postmaster = readPostmaster(place.cluster);
    if (postmaster === null || !isOurServer(postmaster, place.cluster)) return;
    process.kill(postmaster.pid, ending === "fast" ? "SIGINT" : "SIGQUIT");
    while (isOurServer(postmaster, place.cluster)) await delay(25);
  };
  await start();
  const superuserUrl = `postgresql://postgres:${connection.password}@127.0.0.1:${String(port)}/postgres`;
  const superuser = new pg.Client({ connectionString: superuserUrl });
  await superuser.connect();
  await ensureDatabase(superuser, connection.password);
  await superuser.end();
  return {
    url: `postgresql://${DATABASE_NAME}:${connection.password}@127.0.0.1:${String(port)}/${DATABASE_NAME}`,
    superuserUrl,
    place,
    start,
    stop,
    close: async () => {
      await stop("immediate");
      for (const path of [directory, place.cluster]) rmSync(path, { recursive: true, force: true });
    },
  };
}
