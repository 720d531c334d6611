import type { Transaction } from "~/platform/database/database.server";
import type { AuditAnchor, AuditHead } from "./audit-anchor.server";

const PAGE = 5_000;

/** Lets one process at a time write anchors, until the end of the transaction. */
export async function lockAnchors(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('audit-anchors', 0))`;
}

export async function findLastAnchor(tx: Transaction): Promise<AuditAnchor | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT sequence::int, log_id::text AS "logId", at, customer_id::text AS "customerId", entries::text, entry_id::text AS "entryId",
           digest, previous_mac AS "previousMac", mac FROM audit_anchors ORDER BY sequence DESC LIMIT 1`;
  return row === undefined ? null : asAnchor(row);
}

/** Yields the anchors from `sequence` on in order, reading a few thousand at a time. */
export async function* anchorsFrom(tx: Transaction, sequence: number): AsyncGenerator<AuditAnchor> {
  for (let from = sequence; ;) {
    const rows = await tx.$queryRaw<Row[]>`
      SELECT sequence::int, log_id::text AS "logId", at, customer_id::text AS "customerId", entries::text, entry_id::text AS "entryId",
             digest, previous_mac AS "previousMac", mac FROM audit_anchors WHERE sequence >= ${from} ORDER BY sequence LIMIT ${PAGE}`;
    for (const row of rows) yield asAnchor(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    from = last.sequence + 1;
  }
}

/** Returns the heads that differ from their last anchor. */
export async function findUnanchoredHeads(tx: Transaction): Promise<AuditHead[]> {
  return tx.$queryRaw<AuditHead[]>`
    SELECT h.customer_id::text AS "customerId", h.entries::text, h.entry_id::text AS "entryId", h.digest
      FROM audit_heads h
     WHERE h.digest IS DISTINCT FROM (
             SELECT a.digest FROM audit_anchors a WHERE a.customer_id = h.customer_id ORDER BY a.sequence DESC LIMIT 1)
     ORDER BY h.entry_id`;
}

export async function insertAnchors(tx: Transaction, anchors: readonly AuditAnchor[]): Promise<void> {
  for (let start = 0; start < anchors.length; start += PAGE) {
    const rows = anchors.slice(start, start + PAGE).map(({ head, ...anchor }) => ({ ...anchor, ...head }));
    await tx.$executeRaw`
      INSERT INTO audit_anchors (sequence, log_id, at, customer_id, entries, entry_id, digest, previous_mac, mac)
      SELECT sequence, "logId", at, "customerId", entries, "entryId", digest, "previousMac", mac
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS anchor (sequence bigint, "logId" uuid, at timestamptz,
             "customerId" uuid, entries bigint, "entryId" bigint, digest text, "previousMac" text, mac text)`;
  }
}

type Row = {
  readonly sequence: number;
  readonly logId: string;
  readonly at: Date;
  readonly customerId: string | null;
  readonly entries: string | null;
  readonly entryId: string | null;
  readonly digest: string | null;
  readonly previousMac: string;
  readonly mac: string;
};

function asAnchor({ sequence, logId, at, customerId, entries, entryId, digest, previousMac, mac }: Row): AuditAnchor {
  const isHead = customerId !== null && entries !== null && entryId !== null && digest !== null;
  const head = isHead ? { customerId, entries, entryId, digest } : null;
  return { sequence, logId, at: at.toISOString(), head, previousMac, mac };
}
