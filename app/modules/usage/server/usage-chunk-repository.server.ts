import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import type { ClientBase } from "pg";
import { from as copyFrom } from "pg-copy-streams";

import type { LocalDate } from "~/kernel/local-date";
import { CREATE_STAGING, STAGED_COLUMNS } from "./staged-usage.server";
import { countLines, type LineCounts } from "./usage-file-repository.server";

export type StagedChunk = {
  readonly fileId: string;
  readonly rows: readonly Buffer[];
  readonly months: readonly LocalDate[];
  /** The chunk contains the lines after `afterLine`, up to and including `lastLine`. */
  readonly afterLine: number;
  readonly lastLine: number;
  /** The file was imported completely before. */
  readonly isReimport: boolean;
};

/** Stores a chunk in one transaction: records, rollups, rejects, and the progress of the file. Imports take turns, so
 *  that each record is stored once. Lines that a concurrent import of the same file has stored in the meantime are left
 *  out. */
export async function storeChunk(client: ClientBase, chunk: StagedChunk): Promise<LineCounts> {
  await client.query(CREATE_STAGING);
  await client.query("BEGIN");
  try {
    await pipeline(
      Readable.from(chunk.rows),
      client.query(copyFrom(`COPY usage_staging (${STAGED_COLUMNS}) FROM STDIN`)),
    );
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended('usage-import', 0))");
    await dropLinesStoredMeanwhile(client, chunk);
    for (const month of chunk.months) await client.query("SELECT ensure_usage_partition($1)", [month]);
    await storeNewRecords(client);
    const staged = await countStaged(client);
    await replaceRejects(client, chunk, staged.rejected > 0);
    const conflicts = staged.known > 0 ? await rejectConflicts(client, chunk.fileId) : 0;
    const counts = {
      records: staged.rated + staged.unrated + staged.rejected + staged.known,
      rated: staged.rated,
      unrated: staged.unrated,
      rejected: staged.rejected + conflicts,
      duplicates: staged.known - conflicts,
    };
    await countLines(client, chunk, counts);
    await client.query("COMMIT");
    return counts;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

async function dropLinesStoredMeanwhile(
  client: ClientBase,
  { fileId, afterLine, isReimport }: StagedChunk,
): Promise<void> {
  if (isReimport) return;
  await client.query(
    `DELETE FROM usage_staging USING usage_files f WHERE f.id = $1 AND f.lines_done > $2 AND line <= f.lines_done`,
    [fileId, afterLine],
  );
}

const COLUMNS = `record_id, started_at, customer_id, profile_id, type, own_e164, from_e164, to_number, direction, roaming_country, duration_seconds,
  units, service_charge_cents, category, zone, destination, minutes, charge_micro_euros, charge_cents, status, reason`;
/** Stores the first record of each new id, and counts it in the totals. Records whose id exists are marked as known. */
async function storeNewRecords(client: ClientBase): Promise<void> {
  await claimRecordIds(client);
  await client.query(
    `INSERT INTO usage_records (${COLUMNS}) SELECT ${COLUMNS} FROM usage_staging WHERE content IS NULL AND NOT is_known`,
  );
  await addNewToTotals(client);
}

const TOTAL_KEY = "profile_id, from_e164, category, destination";
const ADDED = `records = total.records + excluded.records, minutes = total.minutes + excluded.minutes, units = total.units + excluded.units,
  charge_cents = total.charge_cents + excluded.charge_cents, unrated_records = total.unrated_records + excluded.unrated_records,
  charged_records = total.charged_records + excluded.charged_records, charged_minutes = total.charged_minutes + excluded.charged_minutes,
  included_minutes = total.included_minutes + excluded.included_minutes`;
const FIGURES =
  "records, minutes, units, charge_cents, unrated_records, charged_records, charged_minutes, included_minutes";

/** Reads the records once, for their days; the months are the sums of those. */
async function addNewToTotals(client: ClientBase): Promise<void> {
  await client.query(`
    WITH days AS (
      SELECT customer_id, (started_at AT TIME ZONE 'Europe/Amsterdam')::date AS day, month, profile_id, own_e164 AS from_e164, category,
             destination, count(*) AS records, sum(minutes) AS minutes, sum(units) AS units,
             coalesce(sum(charge_cents), 0) AS charge_cents, count(*) FILTER (WHERE status = 'unrated') AS unrated_records,
             count(*) FILTER (WHERE charge_cents > 0) AS charged_records,
             coalesce(sum(minutes) FILTER (WHERE charge_cents > 0), 0) AS charged_minutes,
             coalesce(sum(minutes) FILTER (WHERE status = 'included'), 0) AS included_minutes
        FROM usage_staging WHERE content IS NULL AND NOT is_known
       GROUP BY customer_id, 2, month, profile_id, own_e164, category, destination
    ), added_days AS (
      INSERT INTO usage_days AS total (customer_id, day, ${TOTAL_KEY}, ${FIGURES})
      SELECT customer_id, day, ${TOTAL_KEY}, ${FIGURES} FROM days
          ON CONFLICT (customer_id, day, ${TOTAL_KEY}) DO UPDATE SET ${ADDED}
    )
    INSERT INTO usage_rollups AS total (customer_id, month, ${TOTAL_KEY}, ${FIGURES})
    SELECT customer_id, month, ${TOTAL_KEY}, sum(records), sum(minutes), sum(units), sum(charge_cents), sum(unrated_records),
           sum(charged_records), sum(charged_minutes), sum(included_minutes)
      FROM days GROUP BY customer_id, month, ${TOTAL_KEY}
        ON CONFLICT (customer_id, month, ${TOTAL_KEY}) DO UPDATE SET ${ADDED}`);
}

const UNIQUE_VIOLATION = "23505";

/** Usually all ids are new. Only when one is not, each is looked up. */
async function claimRecordIds(client: ClientBase): Promise<void> {
  const insert = `INSERT INTO usage_record_keys (record_id, started_at)
                  SELECT record_id, started_at FROM usage_staging WHERE content IS NULL AND NOT is_known`;
  await client.query("SAVEPOINT all_new");
  try {
    await client.query(insert);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === UNIQUE_VIOLATION)) throw error;
    await client.query("ROLLBACK TO SAVEPOINT all_new");
    // One look-up by the index for each, however many records there are.
    await client.query(`
      UPDATE usage_staging s SET is_known = true
        FROM (SELECT line, row_number() OVER (PARTITION BY record_id ORDER BY line) > 1
                       OR (SELECT true FROM usage_record_keys k WHERE k.record_id = o.record_id LIMIT 1) AS is_known
                FROM usage_staging o WHERE content IS NULL) known
       WHERE known.is_known AND s.line = known.line`);
    await client.query(insert);
  }
}

