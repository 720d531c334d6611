import type { Transaction } from "~/platform/database/database.server";

export type AuditRecord = {
  readonly customerId: string;
  /** By the clock of the portal. The database stores it next to its own time, which is the authoritative one. */
  readonly at: Date;
  /** The e-mail address of the customer's user who did it, or null for the system or an unknown person. The database
   *  rejects anyone else. */
  readonly actor: string | null;
  /** What happened, one fixed word per kind: `signed-in`. */
  readonly action: string;
  /** What it happened to: `user:<id>`. */
  readonly subject: string;
  /** Facts worth storing, but never a secret. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
};

/** Adds an entry to the customer's audit log, in the transaction of what it records. The log is append-only; the
 *  database adds the time and whether the portal wrote it, and links each entry to the previous one. */
export async function recordAudit(tx: Transaction, record: AuditRecord): Promise<void> {
  const { customerId, at, actor, action, subject } = record;
  await tx.$executeRaw`
    INSERT INTO audit_entries (customer_id, told_at, actor, action, subject, detail)
    VALUES (${customerId}::uuid, ${at}, ${actor}, ${action}, ${subject}, ${JSON.stringify(record.detail ?? {})}::jsonb)`;
}
