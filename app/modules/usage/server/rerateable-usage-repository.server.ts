import type { ClientBase } from "pg";

export type RejectPosition = { readonly fileId: string; readonly line: number };

/** A rejected line as it was. */
export type RejectedLine = RejectPosition & { readonly content: string };

/** Returns how many records and lines rerating may resolve. */
export async function countRerateableUsage(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT (SELECT count(*) FROM usage_records WHERE status = 'unrated')::int
          + (SELECT count(*) FROM usage_rejects WHERE reason = 'unknown-from')::int AS count`,
  );
  return rows[0]?.count ?? 0;
}

/** Returns lines after a position that were rejected because their number was unknown. */
export async function readUnknownCallers(
  client: ClientBase,
  after: RejectPosition | null,
  limit: number,
): Promise<RejectedLine[]> {
  const { rows } = await client.query<RejectedLine>(
    `SELECT file_id AS "fileId", line, content FROM usage_rejects
      WHERE reason = 'unknown-from' AND (file_id, line) > ($1::uuid, $2::int) ORDER BY file_id, line LIMIT $3`,
    [after?.fileId ?? "00000000-0000-0000-0000-000000000000", after?.line ?? 0, limit],
  );
  return rows;
}
