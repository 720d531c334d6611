import type { Clock } from "../clock.server";
import type { Database } from "../database/database.server";

/** The queue uses the database's clock. If ours differs (INSIGHT_CLOCK), jobs that are due by ours are made due for the
 *  queue, in the same order. A job's own `dueAt` takes precedence over the time it was queued for; failed jobs keep
 *  their pause. Returns how many were woken. */
export async function wakeDueJobs(context: { readonly database: Database; readonly clock: Clock }): Promise<number> {
  if (context.clock.isSystemClock) return 0;
  const { rowCount } = await context.database.pool.query(
    `UPDATE graphile_worker._private_jobs
        SET run_at = now() - ($1::timestamptz - coalesce((payload ->> 'dueAt')::timestamptz, run_at))
      WHERE locked_at IS NULL AND attempts = 0 AND run_at > now()
        AND coalesce((payload ->> 'dueAt')::timestamptz, run_at) <= $1`,
    [context.clock.now()],
  );
  return rowCount ?? 0;
}
