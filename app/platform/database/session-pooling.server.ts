import { openClient, type ConnectionLog } from "./connections.server";

const ROUNDS = 20;

/** Returns whether the address leads to a pooler that passes a server session from one client to another between their
 *  transactions. Session locks and LISTEN do not work there. */
export async function sharesSessions(connectionString: string, log: ConnectionLog): Promise<boolean> {
  const clients = [1, 2].map(() => openClient({ connectionString, application_name: "insight-operator", log }));
  try {
    for (const client of clients) await client.connect();
    const seen = clients.map(() => new Set<number>());
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [index, client] of clients.entries()) {
        const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
        seen[index]?.add(rows[0]?.pid ?? 0);
      }
      const [one = new Set<number>(), other = new Set<number>()] = seen;
      if (one.size > 1 || other.size > 1 || [...one].some((pid) => other.has(pid))) return true;
    }
    return false;
  } finally {
    for (const client of clients) await client.end().catch(() => undefined);
  }
}
