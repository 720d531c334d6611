import { localDate, type LocalDate } from "~/kernel/local-date";
import { toDateColumn, toDateColumnOrNull } from "~/platform/database/date-columns.server";
import type { Transaction } from "~/platform/database/database.server";
import type { ChangeLine } from "../domain/change-line";
import type { RequestStatus } from "../domain/change-request";
import type { EarlierLine, EarlierRequest } from "../domain/evaluation/evaluation-input";
import type { Explanation } from "../domain/evaluation/explanation";
import type { Preview } from "../domain/preview";
import type { MovedRequest } from "../domain/moving/moved-request";
import type { RequestNote } from "../domain/request-note";

export type NewChangeRequest = RequestNote & {
  readonly id: string;
  readonly customerId: string;
  readonly contractId: string;
  readonly receivedOn: LocalDate;
  readonly receivedAt: Date;
  readonly submittedByUserId: string;
  readonly submittedBy: string;
  readonly preferredDate: LocalDate | null;
  readonly completionDate: LocalDate;
  readonly acceptedBuyOutCents: number;
  readonly preview: Preview;
  readonly explanation: Explanation;
  readonly idempotencyKey: string | null;
  readonly bodyDigest: string;
};

export type NewChangeLine = {
  readonly id: string;
  readonly index: number;
  readonly line: ChangeLine;
  readonly fromProductCode: string | null;
  readonly date: LocalDate;
  readonly billedFrom: LocalDate | null;
  readonly billedUntil: LocalDate | null;
  readonly oneTimeCents: number;
  readonly monthlyDeltaCents: number;
  readonly buyOutCents: number;
};

export async function insertRequest(
  tx: Transaction,
  request: NewChangeRequest,
  lines: readonly NewChangeLine[],
): Promise<void> {
  const { receivedOn, preferredDate, completionDate, preview, explanation, ...row } = request;
  await tx.changeRequest.createMany({
    data: [
      {
        ...row,
        status: "queued",
        receivedOn: toDateColumn(receivedOn),
        preferredOn: toDateColumnOrNull(preferredDate),
        completionOn: toDateColumn(completionDate),
        preview: structuredClone(preview),
        explanation: structuredClone(explanation),
      },
    ],
  });
  await tx.changeLine.createMany({
    data: lines.map(({ index, line, date, billedFrom, billedUntil, ...amounts }) => ({
      ...amounts,
      requestId: request.id,
      customerId: request.customerId,
      position: index,
      action: line.action,
      payload: structuredClone(line),
      profileId: "profileId" in line ? line.profileId : null,
      productCode: productCodeOf(line),
      status: "queued",
      plannedOn: toDateColumn(date),
      billedFrom: toDateColumnOrNull(billedFrom),
      billedUntil: toDateColumnOrNull(billedUntil),
    })),
  });
}

/** Returns the request stored for an idempotency key, or null when there is none yet. */
export function findRequestByKey(
  tx: Transaction,
  customerId: string,
  idempotencyKey: string,
): Promise<{ id: string; bodyDigest: string } | null> {
  return tx.changeRequest.findFirst({ where: { customerId, idempotencyKey }, select: { id: true, bodyDigest: true } });
}

/** An earlier request as it is stored: its lines with their last billed days. */
export type StoredRequest = Omit<EarlierRequest, "id" | "lines"> & {
  readonly id: string;
  readonly lines: readonly (EarlierLine & { readonly date: LocalDate; readonly billedUntil: LocalDate | null })[];
};

/** Returns the requests that were received on or after a day or have something queued, in order of receipt, with all
 *  their lines, in one statement. */
