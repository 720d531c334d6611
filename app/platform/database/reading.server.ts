import type pg from "pg";

import type { Pool } from "./connections.server";
import { whileHolding } from "./held-connection.server";
import { Prisma } from "../prisma/client";
import { statement, type Statement } from "./statement.server";

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
 *  that `fn` asks at once are sent together, without waiting for answers in between; nobody waits for the end. What `fn` still asks
 *  when it is over is refused: the connection is another's by then. Values come as pg reads them: queries select days as text, and no
 *  bigint or numeric, which Prisma would read differently. */
export async function readInTransaction<T>(pool: Pool, scope: Prisma.Sql, fn: (tx: Reading) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const line = openLine(client, pool.prepares);
  try {
    // What was read counts only if the transaction was opened and limited.
    const [, , answer] = await Promise.all(
      inOnePacket(
        client,
        () => [line.command("BEGIN READ ONLY"), line.ask(scope), whileHolding(() => fn(readingWith(line)))] as const,
      ),
    );
    return answer;
  } finally {
    line.end("COMMIT").then(
      () => client.release(),
      (error: unknown) => client.release(error instanceof Error ? error : true),
    );
  }
}

/** Runs `fn` in one transaction that `scope`, a statement, limits: all that it wrote commits, or nothing. A statement waits for the
 *  one before. Values come as pg reads them, as above. */
export async function writeInTransaction<T>(
  pool: Pool,
  scope: Prisma.Sql,
  fn: (tx: Writing) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const line = openLine(client, pool.prepares);
  try {
    const [, , answer] = await Promise.all([
      line.command("BEGIN"),
      line.ask(scope),
      whileHolding(() => fn(writingWith(line))),
    ]);
    await line.end("COMMIT");
    client.release();
    return answer;
  } catch (error) {
    line.end("ROLLBACK").then(
      () => client.release(),
      () => client.release(true),
    );
    throw error;
  }
}

/** The way of a transaction's statements to its connection. */
type Line = {
  readonly command: (text: string) => Promise<pg.QueryResult>;
  readonly ask: (query: Prisma.Sql) => Promise<pg.QueryResult>;
  /** The last statement: what is asked after it is refused. */
  readonly end: (text: string) => Promise<pg.QueryResult>;
};

function openLine(client: pg.PoolClient, prepares: boolean): Line {
  const send = client.pipeline ? (query: Query) => client.query(query) : inTurn(client);
  let isOver = false;
  const sendWhileOpen = (query: Query): Promise<pg.QueryResult> =>
    isOver ? Promise.reject(new Error("The transaction is over: this query came too late")) : send(query);
  return {
    command: (text) => sendWhileOpen({ text }),
    ask: ({ text, values }) => sendWhileOpen(statement(text, values, prepares)),
    end: (text) => {
      isOver = true;
      return send({ text });
    },
  };
}

type Query = Statement | { readonly text: string };
type Send = (query: Query) => Promise<pg.QueryResult>;

function readingWith(line: Line): Reading {
  return {
    $queryRaw: async <Rows>(query: TemplateStringsArray, ...values: readonly unknown[]) => {
      const { rows } = await line.ask(Prisma.sql(query, ...values));
      return rows as Rows;
    },
  };
}

function writingWith(line: Line): Writing {
  return {
    ...readingWith(line),
    $executeRaw: async (query, ...values) => {
      const { rowCount } = await line.ask(Prisma.sql(query, ...values));
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
