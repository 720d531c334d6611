import { openClient, type ConnectionLog } from "../database/connections.server";

/** Locks of the database that live exactly as long as this process's connection: the proof that a worker is alive. */
export type WorkerLocks = {
  readonly hold: (workerId: string) => Promise<void>;
  /** Settles when the connection breaks, and with it every lock. */
  readonly lost: Promise<void>;
  readonly close: () => Promise<void>;
};

/** A dead host says no goodbye: the server asks after half a minute of silence. */
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
