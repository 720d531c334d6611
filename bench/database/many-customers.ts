import type pg from "pg";

/** The tables of what is billed, in the order in which they may be filled. */
const TABLES = [
  "customers",
  "contracts",
  "contracted_profiles",
  "deliveries",
  "profiles",
  "subscriptions",
  "charges",
  "usage_rollups",
] as const;

/** The columns that are unique across customers and not part of an invoice. */
const LEFT_EMPTY = new Set(["e164", "first_e164", "last_e164", "invoice_id", "change_request_id", "change_line_id"]);

/** The next `$2` numbers that no customer has. */
const COPIES = `(SELECT free, row_number() OVER (ORDER BY free) AS n
                   FROM generate_series(100000, 999999) AS free
                  WHERE NOT EXISTS (SELECT FROM customers WHERE customer_number = free) LIMIT $2)`;

/** Makes `count` copies of a customer with everything that is to be billed for it, without its invoices. */
export async function copyCustomer(pool: pg.Pool, customerNumber: number, count: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    for (const table of TABLES) await copyRows(client, table, customerNumber, count);
    await client.query("COMMIT");
    await client.query("VACUUM ANALYZE");
  } finally {
    client.release();
  }
}

async function copyRows(client: pg.PoolClient, table: string, customerNumber: number, count: number): Promise<void> {
  const { rows } = await client.query<{ name: string; type: string }>(
    "SELECT column_name AS name, udt_name AS type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1",
    [table],
  );
  const values = rows.map(({ name, type }) => {
    if (LEFT_EMPTY.has(name)) return "NULL";
    if (name === "customer_number") return "copy.free";
    return type === "uuid" ? `md5(row."${name}"::text || copy.n)::uuid` : `row."${name}"`;
  });
  const owner = table === "customers" ? "row.id" : "row.customer_id";
  await client.query(
    `INSERT INTO ${table} (${rows.map(({ name }) => `"${name}"`).join()})
     SELECT ${values.join()} FROM ${table} AS row JOIN customers AS original ON original.id = ${owner},
            ${COPIES} AS copy
      WHERE original.customer_number = $1`,
    [customerNumber, count],
  );
}
