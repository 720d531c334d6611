import type { ServerContext } from "~/platform/context.server";

export type AuditVerdict = {
  readonly entries: number;
  /** Entries whose content or place in the chain is not what was written. */
  readonly broken: readonly { readonly customerNumber: number; readonly entryId: string }[];
};

const SHOWN = 100;

/** Recomputes the chain of every customer's audit log, as the operator. At most 100 broken entries are named. */
export async function verifyAudit(context: Pick<ServerContext, "database">): Promise<AuditVerdict> {
  return context.database.withoutCustomer(async (tx) => {
    const [total] = await tx.$queryRaw<{ entries: number }[]>`SELECT count(*)::int AS entries FROM audit_entries`;
    const broken = await tx.$queryRaw<{ customerNumber: number; entryId: string }[]>`
      SELECT c.customer_number AS "customerNumber", chained.id::text AS "entryId"
        FROM (SELECT e.id, e.customer_id, e.digest IS DISTINCT FROM audit_digest(e) AS changed,
                     e.previous_digest IS DISTINCT FROM lag(e.digest, 1, '') OVER (PARTITION BY e.customer_id ORDER BY e.id) AS unlinked
                FROM audit_entries e) AS chained
        LEFT JOIN customers c ON c.id = chained.customer_id
       WHERE chained.changed OR chained.unlinked
       ORDER BY chained.id LIMIT ${SHOWN}`;
    return { entries: total?.entries ?? 0, broken };
  });
}
