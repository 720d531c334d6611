import { PrismaPg } from "@prisma/adapter-pg";

import { isUuid } from "~/kernel/uuid";
import { openPool, type ConnectionLog, type Pool } from "./connections.server";
import { isConnectionHeld, NestedConnectionError, withHeldConnection } from "./held-connection.server";
import { Prisma, PrismaClient } from "../prisma/client";
import {
  readInTransaction,
  writeInTransaction,
  type ReadTransaction,
  type WriteTransaction,
} from "./read-write-transactions.server";
import { statement } from "./statement.server";

export type Transaction = Prisma.TransactionClient;

/** Who a process is to the database.
 *  - `web`: the portal. Reads, and writes only what a signed-in user may cause. Bound by row-level security.
 *  - `operator`: worker and command line. Sees all customers outside `withCustomer`; inside it, it is the clerk of that one. */
export type DatabaseRole = "web" | "operator";

export type Database = {
  /** Runs `fn` in one transaction that sees and writes only the rows of this customer. */
  readonly withCustomer: <T>(customerId: string, fn: (tx: Transaction) => Promise<T>) => Promise<T>;
  /** Does the same for reading only, at half the cost: its statements do not wait for each other. */
  readonly readCustomer: <T>(customerId: string, fn: (tx: ReadTransaction) => Promise<T>) => Promise<T>;
  /** Like `withCustomer`, for what is done for thousands of customers in a row: raw statements only, at half the cost.
   */
  readonly writeCustomer: <T>(customerId: string, fn: (tx: WriteTransaction) => Promise<T>) => Promise<T>;
  /** Runs `fn` in one transaction without a customer. As `web` it only sees reference data and the sign-in functions.
   */
  readonly withoutCustomer: <T>(fn: (tx: Transaction) => Promise<T>) => Promise<T>;
  /** Runs one statement without a customer, outside of any transaction. */
  readonly query: <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>;
  /** Throws inside work that holds a connection, whether or not one would be needed this time. */
  readonly assertNoConnectionHeld: () => void;
  readonly pool: Pool;
  readonly close: () => Promise<void>;
};

export type DatabaseOptions = {
  readonly url: string;
  readonly role: DatabaseRole;
  /** The number of connections; 2–4 suit two cores. */
  readonly poolSize: number;
  readonly log: ConnectionLog;
  /** False sends statements without names (see `DATABASE_PREPARED_STATEMENTS`). */
  readonly prepares?: boolean;
  /** What happens when a connection is requested while one is held. Refused by default. */
  readonly nesting?: "refused" | "told";
  /** The portal signs in as the owner and assumes the portal's role itself (see `ALLOW_OWNER_LOGIN`). */
  readonly asOwner?: boolean;
};

const TRANSACTION_LIMITS = { maxWait: 10_000, timeout: 60_000 };

/** Opens a pool of connections. They connect at their first use. */
export function openDatabase(options: DatabaseOptions): Database {
  const { role, log, prepares = true, nesting = "refused", asOwner = false } = options;
  const pool = openPool({
    connectionString: options.url,
    max: options.poolSize,
    // A connection that copies files has to take turns.
    pipeline: role === "web",
    application_name: `insight-${role}`,
    ...(role === "web" && asOwner ? { options: "-c role=insight_web" } : {}),
    log,
    prepares,
    nesting,
  });
  // Made at its first use: what asks by statements alone starts without it.
  let made: PrismaClient | undefined;
  const prisma = (): PrismaClient => (made ??= new PrismaClient({ adapter: new PrismaPg(pool) }));
  const scopeOf = role === "operator" ? clerkScope : tenantScope;

  return {
    withCustomer: (customerId, fn) => {
      const scope = scopeOf(customerId);
      return prisma().$transaction(async (tx) => {
        await tx.$executeRaw(scope);
        return withHeldConnection(() => fn(tx));
      }, TRANSACTION_LIMITS);
    },
    readCustomer: (customerId, fn) => readInTransaction(pool, scopeOf(customerId), fn),
    writeCustomer: (customerId, fn) => writeInTransaction(pool, scopeOf(customerId), fn),
    withoutCustomer: (fn) => prisma().$transaction((tx) => withHeldConnection(() => fn(tx)), TRANSACTION_LIMITS),
    query: async <Row>(text: string, values: readonly unknown[] = []) => {
      const { rows } = await pool.query(statement(text, values, prepares));
      return rows as Row[];
    },
    assertNoConnectionHeld: () => {
      if (nesting === "refused" && isConnectionHeld()) throw new NestedConnectionError();
    },
    pool,
    close: async () => {
      await made?.$disconnect();
      await pool.end();
    },
  };
}

/** The statement that restricts a transaction to the rows of a customer. */
function tenantScope(customerId: string): Prisma.Sql {
  return Prisma.sql`SELECT set_config('insight.customer_id', ${checked(customerId)}, true)`;
}

/** Does the same for an operator, who becomes the clerk of that customer. */
function clerkScope(customerId: string): Prisma.Sql {
  return Prisma.sql`SELECT set_config('insight.customer_id', ${checked(customerId)}, true), set_config('role', 'insight_clerk', true)`;
}

function checked(customerId: string): string {
  if (!isUuid(customerId)) throw new RangeError(`Not a customer id: ${customerId}`);
  return customerId;
}
