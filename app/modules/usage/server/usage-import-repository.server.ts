import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import type { ClientBase } from "pg";
import { from as copyFrom } from "pg-copy-streams";

import type { LocalDate } from "~/kernel/local-date";
import { CREATE_STAGING } from "./staged-usage.server";

/** What became of some lines. `rated`: with a price, also of 0. */
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

/** Finds or begins the file with this content. */
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

export type StagedChunk = {
  readonly fileId: string;
  readonly rows: readonly Buffer[];
  readonly months: readonly LocalDate[];
  /** The chunk holds what stands behind one line, up to and including another. */
  readonly afterLine: number;
  readonly lastLine: number;
};

/** Takes a chunk in one transaction: records, rollups, rejects, and how far the file is. Imports take turns, so that each record is taken
 *  once; lines that another import of the same file took meanwhile stay out. */
export async function takeChunk(client: ClientBase, chunk: StagedChunk): Promise<LineCounts> {
  await client.query(CREATE_STAGING);
  await client.query("BEGIN");
  try {
    // A chunk is sorted and joined in memory.
    await client.query("SET LOCAL work_mem = '64MB'");
    await pipeline(Readable.from(chunk.rows), client.query(copyFrom("COPY usage_staging FROM STDIN")));
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended('usage-import', 0))");
    await dropLinesTakenMeanwhile(client, chunk);
    for (const month of chunk.months) await client.query("SELECT ensure_usage_partition($1)", [month]);
    const fresh = await takeNewRecords(client);
    const conflicts = await rejectConflicts(client, chunk, fresh.staged > fresh.rated + fresh.unrated);
    const rejected = fresh.rejected + conflicts;
    const counts = {
      records: fresh.staged + fresh.rejected,
      rated: fresh.rated,
      unrated: fresh.unrated,
      rejected,
      duplicates: fresh.staged - fresh.rated - fresh.unrated - conflicts,
    };
    await countLines(client, chunk, counts);
    await client.query("COMMIT");
    return counts;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

/** A file that is complete is read again from its first line: a number that was unknown may be known by now. */
async function dropLinesTakenMeanwhile(client: ClientBase, { fileId, afterLine }: StagedChunk): Promise<void> {
  await client.query(
    `DELETE FROM usage_staging USING usage_files f
      WHERE f.id = $1 AND f.completed_at IS NULL AND f.lines_done > $2 AND line <= f.lines_done`,
    [fileId, afterLine],
  );
}

const COLUMNS = `record_id, started_at, customer_id, profile_id, type, from_e164, to_number, direction, roaming_country, duration_seconds,
  units, service_charge_cents, category, zone, destination, minutes, charge_micro_euros, charge_cents, status, reason`;

/** The first record of each id that nobody took yet goes into records and rollups; the others stay staged. */
async function takeNewRecords(
  client: ClientBase,
): Promise<{ staged: number; rejected: number; rated: number; unrated: number }> {
  const { rows } = await client.query<{ staged: number; rejected: number; rated: number; unrated: number }>(`
    WITH candidate AS MATERIALIZED (
      SELECT DISTINCT ON (record_id) * FROM usage_staging WHERE content IS NULL ORDER BY record_id, line
    ), taken AS (
      INSERT INTO usage_record_keys (record_id, started_at)
      SELECT record_id, started_at FROM candidate ON CONFLICT DO NOTHING RETURNING record_id
    ), fresh AS MATERIALIZED (
      SELECT candidate.* FROM candidate JOIN taken USING (record_id)
    ), recorded AS (
      INSERT INTO usage_records (${COLUMNS}) SELECT ${COLUMNS} FROM fresh
    ), rolled_up AS (
      INSERT INTO usage_rollups AS total
        (customer_id, month, profile_id, from_e164, category, destination, records, minutes, units, charge_cents, unrated_records)
      SELECT customer_id, month, profile_id, own_e164, category, destination, count(*), sum(minutes), sum(units),
             coalesce(sum(charge_cents), 0), count(*) FILTER (WHERE status = 'unrated')
        FROM fresh GROUP BY customer_id, month, profile_id, own_e164, category, destination
          ON CONFLICT (customer_id, month, profile_id, from_e164, category, destination) DO UPDATE
         SET records = total.records + excluded.records, minutes = total.minutes + excluded.minutes,
             units = total.units + excluded.units, charge_cents = total.charge_cents + excluded.charge_cents,
             unrated_records = total.unrated_records + excluded.unrated_records
    )
    SELECT (SELECT count(*) FROM usage_staging WHERE content IS NULL)::int AS staged,
           (SELECT count(*) FROM usage_staging WHERE content IS NOT NULL)::int AS rejected,
           (SELECT count(*) FROM fresh WHERE status <> 'unrated')::int AS rated,
           (SELECT count(*) FROM fresh WHERE status = 'unrated')::int AS unrated`);
  const [counts] = rows;
  if (!counts) throw new Error("The chunk was not counted");
  return counts;
}

/** Writes the rejects of these lines anew. Answers how many records have the id of another with other content, or another start (R6.8). */
async function rejectConflicts(client: ClientBase, chunk: StagedChunk, hasOthers: boolean): Promise<number> {
  await client.query(`DELETE FROM usage_rejects WHERE file_id = $1 AND line IN (SELECT line FROM usage_staging)`, [
    chunk.fileId,
  ]);
  await client.query(
    `INSERT INTO usage_rejects (file_id, line, record_id, reason, content)
     SELECT $1, line, record_id, reason, content FROM usage_staging WHERE content IS NOT NULL`,
    [chunk.fileId],
  );
  if (!hasOthers) return 0;
  // The look-ups are lateral, so that each goes by an index, however many records there are.
  const { rowCount } = await client.query(
    `INSERT INTO usage_rejects (file_id, line, record_id, reason, content)
     SELECT $1, s.line, s.record_id, 'duplicate-conflict',
            concat_ws(',', s.record_id, s.type, s.started_at, s.duration_seconds, s.from_e164, s.to_number, s.direction,
                      coalesce(s.roaming_country, ''), s.units, coalesce(s.service_charge_cents::text, ''))
       FROM usage_staging s
       JOIN LATERAL (SELECT started_at FROM usage_record_keys k WHERE k.record_id = s.record_id LIMIT 1) known ON true
       LEFT JOIN LATERAL (SELECT * FROM usage_records r
                           WHERE r.record_id = s.record_id AND r.started_at = known.started_at LIMIT 1) r ON true
      WHERE s.content IS NULL
        AND (s.started_at <> known.started_at
             OR r.record_id IS NOT NULL
                AND (s.type, s.duration_seconds, s.from_e164, s.to_number, s.direction, s.roaming_country, s.units, s.service_charge_cents)
                    IS DISTINCT FROM
                    (r.type, r.duration_seconds, r.from_e164, r.to_number, r.direction, r.roaming_country, r.units, r.service_charge_cents))`,
    [chunk.fileId],
  );
  return rowCount ?? 0;
}

/** Of a file that was complete before, only what is new counts. */
async function countLines(client: ClientBase, { fileId, lastLine }: StagedChunk, counts: LineCounts): Promise<void> {
  await client.query(
    `UPDATE usage_files f
        SET records = records + CASE WHEN completed_at IS NULL THEN $2 ELSE 0 END,
            rated = rated + $3, unrated = unrated + $4,
            rejected = CASE WHEN completed_at IS NULL THEN rejected + $5 ELSE (SELECT count(*) FROM usage_rejects WHERE file_id = f.id) END,
            duplicates = duplicates + CASE WHEN completed_at IS NULL THEN $6 ELSE 0 END,
            lines_done = greatest(lines_done, $7)
      WHERE id = $1`,
    [fileId, counts.records, counts.rated, counts.unrated, counts.rejected, counts.duplicates, lastLine],
  );
}
