import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { openEmbeddedPostgres, type EmbeddedPostgres } from "./open-embedded-postgres.server";
import { findClusterPaths, type ClusterName } from "./cluster-paths.server";
import { isOurServer, readPostmaster, type Postmaster } from "./postmaster.server";
import { stopServer } from "./server-process.server";

const isRoot = process.getuid?.() === 0;
const reason = isRoot ? "" : " (skipped: this process is not root's)";
const PATIENTLY = { timeout: 30_000 };

describe("the embedded PostgreSQL", () => {
  let dataDirectory: string;
  /** A directory with a cluster that was created, ran and was stopped. */
  let ranBefore: string;
  const newDirectory = (): string => {
    const directory = mkdtempSync(join(tmpdir(), "insight-embedded-"));
    chmodSync(directory, 0o755);
    return directory;
  };
  beforeAll(async () => {
    ranBefore = newDirectory();
    await (await openEmbeddedPostgres({ dataDirectory: ranBefore, name: "test-postgres" })).close();
  });
  afterAll(() => {
    rmSync(ranBefore, { recursive: true });
  });
  beforeEach(() => {
    dataDirectory = newDirectory();
  });
  afterEach(async () => {
    for (const name of ["test-postgres", "postgres"] as const) await stopServer(findClusterPaths(dataDirectory, name));
    rmSync(dataDirectory, { recursive: true });
  });
  const open = (name: ClusterName = "test-postgres"): Promise<EmbeddedPostgres> =>
    openEmbeddedPostgres({ dataDirectory, name });
  const cluster = (name: ClusterName = "test-postgres"): string => findClusterPaths(dataDirectory, name).cluster;
  /** Copies that cluster under this name, with its owner and rights, in place of a first run. */
  const givenCluster = (name: ClusterName = "test-postgres"): void => {
    const { status } = spawnSync("cp", ["-pR", join(ranBefore, "test-postgres"), join(dataDirectory, name)]);
    if (status !== 0) throw new Error("the cluster was not copied");
  };
  const forget = (state: string): void => {
    rmSync(state, { recursive: true });
    rmSync(join(dataDirectory, "place.json"));
    chmodSync(dataDirectory, 0o755);
  };
  const running = (name?: ClusterName): Postmaster => {
    const postmaster = readPostmaster(cluster(name));
    if (postmaster === null) throw new Error("no server runs");
    return postmaster;
  };

  test("keeps its rows from one run to the next, and its port", async () => {
    const first = await open();
    await query(first, "CREATE TABLE kept AS SELECT 42 AS answer");
    await first.close();
    expect(readPostmaster(cluster())).toBeNull();
    const second = await open();
    expect(await query(second, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
    expect(second.connectionString).toBe(first.connectionString);
    await second.close();
  });

  test("is used without superuser rights, and never runs as root", async () => {
    givenCluster();
    const server = await open();
    expect(await query(server, "SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")).toEqual([
      { rolsuper: false, rolbypassrls: false },
    ]);
    expect(statSync(cluster()).uid).not.toBe(0);
    await server.close();
  });

  test("lets nobody else read the password, and accepts connections from this machine only", async () => {
    givenCluster();
    const server = await open();
    expect(statSync(join(dataDirectory, "test-postgres", "connection.json")).mode & 0o077).toBe(0);
    expect(await query(server, "SELECT setting FROM pg_settings WHERE name = 'listen_addresses'")).toEqual([
      { setting: "127.0.0.1" },
    ]);
    await expect(
      query({ connectionString: server.connectionString.replace(/:[^:@]+@/, ":wrong@") }, "SELECT 1"),
    ).rejects.toThrow("password authentication failed");
    await server.close();
  });

  test("five processes that start at once share one server, and the last to end stops it", async () => {
    const all = await Promise.all([1, 2, 3, 4, 5].map(() => open()));
    expect(new Set(all.map(({ connectionString }) => connectionString)).size).toBe(1);
    expect(readdirSync(join(dataDirectory, "test-postgres")).filter((name) => name.includes("creating"))).toEqual([]);
    const [last, ...others] = all;
    await Promise.all(others.map(({ close }) => close()));
    expect(await query({ connectionString: last?.connectionString ?? "" }, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await last?.close();
    expect(readPostmaster(cluster())).toBeNull();
  });

  test("reports that it ended, not that one of its processes crashed", async () => {
    givenCluster("postgres");
    const lost: string[] = [];
    const server = await openEmbeddedPostgres({
      dataDirectory,
      name: "postgres",
      onLost: ({ message }) => lost.push(message),
    });
    const session = new pg.Client({ connectionString: server.connectionString });
    session.on("error", () => undefined);
    await session.connect();
    const { rows } = await session.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    process.kill(rows[0]?.pid ?? 0, "SIGKILL");
    await expect.poll(() => query(server, "SELECT 1 AS up").catch(() => null), PATIENTLY).toEqual([{ up: 1 }]);
    expect(lost).toEqual([]);
    process.kill(running("postgres").pid, "SIGKILL");
    await expect.poll(() => lost, PATIENTLY).toEqual([expect.stringMatching(/it ended while it was in use/)]);
  });

  test("after a crash of everything it comes back with what was committed", async () => {
    givenCluster("postgres");
    const first = await open("postgres");
    await query(first, "CREATE TABLE kept AS SELECT 42 AS answer");
    process.kill(running("postgres").pid, "SIGKILL");
    const second = await open("postgres");
    expect(second.started).toBe(true);
    expect(await query(second, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
    await second.close();
  });

  test("a stale file whose process id has gone to another program does not stop it", async () => {
    givenCluster();
    const first = await open();
    const { pid } = running();
    const file = join(cluster(), "postmaster.pid");
    const text = readFileSync(file, "utf8");
    await first.close();
    const other = spawn("sleep", ["60"]);
    try {
      writeFileSync(file, text.replace(String(pid), String(other.pid)));
      expect(isOurServer(running(), cluster())).toBe(false);
      const second = await open();
      expect(await query(second, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
      await second.close();
      expect(other.exitCode).toBeNull();
    } finally {
      other.kill();
    }
  });

  test("uses another port when a program occupies its own", async () => {
    givenCluster();
    const first = await open();
    const { port } = running();
    await first.close();
    const other = createServer();
    await new Promise<void>((done) => other.listen(port, "127.0.0.1", done));
    const second = await open();
    expect(running().port).not.toBe(port);
    await second.close();
    await new Promise((done) => other.close(done));
  });

  test.runIf(isRoot)(
    `as root, where only root can read, cluster and program are put in a system directory${reason}`,
    async () => {
      chmodSync(dataDirectory, 0o700);
      const first = await open();
      const state = dirname(cluster());
      try {
        expect(cluster().startsWith(dataDirectory)).toBe(false);
        await query(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        await first.close();
        const second = await open();
        expect(await query(second, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
        await second.close();
      } finally {
        await stopServer(findClusterPaths(dataDirectory, "test-postgres"));
        forget(state);
      }
    },
  );

  test.runIf(isRoot)(`a cluster that root can no longer share moves along${reason}`, async () => {
    givenCluster();
    const first = await open();
    await query(first, "CREATE TABLE kept AS SELECT 42 AS answer");
    await first.close();
    chmodSync(dataDirectory, 0o700);
    const second = await open();
    const state = dirname(cluster());
    try {
      expect(await query(second, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
    } finally {
      await second.close();
      forget(state);
    }
  });

  test("what a killed run left half done is done again", async () => {
    const leftover = join(dataDirectory, "test-postgres", "cluster.creating-999999999");
    findClusterPaths(dataDirectory, "test-postgres");
    writeFileSync(leftover, "");
    const server = await open();
    expect(existsSync(leftover)).toBe(false);
    await server.close();
  });

  test("when it cannot run it says why, and where to read more", async () => {
    givenCluster();
    const first = await open();
    await first.close();
    writeFileSync(join(cluster(), "PG_VERSION"), "12\n");
    await expect(openEmbeddedPostgres({ dataDirectory, name: "test-postgres", patienceMs: 500 })).rejects.toThrow(
      /does not run: database files are incompatible with server.*server\.log/s,
    );
  });
});

async function query({ connectionString }: { connectionString: string }, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
