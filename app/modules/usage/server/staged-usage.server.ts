import { firstOfMonth, type LocalDate } from "~/kernel/local-date";
import { numberText } from "../domain/phone-number";
import type { RatedUsage } from "../domain/rating/rate-usage";
import type { RejectReason, UsageRecord } from "../domain/usage-record";

/** Lines of a usage file on their way to the database, as text for COPY into `usage_staging`. */
export type StagedUsage = {
  readonly count: () => number;
  /** Adds a record with a price, or one that is stored without. */
  readonly add: (line: number, recordId: string, record: UsageRecord, usage: RatedUsage) => void;
  readonly addRejected: (line: number, recordId: string | null, reason: RejectReason, content: string) => void;
  /** Returns and removes what was added, with the months in which it starts (first days, Amsterdam). */
  readonly take: () => { readonly rows: readonly Buffer[]; readonly months: readonly LocalDate[] };
};

/** The columns of a row. `is_known` says whether a record with its id exists. Rejected lines have a reason and content,
 *  and no status. */
export const STAGED_COLUMNS = `line, record_id, started_at, month, customer_id, profile_id, own_e164, type, from_e164, to_number, direction,
  roaming_country, duration_seconds, units, service_charge_cents, category, zone, destination, minutes, charge_micro_euros,
  charge_cents, status, reason, content`;

export const CREATE_STAGING = `
  CREATE TEMP TABLE IF NOT EXISTS usage_staging (
    line int, record_id text COLLATE "C", started_at timestamptz(3), month date, customer_id uuid, profile_id uuid, own_e164 text,
    type text, from_e164 text, to_number text, direction text, roaming_country text, duration_seconds int, units bigint,
    service_charge_cents int, category text, zone text, destination text, minutes int, charge_micro_euros bigint, charge_cents int,
    status text, reason text, content text, is_known boolean DEFAULT false
  ) ON COMMIT DELETE ROWS`;

const BLOCK_LENGTH = 32_768;
const NONE = "\\N";
const NO_RECORD = `${NONE}\t`.repeat(20);

export function createStagedUsage(): StagedUsage {
  /** Text soon becomes bytes: one long string of many parts is slow to keep. */
  let text = "";
  let rows: Buffer[] = [];
  let count = 0;
  const months = new Set<LocalDate>();
  const put = (row: string): void => {
    count += 1;
    text += row;
    if (text.length < BLOCK_LENGTH) return;
    rows.push(Buffer.from(text));
    text = "";
  };
  return {
    count: () => count,
    add: (line, recordId, record, { rating, subscriber, own, startedOn }) => {
      if (rating.status === "rejected" || subscriber === null) throw new TypeError("Only what is rated can be staged");
      const month = firstOfMonth(startedOn);
      months.add(month);
      put(
        `${line.toString()}\t${copyText(recordId)}\t${new Date(record.startedAtMs).toISOString()}\t${month}\t` +
          `${subscriber.customerId}\t${subscriber.profileId}\t${numberText(own)}\t` +
          `${record.type}\t${numberText(record.from)}\t${numberText(record.to)}\t${record.direction}\t` +
          `${record.roamingCountry ?? NONE}\t${record.durationSeconds.toString()}\t${record.units.toString()}\t` +
          `${copyNumber(record.serviceChargeCents)}\t${rating.category}\t${rating.zone ?? NONE}\t${rating.destination}\t` +
          `${rating.minutes.toString()}\t${copyNumber(rating.chargeMicroEuros)}\t${copyNumber(rating.chargeCents)}\t` +
          `${rating.status}\t${rating.reason ?? NONE}\t${NONE}\n`,
      );
    },
    addRejected: (line, recordId, reason, content) => {
      const id = recordId === null ? NONE : copyText(recordId);
      put(`${line.toString()}\t${id}\t${NO_RECORD}${reason}\t${copyText(content)}\n`);
    },
    take: () => {
      const taken = { rows: [...rows, Buffer.from(text)], months: [...months] };
      rows = [];
      text = "";
      count = 0;
      months.clear();
      return taken;
    },
  };
}

function copyNumber(value: number | null): string {
  return value === null ? NONE : value.toString();
}

/** Escapes the characters that have a meaning in COPY's text format. */
function copyText(text: string): string {
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (found) => ESCAPES[found] ?? found) : text;
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
