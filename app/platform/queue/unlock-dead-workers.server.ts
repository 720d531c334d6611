import type pg from "pg";

import { lockName } from "./worker-locks.server";

/** Releases the jobs of killed workers: those that hold a job, but no longer the lock that proves they are alive.
 *  Without this, such a job would wait for four hours. Returns the ids of the dead workers. */
export async function unlockDeadWorkers(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `WITH holder AS (
       SELECT locked_by AS id FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL
        UNION
       SELECT locked_by FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL)
     SELECT id FROM holder
      WHERE NOT EXISTS (
        SELECT FROM pg_locks
         WHERE locktype = 'advisory' AND granted AND objsubid = 1
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
           AND (classid::bigint << 32 | objid::bigint) = hashtextextended($1 || id, 0))`,
    [lockName("")],
  );
  const dead = rows.map((row) => row.id);
  if (dead.length > 0) await pool.query("SELECT graphile_worker.force_unlock_workers($1)", [dead]);
  return dead;
}
