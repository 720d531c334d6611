import type { ClientBase } from "pg";

import { findPhoneNumber, noNumber, type PhoneNumber } from "../domain/phone-number";
import type { RatedUsage, Rater } from "../domain/rating/rate-usage";
import type { RerateSummary } from "../domain/rerate-summary";
import type { Rating } from "../domain/rating/rating";
import type { UsageRecord } from "../domain/usage-record";
import {
  readUnratedBatch,
  writeRerated,
  type RecordPosition,
  type Rerated,
  type UnratedRow,
} from "./rerate-repository.server";
import { withUsageLock } from "./usage-lock.server";

/** Records per transaction. */
const BATCH_RECORDS = 2_000;

/** Goes once through the records without a tariff. A record whose number has since been assigned to another customer,
 *  by a correction, is left as it is. */
export async function rerateRecords(
  client: ClientBase,
  rate: Rater,
  onBatch: (records: number) => void,
): Promise<RerateSummary["unrated"]> {
  const summary = { examined: 0, rated: 0, left: 0, chargeCents: 0 };
  let after: RecordPosition | null = null;
  for (let isLast = false; !isLast;) {
    const place: RecordPosition | null = after;
    const rows: UnratedRow[] = await withUsageLock(client, async () => {
      const batch = await readUnratedBatch(client, place, BATCH_RECORDS);
      const changes = batch.flatMap((row) => {
        const record = recordOf(row);
        return record === null ? [] : rerated(row, rate(record));
      });
      await writeRerated(client, changes);
      const priced = changes.flatMap(({ rating }) => (rating.status === "unrated" ? [] : [rating]));
      summary.rated += priced.length;
      summary.chargeCents += priced.reduce((total, { chargeCents }) => total + chargeCents, 0);
      return batch;
    });
    summary.examined += rows.length;
    summary.left = summary.examined - summary.rated;
    onBatch(rows.length);
    const last = rows.at(-1);
    if (last !== undefined) after = { startedAt: last.startedAt, recordId: last.recordId };
    isLast = rows.length < BATCH_RECORDS;
  }
  return summary;
}

/** Returns the change to a record, empty when it would stay the same. */
function rerated(row: UnratedRow, { rating, subscriber, startedOn }: RatedUsage): Rerated[] {
  if (rating.status === "rejected" || subscriber?.profileId !== row.profileId) return [];
  return isSame(row, rating) ? [] : [{ row, rating, startedOn }];
}

function isSame(row: UnratedRow, rating: Exclude<Rating, { status: "rejected" }>): boolean {
  return (
    rating.status === "unrated" &&
    rating.reason === row.reason &&
    rating.category === row.category &&
    rating.destination === row.destination &&
    rating.minutes === row.minutes
  );
}

/** Null when one of its numbers is invalid (R6.6). Such an old record is left to the operator. */
function recordOf(row: UnratedRow): UsageRecord | null {
  const from = numberOf(row.fromNumber);
  const to = numberOf(row.toNumber);
  if (from === null || to === null) return null;
  return {
    type: row.type,
    startedAtMs: row.startedAt.getTime(),
    durationSeconds: row.durationSeconds,
    from,
    to,
    direction: row.direction,
    roamingCountry: row.roamingCountry,
    units: row.units,
    serviceChargeCents: row.serviceChargeCents,
  };
}

function numberOf(text: string): PhoneNumber | null {
  return text === "" ? noNumber() : findPhoneNumber(text);
}
