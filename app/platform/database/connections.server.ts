import pg from "pg";

import { isConnectionHeld, NestedConnectionError, withHeldConnection } from "./held-connection.server";
import type { Log } from "../log.server";

/** Receives a line when a connection is lost, and when the program requests one while it holds one. */
export type ConnectionLog = Pick<Log, "warn" | "error">;

/** For connections whose loss need not be reported. */
export const silentConnectionLog: ConnectionLog = { warn: () => undefined, error: () => undefined };

export type Pool = pg.Pool & {
  /** False sends statements without names, for a pooler that cannot keep prepared statements. */
  readonly prepares: boolean;
};

export type PoolOptions = Omit<pg.PoolConfig, "log"> & {
  readonly log: ConnectionLog;
  readonly prepares?: boolean;
  /** What happens when a connection is requested while one is held: an error or, in production, where a slow page is
   *  better than none, a line in the log. */
  readonly nesting?: "refused" | "told";
};

/** The longest wait for a connection, whether a new one or one in use. */
const CONNECT_TIMEOUT_MS = 10_000;

/** A server that died sends nothing: the network checks after this long a silence. */
const KEEPALIVE_DELAY_MS = 10_000;

/** The only place that creates pools. A connection that breaks, idle or in use, is logged and replaced at its next use;
 *  without a listener its error would end the process. */
export function openPool({ log, prepares = true, nesting = "refused", ...options }: PoolOptions): Pool {
  const pool = new GuardedPool(
    {
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEPALIVE_DELAY_MS,
      ...options,
    },
    prepares,
    (nested) => {
      if (nesting === "refused") return nested;
      log.error({ err: nested }, "nested connection");
      return null;
    },
  );
  pool.on("connect", (client) =>
    client.on("error", (error) => logLostConnection(log, options.application_name, error)),
  );
  // Told by the client itself.
  pool.on("error", () => undefined);
  return pool;
}

/** The only place that creates single connections. Open it with `connect`. */
export function openClient({ log, ...options }: pg.ClientConfig & { readonly log: ConnectionLog }): pg.Client {
  const client = new pg.Client({ connectionTimeoutMillis: CONNECT_TIMEOUT_MS, ...options });
  client.on("error", (error) => logLostConnection(log, options.application_name, error));
  return client;
}

/** Runs work with a connection from the pool and releases it afterwards. After an error the connection is discarded.
 *  The work must not request another connection. */
export async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    const answer = await withHeldConnection(() => work(client));
    client.release();
    return answer;
  } catch (error) {
    // What state it is in is not known: a statement may still run on it.
    client.release(true);
    throw error;
  }
}

function logLostConnection(log: ConnectionLog, whose: string | undefined, error: Error): void {
  log.warn({ connection: whose, reason: error.message }, "connection to the database lost");
}

class GuardedPool extends pg.Pool {
  constructor(
    options: pg.PoolConfig,
    readonly prepares: boolean,
    private readonly refusalOf: (nested: Error) => Error | null,
  ) {
    super(options);
    if (prepares) return;
    const query = this.query.bind(this);
    // One signature among many: all of them begin with the statement.
    this.query = ((first: unknown, ...rest: readonly unknown[]) =>
      Reflect.apply(query, this, [withoutName(first), ...rest]) as unknown) as typeof this.query;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.PoolClient> | undefined {
    const refusal = isConnectionHeld() ? this.refusalOf(new NestedConnectionError()) : null;
    if (refusal !== null) {
      if (callback === undefined) return Promise.reject(refusal);
      callback(refusal, undefined, () => undefined);
      return undefined;
    }
    if (callback === undefined) return super.connect();
    super.connect(callback);
    return undefined;
  }
}

/** Removes the name of a statement, as libraries name theirs, too. */
function withoutName(query: unknown): unknown {
  if (typeof query !== "object" || query === null || !("name" in query)) return query;
  const { name: _, ...rest } = query;
  return rest;
}

type Connected = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: unknown) => void,
) => void;
