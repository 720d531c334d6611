import type pg from "pg";

import { benchContext, openBenchDatabases, type BenchDatabases } from "./database/bench-databases";
import { signIn } from "./database/sign-in";
import { load } from "./load";
import type { BenchTable } from "./report";
import { startServer } from "./servers/child-server";
import { median, percentile } from "./statistics";

const OWNER = "eigenaar@velder.example";
const ROUNDS = 7;
const REQUESTS = 60;
const CONNECTIONS = 4;

type Subject = { readonly cookie: string; readonly origin: string; readonly close: () => Promise<void> };
type Figures = { readonly size: number; readonly perRequestMs: number[]; readonly p50Ms: number[] };

/** Pages whose work must not grow with the history, measured on little and on much of it, in interleaved rounds. */
const PAGES = [
  {
    what: "/usage",
    of: "usage records",
    path: "/usage?period=2026-10",
    sizes: [5_000, 5_000_000],
    grow: addUsage,
    target: 1.5,
  },
  { what: "/invoices", of: "documents", path: "/invoices", sizes: [12, 10_000], grow: addDocuments, target: 1.2 },
] as const;

export async function measureGrowth(): Promise<BenchTable> {
  const databases = await openBenchDatabases();
  try {
    const rows = [];
    for (const page of PAGES) rows.push(...(await measure(databases, page)));
    return { name: "growth", title: "Pages on a short and on a long history, per request", rows };
  } finally {
    await databases.close();
  }
}

async function measure(databases: BenchDatabases, page: (typeof PAGES)[number]): Promise<BenchTable["rows"]> {
  const measured: (Figures & { readonly subject: Subject })[] = [];
  try {
    for (const size of page.sizes)
      measured.push({ size, perRequestMs: [], p50Ms: [], subject: await open(databases, page, size) });
    // One round warms up.
    for (let round = -1; round < ROUNDS; round += 1) {
      for (const { subject, perRequestMs, p50Ms } of measured) {
        const { origin, cookie } = subject;
        const startedMs = performance.now();
        const { latenciesMs } = await load({
          url: origin + page.path,
          headers: { Cookie: cookie },
          requests: REQUESTS,
          connections: CONNECTIONS,
        });
        if (round < 0) continue;
        perRequestMs.push((performance.now() - startedMs) / REQUESTS);
        p50Ms.push(percentile(latenciesMs, 0.5));
      }
    }
  } finally {
    for (const { subject } of measured) await subject.close();
  }
  const [short] = measured;
  return measured.map(({ size, perRequestMs, p50Ms }) => ({
    page: page.what,
    [page.of]: size,
    "ms a request": median(perRequestMs).toFixed(2),
    "p50 ms": median(p50Ms).toFixed(1),
    "of the short": median(perRequestMs.map((ms, round) => ms / (short?.perRequestMs[round] ?? Number.NaN))).toFixed(2),
    target: `≤ ${String(page.target)}`,
  }));
}

async function open(databases: BenchDatabases, page: (typeof PAGES)[number], size: number): Promise<Subject> {
  const url = await databases.clone(`growth_${page.what.slice(1)}_${String(size)}`);
  const context = await benchContext(url);
  const { cookie, customerId } = await signIn(context, OWNER);
  await page.grow(context.database.pool, customerId, size);
  await context.database.pool.query("VACUUM ANALYZE");
  await context.database.close();
  const server = await startServer("portal-server", url, customerId);
  return { cookie, origin: server.origin, close: server.close };
}

/** Inserts October calls of all users of fixed voice to twenty countries, with the totals that an import would keep. */
async function addUsage(pool: pg.Pool, customerId: string, count: number): Promise<void> {
  await pool.query(
    `INSERT INTO usage_records (record_id, started_at, customer_id, profile_id, type, from_e164, own_e164, to_number, direction,
                                duration_seconds, units, category, zone, destination, minutes, charge_micro_euros, charge_cents, status)
     SELECT 'bench-' || n, '2026-10-01 00:00+02'::timestamptz + (n * 2592000.0 / $2) * interval '1 second', $1, u.id, 'call', u.e164, u.e164,
            '+3212345678', 'out', 60, 0, 'international', 'Z1', 'X' || n % 20, 1, 150000, 15, 'rated'
       FROM generate_series(1, $2::int) AS n
       JOIN (SELECT id, e164, row_number() OVER (ORDER BY id) - 1 AS at, count(*) OVER () AS users
               FROM profiles WHERE customer_id = $1 AND category = 'voice' AND e164 IS NOT NULL) u ON u.at = n % u.users`,
    [customerId, count],
  );
  for (const [table, day] of [
    ["usage_rollups (customer_id, month", "date_trunc('month', started_at AT TIME ZONE 'Europe/Amsterdam')::date"],
    ["usage_days (customer_id, day", "(started_at AT TIME ZONE 'Europe/Amsterdam')::date"],
  ] as const) {
    await pool.query(
      `INSERT INTO ${table}, profile_id, from_e164, category, destination, records, minutes, units, charge_cents)
       SELECT customer_id, ${day}, profile_id, from_e164, category, destination, count(*), sum(minutes), 0, sum(charge_cents)
         FROM usage_records WHERE customer_id = $1 AND record_id LIKE 'bench-%' GROUP BY 1, 2, 3, 4, 5, 6`,
      [customerId],
    );
  }
}

/** Inserts credit notes of nothing, of which there can be any number, until there are this many documents. */
async function addDocuments(pool: pg.Pool, customerId: string, count: number): Promise<void> {
  await pool.query(
    `INSERT INTO invoices (id, customer_id, number, type, period, issued_on, due_on, status, period_from, period_until, net_cents,
                           vat_cents, total_cents, parties, credited_invoice_id, reason)
     SELECT gen_random_uuid(), customer_id, '2026-C' || n, 'credit-note', period, issued_on, due_on, 'issued', period_from, period_until,
            0, 0, 0, parties, id, 'bench'
       FROM (SELECT * FROM invoices WHERE customer_id = $1 AND type = 'invoice' ORDER BY issued_on LIMIT 1) i,
            generate_series(1, $2::int - (SELECT count(*) FROM invoices WHERE customer_id = $1)) AS n`,
    [customerId, count],
  );
}
