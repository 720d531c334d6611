import { localDate, type LocalDate } from "~/kernel/local-date";
import { isUuid } from "~/kernel/uuid";
import { toDateColumn, toDateColumnOrNull } from "~/platform/database/date-columns.server";
import type { Transaction } from "~/platform/database/database.server";
import { Prisma } from "~/platform/prisma/client";
import type { ChangeLine } from "../../domain/change-line";
import type { PreparedAttempt, PreparedRequest, Signed } from "../../domain/prepared/prepared-request";
import type { PagePosition } from "../page-cursor.server";

export type NewPrepared = {
  readonly id: string;
  readonly customerId: string;
  readonly name: string | null;
  readonly lines: readonly ChangeLine[];
  readonly preferredDate: LocalDate | null;
  readonly signed: Signed;
  readonly signer: { readonly userId: string; readonly email: string };
  readonly at: Date;
  readonly idempotencyKey: string | null;
  readonly bodyDigest: string;
};

export async function insertPrepared(tx: Transaction, prepared: NewPrepared): Promise<void> {
  const { id, customerId, name, lines, preferredDate, signed, signer, at, idempotencyKey, bodyDigest } = prepared;
  await tx.preparedRequest.createMany({
    data: [
      {
        ...{ id, customerId, name, idempotencyKey, bodyDigest, ...signedColumns(signed, signed.submitOn, signer, at) },
        status: "waiting",
        lines: structuredClone(lines) as Prisma.InputJsonValue,
        preferredOn: toDateColumnOrNull(preferredDate),
        preparedAt: at,
      },
    ],
  });
}

type Place = { readonly customerId: string; readonly id: string };

/** Signs anew what still waits. Returns false when it does not wait any more. */
export async function signAnew(
  tx: Transaction,
  { customerId, id }: Place,
  signed: Signed,
  nextOn: LocalDate,
  signer: NewPrepared["signer"],
  at: Date,
): Promise<boolean> {
  const { count } = await tx.preparedRequest.updateMany({
    where: { id, customerId, status: "waiting" },
    data: { ...signedColumns(signed, nextOn, signer, at), revision: { increment: 1 } },
  });
  return count === 1;
}

/** Ends what still waits, or moves it to its next day. Returns false when it does not wait any more. */
export async function moveOn(
  tx: Transaction,
  { customerId, id }: Place,
  to:
    | { readonly status: "waiting"; readonly nextOn: LocalDate }
    | { readonly status: "received"; readonly requestId: string; readonly at: Date }
    | { readonly status: "lapsed" | "dropped"; readonly at: Date },
): Promise<boolean> {
  const { count } = await tx.preparedRequest.updateMany({
    where: { id, customerId, status: "waiting" },
    data:
      to.status === "waiting"
        ? { nextOn: toDateColumn(to.nextOn) }
        : {
            status: to.status,
            nextOn: null,
            endedAt: to.at,
            ...(to.status === "received" ? { requestId: to.requestId } : {}),
          },
  });
  return count === 1;
}

export async function insertAttempt(
  tx: Transaction,
  attempt: PreparedAttempt & { readonly id: string; readonly preparedId: string; readonly customerId: string },
): Promise<void> {
  await tx.preparedAttempt.createMany({
    data: [{ ...attempt, on: toDateColumn(attempt.on), reason: structuredClone(attempt.reason) }],
  });
}

/** Returns what was stored for an idempotency key, or null when there is nothing yet. */
export function findPreparedByKey(
  tx: Transaction,
  customerId: string,
  idempotencyKey: string,
): Promise<{ id: string; bodyDigest: string } | null> {
  return tx.preparedRequest.findFirst({
    where: { customerId, idempotencyKey },
    select: { id: true, bodyDigest: true },
  });
}

export function countWaiting(tx: Transaction, customerId: string): Promise<number> {
  return tx.preparedRequest.count({ where: { customerId, status: "waiting" } });
}

export type PreparedFilter =
  | { readonly id: string }
  /** Those whose idempotency key begins so. */
  | { readonly keyPrefix: string }
  /** All that wait. */
  | { readonly waiting: true }
  /** Those that wait, and those that lapsed since then. */
  | { readonly currentSince: Date }
  /** Those that wait and could not be received on a day, and those that lapsed since then. */
  | { readonly troubledSince: Date }
  /** Those before a point in the order of the list: newest first. */
  | { readonly before: PagePosition | null; readonly limit: number; readonly ended?: boolean };

type AttemptRow = Omit<PreparedAttempt, "on" | "at"> & { readonly on: string; readonly at: string };
type Row = Pick<
  PreparedRequest,
  | "id"
  | "status"
  | "name"
  | "revision"
  | "lines"
  | "signedByUserId"
  | "signedBy"
  | "signedAt"
  | "preparedAt"
  | "endedAt"
  | "requestId"