export async function readEarlierRequests(
  tx: Transaction,
  customerId: string,
  since: LocalDate,
): Promise<StoredRequest[]> {
  const rows = await tx.$queryRaw<{ id: string; receivedOn: string; lines: StoredRequest["lines"] }[]>`
    SELECT r.id::text, r.received_on::text AS "receivedOn",
           json_agg(json_build_object('line', l.payload, 'status', l.status, 'buyOutCents', l.buy_out_cents,
             'fromProductCode', l.from_product_code, 'date', l.planned_on, 'billedUntil', l.billed_until) ORDER BY l.position) AS lines
      FROM change_requests r JOIN change_lines l ON l.request_id = r.id AND l.customer_id = r.customer_id
     WHERE r.customer_id = ${customerId}::uuid
       AND (r.received_on >= ${since}::date OR r.status IN ('awaiting-approval', 'queued', 'executing'))
     GROUP BY r.id ORDER BY r.received_at, r.id`;
  return rows.map((row) => ({ id: row.id, receivedOn: localDate(row.receivedOn), lines: row.lines }));
}

/** Stores the new days of queued lines, with what follows from them. Throws when a line left the queue, or was moved by something
 *  else, since it was read: the caller holds the lock of the contract. */
export async function writeMove(
  tx: Transaction,
  { customerId, requestId }: { readonly customerId: string; readonly requestId: string },
  before: readonly { readonly index: number; readonly date: LocalDate }[],
  after: MovedRequest,
): Promise<void> {
  const dateBefore = new Map(before.map(({ index, date }) => [index, date]));
  const rows = after.lines.map((line) => ({ ...line, was: dateBefore.get(line.index) ?? null }));
  const count = await tx.$executeRaw`
    UPDATE change_lines l
       SET payload = m.line, planned_on = m.date, billed_from = m."billedFrom", billed_until = m."billedUntil", buy_out_cents = m."buyOutCents"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS m (index int, line jsonb, date date, was date, "billedFrom" date,
             "billedUntil" date, "buyOutCents" bigint)
     WHERE l.customer_id = ${customerId}::uuid AND l.request_id = ${requestId}::uuid AND l.position = m.index
       AND l.status = 'queued' AND l.planned_on = m.was`;
  if (count !== rows.length) throw new Error(`Lines of ${requestId} were changed without the lock of its contract`);
  const { completionDate, acceptedBuyOutCents, preview, explanation } = after;
  await tx.changeRequest.updateMany({
    where: { id: requestId, customerId },
    data: {
      completionOn: toDateColumn(completionDate),
      acceptedBuyOutCents,
      preview: structuredClone(preview),
      ...(explanation && { explanation: structuredClone(explanation) }),
    },
  });
}

/** Moves a line out of the queue. Returns false when something else did so first. */
export async function closeLine(
  tx: Transaction,
  line: { readonly customerId: string; readonly requestId: string; readonly index: number },
  to:
    | { readonly status: "completed"; readonly executedAt: Date }
    | { readonly status: "cancelled"; readonly reason: string }
    /** Flags it for the operator in the same write. */
    | { readonly status: "rejected"; readonly reason: string; readonly attentionSince: Date },
): Promise<boolean> {
  const { count } = await tx.changeLine.updateMany({
    where: { customerId: line.customerId, requestId: line.requestId, position: line.index, status: "queued" },
    data: to,
  });
  return count === 1;
}

const STATUS_COLUMN = {
  "awaiting-approval": "awaiting_approval",
  queued: "queued",
  executing: "executing",
  completed: "completed",
  "partly-completed": "partly_completed",
  cancelled: "cancelled",
  rejected: "rejected",
} as const satisfies Record<RequestStatus, string>;

export async function setRequestStatus(
  tx: Transaction,
  request: { readonly customerId: string; readonly requestId: string },
  status: RequestStatus,
): Promise<void> {
  await tx.changeRequest.updateMany({
    where: { id: request.requestId, customerId: request.customerId },
    data: { status: STATUS_COLUMN[status] },
  });
}

function productCodeOf(line: ChangeLine): string | null {
  if ("productCode" in line) return line.productCode;
  return line.action === "convert-profile" ? line.toProductCode : null;
}
