import type pg from "pg";

import type { Pool } from "./connections.server";
import { withHeldConnection } from "./held-connection.server";
import { Prisma } from "../prisma/client";
import { statement, type Statement } from "./statement.server";

/** What a query needs from a transaction. A `Transaction` is one, too. */
export type ReadTransaction = {
  readonly $queryRaw: <Rows>(query: TemplateStringsArray, ...values: readonly unknown[]) => Promise<Rows>;
};

/** What a command needs from a transaction. A `Transaction` is one, too. */
export type WriteTransaction = ReadTransaction & {
  /** Returns how many rows it changed. */
  readonly $executeRaw: (query: TemplateStringsArray, ...values: readonly unknown[]) => Promise<number>;
};

/** Runs `fn` in one read-only transaction restricted by the statement `scope`. On a connection in pipeline mode,
 *  opening the transaction and all statements that `fn` starts at once are sent together without waiting for results in
 *  between, and nobody waits for the end of the transaction. Statements of `fn` after its end are rejected, as the
 *  connection then belongs to someone else. Values are as pg reads them: queries select days as text, and no bigint or
 *  numeric, which Prisma would read differently. */
export async function readInTransaction<T>(
  pool: Pool,
  scope: Prisma.Sql,
  fn: (tx: ReadTransaction) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const channel = openChannel(client, pool.prepares);
  try {
    // What was read counts only if the transaction was opened and limited.
    const [, , answer] = await Promise.all(
      inOnePacket(
        client,
        () =>
          [
            channel.command("BEGIN READ ONLY"),
            channel.ask(scope),
            withHeldConnection(() => fn(readTransactionOn(channel))),
          ] as const,
      ),
    );
    return answer;
  } finally {
    channel.end("COMMIT").then(
      () => client.release(),
      (error: unknown) => client.release(error instanceof Error ? error : true),
    );
  }
}

/** Runs `fn` in one transaction restricted by the statement `scope`: either everything it wrote is committed or
 *  nothing. Statements run one after the other. Values are as pg reads them, as above. */
export async function writeInTransaction<T>(
  pool: Pool,
  scope: Prisma.Sql,
  fn: (tx: WriteTransaction) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const channel = openChannel(client, pool.prepares);
  try {
    const [, , answer] = await Promise.all([
      channel.command("BEGIN"),
      channel.ask(scope),
      withHeldConnection(() => fn(writeTransactionOn(channel))),
    ]);
    await channel.end("COMMIT");
    client.release();
    return answer;
  } catch (error) {
    channel.end("ROLLBACK").then(
      () => client.release(),
      () => client.release(true),
    );
    throw error;
  }
}

/** The path of a transaction's statements to its connection. */
type StatementChannel = {
  readonly command: (text: string) => Promise<pg.QueryResult>;
  readonly ask: (query: Prisma.Sql) => Promise<pg.QueryResult>;
  /** Sends the last statement. Later ones are rejected. */
  readonly end: (text: string) => Promise<pg.QueryResult>;
};

function openChannel(client: pg.PoolClient, prepares: boolean): StatementChannel {
  const send = client.pipeline ? (query: Query) => client.query(query) : sequentially(client);
  let isOver = false;
  const sendWhileOpen = (query: Query): Promise<pg.QueryResult> =>
    isOver ? Promise.reject(new Error("The transaction has ended: this query came too late")) : send(query);
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

function readTransactionOn(channel: StatementChannel): ReadTransaction {
  return {
    $queryRaw: async <Rows>(query: TemplateStringsArray, ...values: readonly unknown[]) => {
      const { rows } = await channel.ask(Prisma.sql(query, ...values));
      return rows as Rows;
    },
  };
}

function writeTransactionOn(channel: StatementChannel): WriteTransaction {
  return {
    ...readTransactionOn(channel),
    $executeRaw: async (query, ...values) => {
      const { rowCount } = await channel.ask(Prisma.sql(query, ...values));
      return rowCount ?? 0;
    },
  };
}

/** Sends everything written while `ask` runs together. */
function inOnePacket<T>({ connection }: pg.PoolClient, ask: () => T): T {
  connection.stream.cork();
  try {
    return ask();
  } finally {
    connection.stream.uncork();
  }
}

/** Sends each query after the result of the previous one. */
function sequentially(client: pg.PoolClient): Send {
  let last: Promise<unknown> = Promise.resolve();
  return (query) => {
    const answer = last.then(() => client.query(query));
    last = answer.catch(() => undefined);
    return answer;
  };
}
