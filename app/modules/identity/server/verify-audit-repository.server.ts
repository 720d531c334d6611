import type { Transaction } from "~/platform/database/database.server";
import type { AuditProblem } from "../domain/audit-problem";

const SHOWN = 100;

export async function countEntries(tx: Transaction): Promise<number> {
  const [total] = await tx.$queryRaw<{ entries: number }[]>`SELECT count(*)::int AS entries FROM audit_entries`;
  return total?.entries ?? 0;
}

/** Returns entries whose content or place in the chain is not what was written. */
export function findBrokenEntries(tx: Transaction): Promise<AuditProblem[]> {
  return tx.$queryRaw<AuditProblem[]>`
    SELECT CASE WHEN chained.changed THEN 'entry-changed' ELSE 'entry-unlinked' END AS problem,
           c.customer_number AS "customerNumber", chained.id::text AS "entryId", NULL::int AS anchor
      FROM (SELECT e.id, e.customer_id, e.digest IS DISTINCT FROM audit_digest(e) AS changed,
                   e.previous_digest IS DISTINCT FROM lag(e.digest, 1, '') OVER (PARTITION BY e.customer_id ORDER BY e.id) AS unlinked
              FROM audit_entries e) AS chained
      LEFT JOIN customers c ON c.id = chained.customer_id
     WHERE chained.changed OR chained.unlinked
     ORDER BY chained.id LIMIT ${SHOWN}`;
}

/** Returns chains that do not end as their heads say, read in one statement while entries may be added. */
export function findLostHeads(tx: Transaction): Promise<AuditProblem[]> {
  return tx.$queryRaw<AuditProblem[]>`
    SELECT 'head-differs' AS problem, c.customer_number AS "customerNumber", coalesce(h.entry_id, counted.id)::text AS "entryId",
           NULL::int AS anchor
      FROM (SELECT customer_id, count(*) AS entries, max(id) AS id FROM audit_entries GROUP BY customer_id) AS counted
      JOIN audit_entries last ON last.id = counted.id
      FULL JOIN audit_heads h ON h.customer_id = counted.customer_id
      LEFT JOIN customers c ON c.id = coalesce(h.customer_id, counted.customer_id)
     WHERE (h.entries, h.entry_id, h.digest) IS DISTINCT FROM (counted.entries, counted.id, last.digest)
     ORDER BY coalesce(h.entry_id, counted.id) LIMIT ${SHOWN}`;
}

/** Returns chains that do not pass through what was anchored of them, with the first such anchor of each. */
export function findCutChains(tx: Transaction): Promise<AuditProblem[]> {
  return tx.$queryRaw<AuditProblem[]>`
    SELECT CASE WHEN kept.id IS NULL THEN 'chain-missing' WHEN kept.id < cut.entry_id THEN 'tail-missing'
                ELSE 'chain-rewritten' END AS problem,
           c.customer_number AS "customerNumber", cut.entry_id::text AS "entryId", cut.sequence::int AS anchor
      FROM (SELECT DISTINCT ON (a.customer_id) a.customer_id, a.entry_id, a.sequence
              FROM audit_anchors a LEFT JOIN audit_entries e ON e.id = a.entry_id AND e.customer_id = a.customer_id
             WHERE a.customer_id IS NOT NULL AND e.digest IS DISTINCT FROM a.digest
             ORDER BY a.customer_id, a.sequence) AS cut
      LEFT JOIN LATERAL (SELECT max(id) AS id FROM audit_entries WHERE customer_id = cut.customer_id) AS kept ON true
      LEFT JOIN customers c ON c.id = cut.customer_id
     ORDER BY cut.sequence LIMIT ${SHOWN}`;
}
