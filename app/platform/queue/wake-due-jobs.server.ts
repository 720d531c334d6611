import type { Clock } from "../clock.server";
import type { Database } from "../database/database.server";

/** The queue goes by the database's clock. Where ours is another one (INSIGHT_CLOCK), what is due by ours is made due for
 *  the queue, in the same order. A job's own `dueAt` counts before the time it was queued for; failed ones keep their pause.
 *  Answers how many were woken. */
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
