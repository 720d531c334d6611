import { withClient } from "~/platform/database/connections.server";
import type { ServerContext } from "~/platform/context.server";

const STEP = "demo";

/** Returns whether the demo stories in this database are complete. */
export async function isSeeded(context: Pick<ServerContext, "database">): Promise<boolean> {
  const { rowCount } = await context.database.pool.query(
    "SELECT FROM seed_steps WHERE name = $1 AND completed_at IS NOT NULL",
    [STEP],
  );
  return rowCount === 1;
}

/** Marks the database as having demo data and empties it: what a killed run left is not a complete story. */
export async function startSeed(context: Pick<ServerContext, "database" | "clock">): Promise<void> {
  await withClient(context.database.pool, async (client) => {
    await client.query("BEGIN");
    await client.query("INSERT INTO seed_steps (name, started_at) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", [
      STEP,
      context.clock.now(),
    ]);
    await client.query(
      "TRUNCATE customers, usage_files, usage_rejects, usage_record_keys, usage_records, usage_rollups, usage_days, invoice_counters, audit_entries, audit_heads, audit_anchors CASCADE",
    );
    await client.query("SELECT graphile_worker.complete_jobs(array_agg(id)) FROM graphile_worker.jobs");
    await client.query("COMMIT");
  });
}

/** Marks the stories as complete. Mails that they queued are about the past and are not sent. */
export async function completeSeed(context: Pick<ServerContext, "database" | "clock">): Promise<void> {
  await context.database.pool.query(
    "SELECT graphile_worker.complete_jobs(array_agg(id)) FROM graphile_worker.jobs WHERE task_identifier = 'send-mail'",
  );
  await context.database.pool.query("UPDATE seed_steps SET completed_at = $2 WHERE name = $1", [
    STEP,
    context.clock.now(),
  ]);
}
