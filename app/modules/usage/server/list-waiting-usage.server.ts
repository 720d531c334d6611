import type { ServerContext } from "~/platform/context.server";
import {
  countRejected,
  countUnrated,
  readRejected,
  readUnrated,
  type RejectedRow,
  type UnratedListed,
} from "./waiting-usage-list-repository.server";

type Context = Pick<ServerContext, "database">;

export type WaitingKind = "unrated" | "rejected";

/** Restricts the list to one customer (only for unrated records, as a rejected line has no customer) or to one file. */
export type WaitingFilter = { readonly customerNumber: number | null; readonly fileId: string | null };

const BLOCK_ROWS = 2_000;

/** Yields what the operator has to look at, in blocks of rows: records without a tariff (R6.6) by start, or rejected
 *  lines by file and line. */
export async function* listWaitingUsage(
  context: Context,
  kind: WaitingKind,
  filter: WaitingFilter,
): AsyncGenerator<readonly Readonly<Record<string, unknown>>[]> {
  const { pool } = context.database;
  if (kind === "unrated") {
    yield* inBlocks<UnratedListed>((after) => readUnrated(pool, filter.customerNumber, after, BLOCK_ROWS));
  } else yield* inBlocks<RejectedRow>((after) => readRejected(pool, filter.fileId, after, BLOCK_ROWS));
}

/** Returns how many there are, by reason. */
export async function countWaitingUsage(
  context: Context,
  kind: WaitingKind,
  filter: WaitingFilter,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { pool } = context.database;
  return kind === "unrated" ? countUnrated(pool, filter.customerNumber) : countRejected(pool, filter.fileId);
}

async function* inBlocks<Row>(read: (after: Row | null) => Promise<Row[]>): AsyncGenerator<Row[]> {
  let after: Row | null = null;
  for (let isLast = false; !isLast;) {
    const rows: Row[] = await read(after);
    if (rows.length > 0) yield rows;
    after = rows.at(-1) ?? null;
    isLast = rows.length < BLOCK_ROWS;
  }
}
