import { openClient, type ConnectionLog } from "../database/connections.server";

/** Database locks that last exactly as long as this process's connection, which proves that a worker is alive. */
export type WorkerLocks = {
  readonly hold: (workerId: string) => Promise<void>;
  /** Resolves when the connection breaks and its locks are gone. */
  readonly lost: Promise<void>;
  readonly close: () => Promise<void>;
};

/** A host that died sends nothing: the server checks after half a minute of silence. */
const KEEPALIVE = "-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3";

export async function openWorkerLocks(connectionString: string, log: ConnectionLog): Promise<WorkerLocks> {
  const whose = { application_name: "insight-worker-locks", options: KEEPALIVE };
  const client = openClient({ connectionString, ...whose, log });
  const lost = new Promise<void>((resolve) => {
    client.on("error", () => resolve());
    client.on("end", () => resolve());
  });
  await client.connect();
  return {
    hold: async (workerId) => {
      await client.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [lockName(workerId)]);
    },
    lost,
    close: () => client.end().catch(() => undefined),
  };
}

export function lockName(workerId: string): string {
  return `insight-worker:${workerId}`;
}
