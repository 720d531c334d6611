import type pg from "pg";

import { Prisma } from "./prisma/client";

/** What a query needs of a transaction; a `Transaction` will do as well. */
export type Reading = {
  readonly $queryRaw: <Rows>(query: TemplateStringsArray, ...values: readonly unknown[]) => Promise<Rows>;
};

/** What a command needs of a transaction; a `Transaction` will do as well. */
export type Writing = Reading & {
  /** Answers how many rows it changed. */
  readonly $executeRaw: (query: TemplateStringsArray, ...values: readonly unknown[]) => Promise<number>;
};

/** Runs `fn` in one read-only transaction that `scope`, a statement, limits. On a connection in pipeline mode the opening and all
 *  that `fn` asks at once are sent together, without waiting for answers in between; nobody waits for the end. Values come as pg
 *  reads them: queries select days as text, and no bigint or numeric, which Prisma would read differently. */
export async function readInTransaction<T>(
  pool: pg.Pool,
  scope: Prisma.Sql,
  fn: (tx: Reading) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const send = client.pipeline ? (query: Query) => client.query(query) : inTurn(client);
  try {
    // What was read counts only if the transaction was opened and limited.
    const [, , answer] = await Promise.all(
      inOnePacket(
        client,
        () => [send({ text: "BEGIN READ ONLY" }), send(named(scope)), fn(readingWith(send))] as const,
      ),
    );
    return answer;
  } finally {
    send({ text: "COMMIT" }).then(
      () => client.release(),
      (error: unknown) => client.release(error instanceof Error ? error : true),
    );
  }
}

/** Runs `fn` in one transaction that `scope`, a statement, limits: all that it wrote commits, or nothing. A statement waits for the
 *  one before. Values come as pg reads them, as above. */
export async function writeInTransaction<T>(
  pool: pg.Pool,
  scope: Prisma.Sql,
  fn: (tx: Writing) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const send = inTurn(client);
  try {
    const [, , answer] = await Promise.all([send({ text: "BEGIN" }), send(named(scope)), fn(writingWith(send))]);
    await send({ text: "COMMIT" });
    client.release();
    return answer;
  } catch (error) {
    send({ text: "ROLLBACK" }).then(
      () => client.release(),
      () => client.release(true),
    );
    throw error;
  }
}

type Query = { readonly name?: string; readonly text: string; readonly values?: unknown[] };
type Send = (query: Query) => Promise<pg.QueryResult>;

function readingWith(send: Send): Reading {
  return {
    $queryRaw: async <Rows>(query: TemplateStringsArray, ...values: readonly unknown[]) => {
      const { rows } = await send(named(Prisma.sql(query, ...values)));
      return rows as Rows;
    },
  };
}

function writingWith(send: Send): Writing {
  return {
    ...readingWith(send),
    $executeRaw: async (query, ...values) => {
      const { rowCount } = await send(named(Prisma.sql(query, ...values)));
      return rowCount ?? 0;
    },
  };
}

/** What is sent while `ask` runs leaves together. */
function inOnePacket<T>({ connection }: pg.PoolClient, ask: () => T): T {
  connection.stream.cork();
  try {
    return ask();
  } finally {
    connection.stream.uncork();
  }
}

/** A query after the answer to the one before. */
function inTurn(client: pg.PoolClient): Send {
  let last: Promise<unknown> = Promise.resolve();
  return (query) => {
    const answer = last.then(() => client.query(query));
    last = answer.catch(() => undefined);
    return answer;
  };
}

const names = new Map<string, string>();

/** A query has one text for each of its shapes; by its name a connection parses it once. */
function named({ text, values }: Prisma.Sql): Query {
  let name = names.get(text);
  if (name === undefined) {
    name = `query-${String(names.size)}`;
    names.set(text, name);
  }
  return { name, text, values };
}
