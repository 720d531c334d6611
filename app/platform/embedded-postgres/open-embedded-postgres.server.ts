import { setTimeout as sleep } from "node:timers/promises";

import { DATABASE_NAME, ensureDatabase } from "./application-database.server";
import { freePort, readConnection, rememberPort, type Connection } from "./connection-file.server";
import { createCluster, hasCluster } from "./create-cluster.server";
import { acquireLease, type Lease } from "./lease.server";
import { findClusterPaths, type ClusterName, type ClusterPaths } from "./cluster-paths.server";
import { isOurServer, readPostmaster } from "./postmaster.server";
import { startServer, stopServer } from "./server-process.server";

export type EmbeddedPostgres = {
  /** The address of the application's database, for its role, which is not a superuser. */
  readonly connectionString: string;
  /** True when this call started the server because nobody else was using it. */
  readonly started: boolean;
  /** Stops using the server. The last process that uses it stops it. */
  readonly close: () => Promise<void>;
};

export type EmbeddedPostgresOptions = {
  /** The directory for the product's files (DATA_DIRECTORY). */
  readonly dataDirectory: string;
  readonly name: ClusterName;
  readonly onMessage?: (message: string) => void;
  /** How long to wait for a server that is starting, recovering or stopping. */
  readonly patienceMs?: number;
  /** Called when the server ends while it is in use. Its users can only restart. */
  readonly onLost?: (error: EmbeddedPostgresError) => void;
};

const TIMEOUT_MS = 90_000;
const PAUSE_MS = 100;

/** Uses the PostgreSQL server of the data directory: the running one, left by a killed process or shared with another,
 *  or a new one on a free port of the loopback interface. Throws an EmbeddedPostgresError with a clear message when it
 *  cannot run. */
export async function openEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const paths = findClusterPaths(options.dataDirectory, options.name);
  const connection = readConnection(paths);
  if (!hasCluster(paths)) {
    options.onMessage?.("Creating the database cluster");
    await createCluster(paths, connection);
  }
  const endsAt = performance.now() + (options.patienceMs ?? TIMEOUT_MS);
  for (;;) {
    const attempt = await useOrStart(paths, connection, options);
    if (typeof attempt !== "string") return attempt;
    if (performance.now() > endsAt) throw new EmbeddedPostgresError(attempt, paths);
    await sleep(PAUSE_MS);
  }
}

/** States the reason and where to read more. */
export class EmbeddedPostgresError extends Error {
  constructor(reason: string, paths: ClusterPaths) {
    super(`The embedded PostgreSQL does not run: ${reason} (more in ${paths.log})`);
    this.name = "EmbeddedPostgresError";
  }
}

/** Makes one attempt. Returns the reason as text when it is too early, or impossible. */
async function useOrStart(
  paths: ClusterPaths,
  connection: Connection,
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres | string> {
  const postmaster = readPostmaster(paths.cluster);
  if (postmaster === null || !isOurServer(postmaster, paths.cluster)) {
    const port = await freePort(connection.port);
    const failure = await startServer(paths, port);
    if (failure !== null) return failure;
    rememberPort(paths, connection, port);
    const opened = await useOrStart(paths, connection, options);
    return typeof opened === "string" ? opened : { ...opened, started: true };
  }
  if (!postmaster.ready) return "it is still starting or stopping";
  const take = (): Promise<Lease | string> => acquireLease(postmaster.port, connection.password);
  const first = await take();
  if (typeof first === "string") return first;
  let lease = first;
  let closing = false;
  const hold = (taken: Lease): void => {
    lease = taken;
    taken.client.once("end", () => void regain());
  };
  // The crash of one of its processes ends all sessions and goes by; the end of the server itself does not.
  const regain = async (): Promise<void> => {
    while (!closing && isOurServer(postmaster, paths.cluster)) {
      const again = await take();
      if (typeof again !== "string") {
        hold(again);
        return;
      }
      await sleep(PAUSE_MS);
    }
    if (!closing) options.onLost?.(new EmbeddedPostgresError("it ended while it was in use; start again", paths));
  };
  hold(first);
  await ensureDatabase(lease.client, connection.password);
  return {
    started: false,
    connectionString: `postgresql://${DATABASE_NAME}:${connection.password}@127.0.0.1:${String(postmaster.port)}/${DATABASE_NAME}`,
    close: async () => {
      closing = true;
      if (await lease.isLast()) await stopServer(paths);
      await lease.end();
    },
  };
}
