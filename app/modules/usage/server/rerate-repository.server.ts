import type { ClientBase } from "pg";

import { firstOfMonth, type LocalDate } from "~/kernel/local-date";
import type { Rating } from "../domain/rating/rating";
import type { UnratedReason, UsageType } from "../domain/usage-record";

export type RecordPosition = { readonly startedAt: Date; readonly recordId: string };

/** A record without a price, as it was imported. */
export type UnratedRow = RecordPosition & {
  readonly customerId: string;
  readonly profileId: string;
  readonly ownNumber: string;
  readonly type: UsageType;
  readonly fromNumber: string;
  readonly toNumber: string;
  readonly direction: "out" | "in";
  readonly roamingCountry: string | null;
  readonly durationSeconds: number;
  readonly units: number;
  readonly serviceChargeCents: number | null;
  readonly category: string;
  readonly destination: string;
  readonly minutes: number;
  readonly reason: UnratedReason;
};

export type Rerated = {
  readonly row: UnratedRow;
  readonly rating: Exclude<Rating, { status: "rejected" }>;
  readonly startedOn: LocalDate;
};

/** Returns records without a price after a position, by start. */
export async function readUnratedBatch(
  client: ClientBase,
  after: RecordPosition | null,
  limit: number,
): Promise<UnratedRow[]> {
  const { rows } = await client.query<UnratedRow>(
    `SELECT record_id AS "recordId", started_at AS "startedAt", customer_id AS "customerId", profile_id AS "profileId",
            own_e164 AS "ownNumber", type, from_e164 AS "fromNumber", to_number AS "toNumber", direction,
            roaming_country AS "roamingCountry", duration_seconds AS "durationSeconds", units::float8 AS units,
            service_charge_cents AS "serviceChargeCents", category, destination, minutes, reason
       FROM usage_records WHERE status = 'unrated' AND (started_at, record_id) > ($1::timestamptz, $2::text)
      ORDER BY started_at, record_id LIMIT $3`,
    [after?.startedAt ?? "-infinity", after?.recordId ?? "", limit],
  );
  return rows;
}

/** Writes new ratings and moves the records within the totals of their days and months. */
export async function writeRerated(client: ClientBase, changes: readonly Rerated[]): Promise<void> {
  if (changes.length === 0) return;
  const ratings = changes.map(({ row: { recordId, startedAt }, rating }) => ({ recordId, startedAt, ...rating }));
  const { rowCount } = await client.query(
    `UPDATE usage_records r
        SET category = c.category, zone = c.zone, destination = c.destination, minutes = c.minutes, status = c.status, reason = c.reason,
            charge_micro_euros = c."chargeMicroEuros", charge_cents = c."chargeCents"
       FROM jsonb_to_recordset($1::jsonb)
         AS c ("recordId" text COLLATE "C", "startedAt" timestamptz, category text, zone text, destination text, minutes int, status text, reason text,
               "chargeMicroEuros" bigint, "chargeCents" int)
      WHERE r.record_id = c."recordId" AND r.started_at = c."startedAt" AND r.status = 'unrated'`,
    [JSON.stringify(ratings)],
  );
  if (rowCount !== changes.length) throw new Error("Some of these records have been rated in the meantime");
  await moveTotals(
    client,
    "usage_days",
    "day",
    movesOf(changes, (day) => day),
  );
  await moveTotals(client, "usage_rollups", "month", movesOf(changes, firstOfMonth));
}

type Move = {
  readonly on: LocalDate;
  readonly customerId: string;
  readonly profileId: string;
  readonly number: string;
  readonly category: string;
  readonly destination: string;
  readonly records: number;
  readonly minutes: number;
  readonly units: number;
  readonly chargeCents: number;
  readonly unratedRecords: number;
  readonly chargedRecords: number;
  readonly chargedMinutes: number;
  readonly includedMinutes: number;
};

/** Returns by how much each total changes: a record leaves the total in which it was counted and joins the one where it
 *  belongs. */
