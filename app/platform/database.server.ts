import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";

import { Prisma, PrismaClient } from "./prisma/client";
import { readInTransaction, writeInTransaction, type Reading, type Writing } from "./reading.server";

export type Transaction = Prisma.TransactionClient;

/** Who a process is to the database.
 *  - `web`: the portal. Reads, and writes only what a signed-in user may cause. Bound by row-level security.
 *  - `operator`: worker and command line. Sees all customers outside `withCustomer`; inside it, it is the clerk of that one. */
export type DatabaseRole = "web" | "operator";

export type Database = {
  /** Runs `fn` in one transaction that sees and writes only the rows of this customer. */
  readonly withCustomer: <T>(customerId: string, fn: (tx: Transaction) => Promise<T>) => Promise<T>;
  /** The same for what only reads, at half the cost: its statements do not wait for each other. */
  readonly readCustomer: <T>(customerId: string, fn: (tx: Reading) => Promise<T>) => Promise<T>;
  /** As `withCustomer`, for what is done for thousands of customers in a row: raw statements alone, at half the cost. */
  readonly writeCustomer: <T>(customerId: string, fn: (tx: Writing) => Promise<T>) => Promise<T>;
  /** Runs `fn` in one transaction without a customer. As `web` it sees reference data and the sign-in functions alone. */
  readonly withoutCustomer: <T>(fn: (tx: Transaction) => Promise<T>) => Promise<T>;
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TRANSACTION_LIMITS = { maxWait: 10_000, timeout: 60_000 };

/** Opens a pool of connections. `poolSize` 2–4 suits two cores. */
export function openDatabase(options: { url: string; role: DatabaseRole; poolSize: number }): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    // A connection that copies files has to take turns.
    pipeline: options.role === "web",
    application_name: `insight-${options.role}`,
    ...(options.role === "web" ? { options: "-c role=insight_web" } : {}),
  });
  // An idle connection that breaks (a restart of the server) is replaced at its next use.
  pool.on("error", () => undefined);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const scopeOf = options.role === "operator" ? clerkScope : tenantScope;

  return {
    withCustomer: (customerId, fn) => {
      const scope = scopeOf(customerId);
      return prisma.$transaction(async (tx) => {
        await tx.$executeRaw(scope);
        return fn(tx);
      }, TRANSACTION_LIMITS);
    },
    readCustomer: (customerId, fn) => readInTransaction(pool, scopeOf(customerId), fn),
    writeCustomer: (customerId, fn) => writeInTransaction(pool, scopeOf(customerId), fn),
    withoutCustomer: (fn) => prisma.$transaction(fn, TRANSACTION_LIMITS),
    pool,
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** The statement that limits a transaction to the rows of a customer, until its end. */
function tenantScope(customerId: string): Prisma.Sql {
  return Prisma.sql`SELECT set_config('insight.customer_id', ${checked(customerId)}, true)`;
}

/** The same for an operator, who becomes the clerk of that customer. */
function clerkScope(customerId: string): Prisma.Sql {
  return Prisma.sql`SELECT set_config('insight.customer_id', ${checked(customerId)}, true), set_config('role', 'insight_clerk', true)`;
}

function checked(customerId: string): string {
  if (!UUID.test(customerId)) throw new RangeError(`Not a customer id: ${customerId}`);
  return customerId;
}
