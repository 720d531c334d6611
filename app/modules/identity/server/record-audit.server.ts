import type { Transaction } from "~/platform/database/database.server";

export type AuditRecord = {
  readonly customerId: string;
  /** By the portal's clock. The database keeps it beside its own, which alone says when. */
  readonly at: Date;
  /** E-mail of the customer's user who did it; null: the system, or nobody who is known. The database refuses anybody else. */
  readonly actor: string | null;
  /** What happened, one fixed word per kind: `signed-in`. */
  readonly action: string;
  /** What it happened to: `user:<id>`. */
  readonly subject: string;
  /** Facts worth keeping; never a secret. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
};

/** Adds to the customer's audit log, in the transaction of what it tells about. The log only grows; the database says
 *  when and whether it was the portal, and links each entry to the one before. */
export async function recordAudit(tx: Transaction, record: AuditRecord): Promise<void> {
  const { customerId, at, actor, action, subject } = record;
  await tx.$executeRaw`
    INSERT INTO audit_entries (customer_id, told_at, actor, action, subject, detail)
    VALUES (${customerId}::uuid, ${at}, ${actor}, ${action}, ${subject}, ${JSON.stringify(record.detail ?? {})}::jsonb)`;
}