> &
  Record<"submitOn" | "lastOn", string> &
  Record<"preferredDate" | "nextOn", string | null> &
  Record<"maxBuyOutCents" | "maxOneTimeCents", bigint> & { readonly attempts: AttemptRow[] | null };

/** Returns prepared requests with their lines and attempts, newest first, in one statement. An invalid id finds
 *  nothing. */
export async function readPrepared(
  tx: Transaction,
  customerId: string,
  filter: PreparedFilter,
): Promise<PreparedRequest[]> {
  if ("id" in filter && !isUuid(filter.id)) return [];
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.id::text, r.status::text, r.name, r.revision, r.preferred_on::text AS "preferredDate", r.submit_on::text AS "submitOn",
           r.last_on::text AS "lastOn", r.next_on::text AS "nextOn", r.max_buy_out_cents AS "maxBuyOutCents",
           r.max_one_time_cents AS "maxOneTimeCents", r.signed_by_user_id::text AS "signedByUserId", r.signed_by AS "signedBy",
           r.signed_at AS "signedAt", r.prepared_at AS "preparedAt", r.ended_at AS "endedAt", r.request_id::text AS "requestId",
           (SELECT json_agg(json_build_object('line', l.line, 'profileName', p.name, 'fromProductCode', p.product_code)
                     ORDER BY l.position)
              FROM jsonb_array_elements(r.lines) WITH ORDINALITY AS l (line, position)
              LEFT JOIN profiles p ON p.id::text = l.line ->> 'profileId' AND p.customer_id = r.customer_id) AS lines,
           (SELECT json_agg(json_build_object('on', a.on_day, 'at', a.at, 'reason', a.reason) ORDER BY a.on_day)
              FROM prepared_attempts a WHERE a.prepared_id = r.id AND a.customer_id = r.customer_id) AS attempts
      FROM prepared_requests r
     WHERE r.customer_id = ${customerId}::uuid AND ${conditionOf(filter)}
     ORDER BY r.prepared_at DESC, r.id DESC ${"limit" in filter ? Prisma.sql`LIMIT ${filter.limit}` : Prisma.empty}`;
  return rows.map(toPrepared);
}

function conditionOf(filter: PreparedFilter): Prisma.Sql {
  if ("id" in filter) return Prisma.sql`r.id = ${filter.id}::uuid`;
  if ("keyPrefix" in filter) return Prisma.sql`starts_with(r.idempotency_key, ${filter.keyPrefix})`;
  if ("waiting" in filter) return Prisma.sql`r.status = 'waiting'`;
  if ("currentSince" in filter) {
    return Prisma.sql`(r.status = 'waiting' OR (r.status = 'lapsed' AND r.ended_at >= ${filter.currentSince}))`;
  }
  if ("troubledSince" in filter) {
    return Prisma.sql`((r.status = 'waiting' AND EXISTS (SELECT FROM prepared_attempts f
        WHERE f.prepared_id = r.id AND f.customer_id = r.customer_id))
      OR (r.status = 'lapsed' AND r.ended_at >= ${filter.troubledSince}))`;
  }
  const { before, ended = false } = filter;
  return Prisma.join(
    [
      Prisma.sql`true`,
      ...(ended ? [Prisma.sql`r.status <> 'waiting'`] : []),
      ...(before === null ? [] : [Prisma.sql`(r.prepared_at, r.id) < (${before.receivedAt}, ${before.id}::uuid)`]),
    ],
    " AND ",
  );
}

function toPrepared(row: Row): PreparedRequest {
  const { submitOn, lastOn, maxBuyOutCents, maxOneTimeCents, attempts, ...rest } = row;
  return {
    ...rest,
    preferredDate: dayOrNull(row.preferredDate),
    nextOn: dayOrNull(row.nextOn),
    signed: {
      submitOn: localDate(submitOn),
      lastOn: localDate(lastOn),
      maxBuyOutCents: Number(maxBuyOutCents),
      maxOneTimeCents: Number(maxOneTimeCents),
    },
    attempts: (attempts ?? []).map(({ on, at, reason }) => ({ on: localDate(on), at: new Date(at), reason })),
  };
}

function dayOrNull(day: string | null): LocalDate | null {
  return day === null ? null : localDate(day);
}

function signedColumns(signed: Signed, nextOn: LocalDate, signer: NewPrepared["signer"], at: Date) {
  const { submitOn, lastOn, maxBuyOutCents, maxOneTimeCents } = signed;
  return {
    submitOn: toDateColumn(submitOn),
    lastOn: toDateColumn(lastOn),
    nextOn: toDateColumn(nextOn),
    maxBuyOutCents,
    maxOneTimeCents,
    signedByUserId: signer.userId,
    signedBy: signer.email,
    signedAt: at,
  };
}
