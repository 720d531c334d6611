import type { Pool } from "pg";

/** A record without a tariff, for the operator. `startedAt` is in UTC. */
export type UnratedListed = {
  readonly customerNumber: number;
  readonly recordId: string;
  readonly startedAt: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly direction: string;
  readonly roamingCountry: string | null;
  readonly durationSeconds: number;
  readonly units: number;
  readonly category: string;
  readonly destination: string;
  readonly reason: string;
};

/** A rejected line, for the operator. */
export type RejectedRow = {
  readonly fileId: string;
  readonly file: string;
  readonly line: number;
  readonly recordId: string | null;
  readonly reason: string;
  readonly content: string;
};

const INSTANT = `to_char(r.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export async function readUnrated(
  pool: Pool,
  customerNumber: number | null,
  after: UnratedListed | null,
  limit: number,
): Promise<UnratedListed[]> {
  const { rows } = await pool.query<UnratedListed>(
    `SELECT c.customer_number AS "customerNumber", r.record_id AS "recordId", ${INSTANT} AS "startedAt", r.type, r.from_e164 AS "from",
            r.to_number AS "to", r.direction, r.roaming_country AS "roamingCountry", r.duration_seconds AS "durationSeconds",
            r.units::float8 AS units, r.category, r.destination, r.reason
       FROM usage_records r JOIN customers c ON c.id = r.customer_id
      WHERE r.status = 'unrated' AND (r.started_at, r.record_id) > ($1::timestamptz, $2::text)
        AND ($3::int IS NULL OR c.customer_number = $3)
      ORDER BY r.started_at, r.record_id LIMIT $4`,
    [after?.startedAt ?? "-infinity", after?.recordId ?? "", customerNumber, limit],
  );
  return rows;
}

export async function readRejected(
  pool: Pool,
  fileId: string | null,
  after: RejectedRow | null,
  limit: number,
): Promise<RejectedRow[]> {
  const { rows } = await pool.query<RejectedRow>(
    `SELECT r.file_id AS "fileId", f.name AS file, r.line, r.record_id AS "recordId", r.reason, r.content
       FROM usage_rejects r JOIN usage_files f ON f.id = r.file_id
      WHERE (r.file_id, r.line) > ($1::uuid, $2::int) AND ($3::uuid IS NULL OR r.file_id = $3)
      ORDER BY r.file_id, r.line LIMIT $4`,
    [after?.fileId ?? "00000000-0000-0000-0000-000000000000", after?.line ?? 0, fileId, limit],
  );
  return rows;
}

export async function countUnrated(pool: Pool, customerNumber: number | null): Promise<Record<string, unknown>[]> {
  const { rows } = await pool.query<Record<string, unknown>>(
    `SELECT c.customer_number AS "customerNumber", r.reason, r.category, r.destination, count(*)::int AS records,
            to_char(min(r.started_at) AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD') AS "firstOn",
            to_char(max(r.started_at) AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD') AS "lastOn"
       FROM usage_records r JOIN customers c ON c.id = r.customer_id
      WHERE r.status = 'unrated' AND ($1::int IS NULL OR c.customer_number = $1)
      GROUP BY 1, 2, 3, 4 ORDER BY records DESC, 1, 2, 3, 4`,
    [customerNumber],
  );
  return rows;
}

export async function countRejected(pool: Pool, fileId: string | null): Promise<Record<string, unknown>[]> {
  const { rows } = await pool.query<Record<string, unknown>>(
    `SELECT r.file_id AS "fileId", f.name AS file, r.reason, count(*)::int AS lines
       FROM usage_rejects r JOIN usage_files f ON f.id = r.file_id
      WHERE $1::uuid IS NULL OR r.file_id = $1
      GROUP BY 1, 2, 3 ORDER BY lines DESC, 1, 3`,
    [fileId],
  );
  return rows;
}
