import type { ServerContext } from "../context.server";
import type { TestCustomer } from "./test-customer.server";

type Row = Readonly<Record<string, string | number | boolean | object>>;

/** The tables with a row of every customer that `insertTestRows` was called for. */
export const tablesWithTestRows: readonly string[] = [
  "contracts",
  ...Object.keys(
    rowsOf(
      "",
      "",
      ids(() => ""),
    ),
  ),
];

/** Inserts one row into every table that belongs to a customer, as the owner of the tables, for tests of who sees
 *  what. */
export async function insertTestRows(context: ServerContext, { customerId, contractId }: TestCustomer): Promise<void> {
  const rows = rowsOf(customerId, contractId, ids(context.newId.uuid));
  await context.database.withoutCustomer(async (tx) => {
    await tx.$executeRaw`INSERT INTO products (code) VALUES ('TEST_PRODUCT') ON CONFLICT DO NOTHING`;
    await tx.$executeRaw`SELECT ensure_usage_partition('2026-10-01')`;
    for (const [table, row] of Object.entries(rows)) {
      await tx.$executeRawUnsafe(
        `INSERT INTO ${table} (${Object.keys(row).join(", ")})
         SELECT ${Object.keys(row).join(", ")} FROM jsonb_populate_record(NULL::${table}, $1::jsonb)`,
        JSON.stringify(row),
      );
    }
  });
}

type Ids = ReturnType<typeof ids>;

function ids(uuid: () => string) {
  return {
    user: uuid(),
    delivery: uuid(),
    profile: uuid(),
    request: uuid(),
    line: uuid(),
    prepared: uuid(),
    invoice: uuid(),
    other: uuid,
  };
}

/** Returns the rows of every table; each refers only to rows before it. */
function rowsOf(customer_id: string, contract_id: string, id: Ids): Readonly<Record<string, Row>> {
  const at = "2026-11-01T08:00:00Z";
  const [from_on, until_on] = ["2026-11-01", "2026-11-30"];
  const own = { customer_id, category: "voice" };
  const counted = { minutes: 2, units: 0, charge_cents: 12 };
  return {
    contracted_profiles: { ...own, contract_id, count: 10 },
    deliveries: { ...own, id: id.delivery, coordinator: "A. de Boer", position: 0 },
    starter_templates: { customer_id, id: id.other(), name: "Sales", items: [], created_at: at },
    people: { customer_id, id: id.other(), name: "Jan Jansen", name_key: "jan jansen" },
    profiles: { ...own, id: id.profile, product_code: "TEST_PRODUCT", name: "Jan Jansen", with_device: false },
    number_periods: { customer_id, profile_id: id.profile, e164: numberOf(id.profile), from_on },
    subscriptions: { ...own, id: id.other(), kind: "profile", product_code: "TEST_PRODUCT", profile_id: id.profile },
    users: { customer_id, id: id.user, email: `${id.user}@test.example`, name: "Jan", role: "owner", created_at: at },
    sessions: { customer_id, id: id.other(), user_id: id.user, created_at: at, expires_at: at },
    user_tokens: { customer_id, id: id.other(), user_id: id.user, kind: "invitation", created_at: at, expires_at: at },
    api_tokens: { customer_id, id: id.other(), user_id: id.user, digest: id.other(), scopes: [], created_at: at },
    change_requests: {
      customer_id,
      id: id.request,
      contract_id,
      status: "queued",
      received_on: from_on,
      received_at: at,
      submitted_by_user_id: id.user,
      submitted_by: "jan@test.example",
      completion_on: until_on,
      accepted_buy_out_cents: 0,
      preview: {},
      body_digest: "",
    },
    change_lines: {
      customer_id,
      id: id.line,
      request_id: id.request,
      position: 0,
      action: "remove-profile",
      payload: {},
      status: "queued",
      planned_on: until_on,
      one_time_cents: 0,
      monthly_delta_cents: 0,
      buy_out_cents: 0,
    },
    change_events: { customer_id, id: id.other(), request_id: id.request, at, kind: "received", detail: {} },
    prepared_requests: {
      customer_id,
      id: id.prepared,
      status: "waiting",
      revision: 1,
      lines: [],
      submit_on: from_on,
      last_on: until_on,
      next_on: from_on,
      max_buy_out_cents: 0,
      max_one_time_cents: 0,
      signed_by_user_id: id.user,
      signed_by: "jan@test.example",
      signed_at: at,
      prepared_at: at,
      body_digest: "",
    },
    prepared_attempts: { customer_id, id: id.other(), prepared_id: id.prepared, on_day: from_on, at, reason: {} },
    usage_records: {
      customer_id,
      ...counted,
      record_id: id.other(),
      started_at: "2026-10-05T08:00:00Z",
      type: "call",
      from_e164: "+31201234561",
      own_e164: "+31201234561",
      to_number: "+31301234567",
      direction: "out",
      duration_seconds: 61,
      category: "national",
      destination: "NL",
      status: "rated",
    },
    usage_rollups: {
      customer_id,
      ...counted,
      records: 1,
      month: "2026-10-01",
      profile_id: id.profile,
      from_e164: "+31201234561",
      category: "national",
      destination: "NL",
      invoiced_cents: 0,
      unrated_records: 0,
    },
    usage_days: {
      customer_id,
      ...counted,
      records: 1,
      day: "2026-10-05",
      profile_id: id.profile,
      from_e164: "+31201234561",
      category: "national",
      destination: "NL",
      unrated_records: 0,
    },
    change_drafts: { id: id.other(), customer_id, user_id: id.user, content: {}, created_at: at, updated_at: at },
    profile_users: { customer_id, profile_id: id.profile, user_id: id.user },
    invoices: {
      customer_id,
      id: id.invoice,
      number: `T-${id.invoice.slice(0, 8).toUpperCase()}`,
      type: "invoice",
      period: from_on,
      issued_on: from_on,
      due_on: "2026-11-16",
      status: "issued",
      period_from: from_on,
      period_until: until_on,
      net_cents: 100,
      vat_cents: 21,
      total_cents: 121,
      parties: {},
    },
    invoice_lines: {
      customer_id,
      invoice_id: id.invoice,
      line_number: 1,
      kind: "subscription",
      description: "Test",
      from_on,
      until_on,
      quantity: 1,
      unit_cents: 100,
      net_cents: 100,
      shares: [],
    },
    invoice_documents: {
      customer_id,
      invoice_id: id.invoice,
      kind: "pdf",
      content: "\\x",
      sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      archived_at: at,
    },
    invoice_vat: { customer_id, invoice_id: id.invoice, rate_percent: 21, base_cents: 100, vat_cents: 21 },
    billing_flags: { customer_id, period: from_on, since: at, last_tried_at: at, tries: 1, error: "Test" },
    charges: {
      customer_id,
      id: id.other(),
      kind: "one-time",
      from_on,
      until_on,
      quantity: 1,
      unit_cents: 100,
      net_cents: 100,
    },
    audit_entries: { customer_id, at, action: "tested", subject: "x", detail: {} },
  };
}

/** Returns a number that only this profile has. */
function numberOf(profileId: string): string {
  return `+3188${String(parseInt(profileId.slice(0, 8), 16)).padStart(10, "0")}`;
}