async function countStaged(
  client: ClientBase,
): Promise<{ readonly rated: number; readonly unrated: number; readonly rejected: number; readonly known: number }> {
  const { rows } = await client.query<{ rated: number; unrated: number; rejected: number; known: number }>(
    `SELECT count(*) FILTER (WHERE content IS NULL AND NOT is_known AND status <> 'unrated')::int AS rated,
            count(*) FILTER (WHERE content IS NULL AND NOT is_known AND status = 'unrated')::int AS unrated,
            count(*) FILTER (WHERE content IS NOT NULL)::int AS rejected, count(*) FILTER (WHERE is_known)::int AS known
       FROM usage_staging`,
  );
  const [counts] = rows;
  if (!counts) throw new Error("The database did not return the counts of the chunk");
  return counts;
}

async function replaceRejects(
  client: ClientBase,
  { fileId, isReimport }: StagedChunk,
  hasRejects: boolean,
): Promise<void> {
  if (isReimport) {
    await client.query(`DELETE FROM usage_rejects WHERE file_id = $1 AND line IN (SELECT line FROM usage_staging)`, [
      fileId,
    ]);
  }
  if (!hasRejects) return;
  await client.query(
    `INSERT INTO usage_rejects (file_id, line, record_id, reason, content)
     SELECT $1, line, record_id, reason, content FROM usage_staging WHERE content IS NOT NULL`,
    [fileId],
  );
}

/** Returns how many of the known records differ in content or start from the stored record with their id (R6.8). */
async function rejectConflicts(client: ClientBase, fileId: string): Promise<number> {
  const { rowCount } = await client.query(
    `INSERT INTO usage_rejects (file_id, line, record_id, reason, content)
     SELECT $1, s.line, s.record_id, 'duplicate-conflict',
            concat_ws(',', s.record_id, s.type, to_char(s.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                      s.duration_seconds, s.from_e164, s.to_number, s.direction, coalesce(s.roaming_country, ''), s.units,
                      coalesce(s.service_charge_cents::text, ''))
       FROM usage_staging s
       JOIN LATERAL (SELECT started_at FROM usage_record_keys k WHERE k.record_id = s.record_id LIMIT 1) known ON true
       LEFT JOIN LATERAL (SELECT * FROM usage_records r
                           WHERE r.record_id = s.record_id AND r.started_at = known.started_at LIMIT 1) r ON true
      WHERE s.is_known
        AND (s.started_at <> known.started_at
             OR r.record_id IS NOT NULL
                AND (s.type, s.duration_seconds, s.from_e164, s.to_number, s.direction, s.roaming_country, s.units, s.service_charge_cents)
                    IS DISTINCT FROM
                    (r.type, r.duration_seconds, r.from_e164, r.to_number, r.direction, r.roaming_country, r.units, r.service_charge_cents))`,
    [fileId],
  );
  return rowCount ?? 0;
}
