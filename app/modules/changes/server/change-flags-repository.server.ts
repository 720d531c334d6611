import { localDate, type LocalDate } from "~/kernel/local-date";
import type { Transaction } from "~/platform/database/database.server";
import type { Action } from "../domain/change-line";

/** A line that could not be executed and that the operator has not settled yet. */
export type OpenFlag = {
  readonly customerNumber: number;
  readonly customer: string;
  readonly requestId: string;
  /** Its index in the request. */
  readonly line: number;
  readonly action: Action;
  /** The user it is about, or null when it is about none. */
  readonly user: string | null;
  /** The code of the reason why it was rejected. */
  readonly reason: string;
  /** The day it was planned for. */
  readonly date: LocalDate;
  readonly since: Date;
};

/** Returns the open flags of all customers, oldest first, in one statement. For the operator only. */
export async function readOpenFlags(tx: Transaction): Promise<OpenFlag[]> {
  const rows = await tx.$queryRaw<(Omit<OpenFlag, "date"> & { readonly date: string })[]>`
    SELECT c.customer_number AS "customerNumber", c.name AS customer, l.request_id::text AS "requestId", l.position AS line, l.action,
           p.name AS "user", l.reason, l.planned_on::text AS date, l.attention_since AS since
      FROM change_lines l
      JOIN customers c ON c.id = l.customer_id
      LEFT JOIN profiles p ON p.id = l.profile_id AND p.customer_id = l.customer_id
     WHERE l.attention_since IS NOT NULL AND l.attention_settled_at IS NULL
     ORDER BY l.attention_since, l.request_id, l.position`;
  return rows.map((row) => ({ ...row, date: localDate(row.date) }));
}

/** An option that was ordered with a reason, for the operator to read (R5.7). */
export type OrderedReason = {
  readonly customerNumber: number;
  readonly customer: string;
  readonly requestId: string;
  /** Its index in the request. */
  readonly line: number;
  readonly productCode: string;
  /** The user or connection it is for. */
  readonly user: string | null;
  readonly status: string;
  readonly date: LocalDate;
  readonly substantiation: string;
};

/** More than anyone reads at once. */
const MOST_REASONS = 500;

/** Returns the reasons that options were ordered with, of all customers, the newest first, in one statement. For the
 *  operator only. */
export async function readOrderedReasons(tx: Transaction): Promise<OrderedReason[]> {
  const rows = await tx.$queryRaw<(Omit<OrderedReason, "date"> & { readonly date: string })[]>`
    SELECT c.customer_number AS "customerNumber", c.name AS customer, l.request_id::text AS "requestId", l.position AS line,
           l.product_code AS "productCode", p.name AS "user", l.status::text AS status, l.planned_on::text AS date,
           l.payload->>'substantiation' AS substantiation
      FROM change_lines l
      JOIN customers c ON c.id = l.customer_id
      LEFT JOIN profiles p ON p.id = l.profile_id AND p.customer_id = l.customer_id
     WHERE l.action = 'add-option' AND l.payload->>'substantiation' IS NOT NULL
     ORDER BY l.planned_on DESC, l.request_id, l.position LIMIT ${MOST_REASONS}`;
  return rows.map((row) => ({ ...row, date: localDate(row.date) }));
}

/** Returns the customer of a request, or null when there is no such request. For the operator only. */
export async function readOwnerOfRequest(tx: Transaction, requestId: string): Promise<string | null> {
  const row = await tx.changeRequest.findUnique({ where: { id: requestId }, select: { customerId: true } });
  return row?.customerId ?? null;
}

/** Settles the flag of a line. Returns false when it has no open flag. */
export async function closeFlag(
  tx: Transaction,
  flag: { readonly customerId: string; readonly requestId: string; readonly line: number },
  settled: { readonly at: Date; readonly note: string },
): Promise<boolean> {
  const { customerId, requestId, line: position } = flag;
  const { count } = await tx.changeLine.updateMany({
    where: { customerId, requestId, position, attentionSince: { not: null }, attentionSettledAt: null },
    data: { attentionSettledAt: settled.at, attentionNote: settled.note },
  });
  return count === 1;
}
