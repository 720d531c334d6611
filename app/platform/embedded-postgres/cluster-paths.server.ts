import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { packagedPostgres, copyPostgres } from "./postgres-binaries.server";
import { canRunServer, moveTree, newStateDirectory, isOwnedByRoot } from "./server-access.server";
import { serverUser, type ServerUser } from "./server-user.server";

/** Where a cluster is stored and who runs it. */
export type ClusterPaths = {
  readonly name: ClusterName;
  /** The directory for the product's own files about the cluster: connection, log. */
  readonly directory: string;
  /** PGDATA. */
  readonly cluster: string;
  /** The directory with bin, lib and share of PostgreSQL. */
  readonly postgres: string;
  readonly log: string;
  /** The unprivileged user as whom root starts the server. Null when it runs as the current user. */
  readonly runAs: ServerUser | null;
};

/** `postgres` stores the rows of the portal; `test-postgres` trades durability for speed and is disposable. */
export type ClusterName = "postgres" | "test-postgres";

/** Returns the paths of a cluster, the same ones for every run. Usually everything is in the data directory. PostgreSQL
 *  refuses to run as root, so root starts it as another user. If that user cannot reach the checkout, the cluster and a
 *  copy of the binaries go to a system directory, which is recorded in `place.json`. */
export function findClusterPaths(dataDirectory: string, name: ClusterName): ClusterPaths {
  const root = resolve(dataDirectory);
  const directory = join(root, name);
  mkdirSync(directory, { recursive: true });
  const postgres = packagedPostgres();
  const inside = { name, directory, cluster: join(directory, "cluster"), postgres, log: join(directory, "server.log") };
  if (process.getuid?.() !== 0) {
    if (existsSync(join(root, "place.json")) || belongsToAnother(inside.cluster)) throw new ClusterOwnerError(root);
    return { ...inside, runAs: null };
  }

  const state = recordedState(root);
  const elsewhere = state === null ? null : { ...inside, cluster: join(state, name) };
  const paths = elsewhere ?? inside;
  const runAs = serverUser(paths.cluster);
  if (elsewhere === null && canRunServer(runAs, directory, postgres)) return { ...inside, runAs };
  if (elsewhere !== null && canRunServer(runAs, state ?? "", postgres)) return { ...elsewhere, runAs };
  return outsideDataDirectory(inside, root, state, runAs);
}

/** The cluster was created by another user. */
export class ClusterOwnerError extends Error {
  constructor(dataDirectory: string) {
    super(`The database in ${dataDirectory} belongs to another user: run as that user, or set DATA_DIRECTORY`);
    this.name = "ClusterOwnerError";
  }
}

function outsideDataDirectory(
  inside: Omit<ClusterPaths, "runAs">,
  root: string,
  recorded: string | null,
  runAs: ServerUser,
): ClusterPaths {
  const state = recorded ?? newStateDirectory();
  if (recorded === null) {
    const temporary = join(root, `place.json.${String(process.pid)}`);
    writeFileSync(temporary, `${JSON.stringify({ state })}\n`);
    renameSync(temporary, join(root, "place.json"));
  }
  const cluster = join(state, inside.name);
  if (existsSync(inside.cluster) && !existsSync(cluster)) moveTree(inside.cluster, cluster, runAs);
  const postgres = copyPostgres(inside.postgres, state);
  if (!canRunServer(runAs, state, postgres)) {
    throw new Error(
      `User ${runAs.name} can run PostgreSQL neither in ${inside.directory} nor in ${state}; set DATABASE_URL instead`,
    );
  }
  return { ...inside, cluster, postgres, runAs };
}

function belongsToAnother(cluster: string): boolean {
  const owner = statSync(cluster, { throwIfNoEntry: false });
  return owner !== undefined && process.getuid !== undefined && owner.uid !== process.getuid();
}

function recordedState(root: string): string | null {
  const file = join(root, "place.json");
  if (!existsSync(file)) return null;
  const { state } = JSON.parse(readFileSync(file, "utf8")) as { state: string };
  if (!existsSync(state)) {
    mkdirSync(state);
    chmodSync(state, 0o711);
  }
  return isOwnedByRoot(state) ? state : null;
}
