import type { ClientBase } from "pg";

/** What happened to lines. `rated` counts those with a price, including 0. */
export type LineCounts = {
  readonly records: number;
  readonly rated: number;
  readonly unrated: number;
  readonly rejected: number;
  readonly duplicates: number;
};

export type UsageFileRow = LineCounts & {
  readonly id: string;
  readonly linesDone: number;
  readonly isComplete: boolean;
};

/** Finds or creates the file with this content. */
export async function openUsageFile(
  client: ClientBase,
  file: { readonly id: string; readonly sha256: string; readonly name: string; readonly at: Date },
): Promise<UsageFileRow> {
  await client.query(
    `INSERT INTO usage_files (id, sha256, name, imported_at, records, rated, unrated, rejected, duplicates)
     VALUES ($1, $2, $3, $4, 0, 0, 0, 0, 0) ON CONFLICT (sha256) DO NOTHING`,
    [file.id, file.sha256, file.name, file.at],
  );
  return readUsageFile(client, file.sha256);
}

export async function readUsageFile(client: ClientBase, sha256: string): Promise<UsageFileRow> {
  const { rows } = await client.query<UsageFileRow>(
    `SELECT id, records, rated, unrated, rejected, duplicates, lines_done AS "linesDone", completed_at IS NOT NULL AS "isComplete"
       FROM usage_files WHERE sha256 = $1`,
    [sha256],
  );
  const [row] = rows;
  if (!row) throw new Error("The usage file is gone");
  return row;
}

export async function completeUsageFile(client: ClientBase, fileId: string, at: Date): Promise<void> {
  await client.query(`UPDATE usage_files SET completed_at = coalesce(completed_at, $2) WHERE id = $1`, [fileId, at]);
}

/** For a file that was complete before, only what is new counts. */
export async function countLines(
  client: ClientBase,
  {
    fileId,
    lastLine,
    isReimport,
  }: { readonly fileId: string; readonly lastLine: number; readonly isReimport: boolean },
  counts: LineCounts,
): Promise<void> {
  if (isReimport) {
    await client.query(
      `UPDATE usage_files SET rated = rated + $2, unrated = unrated + $3,
              rejected = (SELECT count(*) FROM usage_rejects WHERE file_id = $1) WHERE id = $1`,
      [fileId, counts.rated, counts.unrated],
    );
    return;
  }
  await client.query(
    `UPDATE usage_files SET records = records + $2, rated = rated + $3, unrated = unrated + $4, rejected = rejected + $5,
            duplicates = duplicates + $6, lines_done = greatest(lines_done, $7) WHERE id = $1`,
    [fileId, counts.records, counts.rated, counts.unrated, counts.rejected, counts.duplicates, lastLine],
  );
}