function movesOf(changes: readonly Rerated[], dayOf: (day: LocalDate) => LocalDate): Move[] {
  const moves = new Map<string, Move>();
  for (const { row, rating, startedOn } of changes) {
    const { customerId, profileId, ownNumber: number, units } = row;
    const own = { on: dayOf(startedOn), customerId, profileId, number };
    const gone = { ...own, category: row.category, destination: row.destination, minutes: -row.minutes };
    const unpriced = { chargeCents: 0, chargedRecords: 0, chargedMinutes: 0, includedMinutes: 0 };
    add(moves, { ...gone, ...unpriced, records: -1, units: -units, unratedRecords: -1 });
    const come = { ...own, category: rating.category, destination: rating.destination, minutes: rating.minutes };
    const chargeCents = rating.chargeCents ?? 0;
    const isCharged = chargeCents > 0;
    add(moves, {
      ...come,
      records: 1,
      units,
      chargeCents,
      unratedRecords: rating.status === "unrated" ? 1 : 0,
      chargedRecords: isCharged ? 1 : 0,
      chargedMinutes: isCharged ? rating.minutes : 0,
      includedMinutes: rating.status === "included" ? rating.minutes : 0,
    });
  }
  return [...moves.values()];
}

function add(moves: Map<string, Move>, move: Move): void {
  const key = [move.on, move.customerId, move.profileId, move.number, move.category, move.destination].join(" ");
  const before = moves.get(key);
  moves.set(key, {
    ...move,
    records: move.records + (before?.records ?? 0),
    minutes: move.minutes + (before?.minutes ?? 0),
    units: move.units + (before?.units ?? 0),
    chargeCents: move.chargeCents + (before?.chargeCents ?? 0),
    unratedRecords: move.unratedRecords + (before?.unratedRecords ?? 0),
    chargedRecords: move.chargedRecords + (before?.chargedRecords ?? 0),
    chargedMinutes: move.chargedMinutes + (before?.chargedMinutes ?? 0),
    includedMinutes: move.includedMinutes + (before?.includedMinutes ?? 0),
  });
}

const MOVES = `jsonb_to_recordset($1::jsonb) AS m ("on" date, "customerId" uuid, "profileId" uuid, number text, category text,
  destination text, records bigint, minutes bigint, units bigint, "chargeCents" bigint, "unratedRecords" bigint, "chargedRecords" bigint,
  "chargedMinutes" bigint, "includedMinutes" bigint)`;

/** Deletes a total that has become empty, unless it is on an invoice. */
async function moveTotals(
  client: ClientBase,
  table: "usage_days" | "usage_rollups",
  date: "day" | "month",
  moves: readonly Move[],
): Promise<void> {
  const isIts = `t.customer_id = m."customerId" AND t.${date} = m."on" AND t.profile_id = m."profileId" AND t.from_e164 = m.number
    AND t.category = m.category AND t.destination = m.destination`;
  const values = [JSON.stringify(moves)];
  await client.query(
    `UPDATE ${table} t SET records = t.records + m.records, minutes = t.minutes + m.minutes, units = t.units + m.units,
            charge_cents = t.charge_cents + m."chargeCents", unrated_records = t.unrated_records + m."unratedRecords",
            charged_records = t.charged_records + m."chargedRecords", charged_minutes = t.charged_minutes + m."chargedMinutes",
            included_minutes = t.included_minutes + m."includedMinutes"
       FROM ${MOVES} WHERE ${isIts}`,
    values,
  );
  await client.query(
    `INSERT INTO ${table} (customer_id, ${date}, profile_id, from_e164, category, destination, records, minutes, units, charge_cents,
                           unrated_records, charged_records, charged_minutes, included_minutes)
     SELECT "customerId", "on", "profileId", number, category, destination, records, minutes, units, "chargeCents", "unratedRecords",
            "chargedRecords", "chargedMinutes", "includedMinutes"
       FROM ${MOVES} WHERE NOT EXISTS (SELECT FROM ${table} t WHERE ${isIts})`,
    values,
  );
  await client.query(
    `DELETE FROM ${table} t USING ${MOVES} WHERE ${isIts} AND t.records = 0 ${table === "usage_rollups" ? "AND t.invoiced_cents = 0" : ""}`,
    values,
  );
}
