import { NotFoundError } from "~/kernel/not-found";
import { amsterdamDateOf } from "~/kernel/amsterdam-time";
import { localDate, type LocalDate } from "~/kernel/local-date";
import { isUuid } from "~/kernel/uuid";
import type { Transaction } from "~/platform/database/database.server";
import type { ReadTransaction } from "~/platform/database/read-write-transactions.server";
import { Prisma } from "~/platform/prisma/client";
import {
  TIMELINE_ORDER,
  type ChangeRequest,
  type ChangeRequestWithTimeline,
  type RequestLine,
  type TimelineEvent,
  type TimelineEventKind,
} from "../domain/change-request";
import type { Explanation } from "../domain/evaluation/explanation";

type Days<Key extends string> = Readonly<Record<Key, string>>;
type LineRow = Omit<RequestLine, "isLate" | "date" | "executedAt"> &
  Days<"date"> & { readonly executedAt: string | null };
type Row = Omit<ChangeRequest, "lines" | "receivedOn" | "preferredDate" | "completionDate"> &
  Days<"receivedOn" | "completionDate"> & { readonly preferredDate: string | null; readonly lines: LineRow[] };

type PreparedAsRow = { readonly id: string; readonly signedBy: string; readonly signedAt: string };
type EventRow = Omit<TimelineEvent, "at"> & { readonly at: string };

export type RequestFilter =
  | { readonly id: string }
  /** Those that wait or are being executed, and those with a line that could not be executed: since then, or not settled yet. */
  | { readonly runningOrFailedSince: Date }
  /** Those with a line that is queued for a day, or for one before it. */
  | { readonly dueBy: LocalDate }
  /** Those before a point in the order of the list: newest first. */
  | {
      readonly before: { readonly receivedAt: Date; readonly id: string } | null;
      readonly limit: number;
      /** Words that are in its reference, its comment, or the name of who asked it or whom it is about; null: all. */
      readonly search: string | null;
    };

/** Returns a request with its lines. Throws a NotFoundError when this customer has no request with that id. */
export async function readRequest(tx: Transaction, customerId: string, id: string, now: Date): Promise<ChangeRequest> {
  const [request] = await readRequests(tx, customerId, { id }, now);
  if (!request) throw new NotFoundError("change request");
  return request;
}

/** Returns requests with all their lines, newest first, in one statement. `now` determines what is late. An invalid id
 *  finds nothing. */
export async function readRequests(
  tx: Transaction,
  customerId: string,
  filter: RequestFilter,
  now: Date,
): Promise<ChangeRequest[]> {
  if ("id" in filter && !isUuid(filter.id)) return [];
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.id::text, r.status::text, r.received_on::text AS "receivedOn", r.received_at AS "receivedAt",
           r.submitted_by AS "submittedBy", r.preferred_on::text AS "preferredDate", r.completion_on::text AS "completionDate",
           r.reference, r.comment, r.preview,
           (SELECT json_agg(json_build_object(
                     'id', l.id, 'index', l.position, 'line', l.payload, 'status', l.status, 'date', l.planned_on,
                     'billedFrom', l.billed_from, 'billedUntil', l.billed_until, 'oneTimeCents', l.one_time_cents,
                     'monthlyDeltaCents', l.monthly_delta_cents, 'buyOutCents', l.buy_out_cents,
                     'fromProductCode', l.from_product_code, 'profileName', p.name, 'executedAt', l.executed_at,
                     'reason', l.reason) ORDER BY l.position)
              FROM change_lines l LEFT JOIN profiles p ON p.id = l.profile_id AND p.customer_id = l.customer_id
             WHERE l.request_id = r.id AND l.customer_id = r.customer_id) AS lines
      FROM change_requests r
     WHERE r.customer_id = ${customerId}::uuid AND ${conditionOf(filter)}
     ORDER BY r.received_at DESC, r.id DESC ${"limit" in filter ? Prisma.sql`LIMIT ${filter.limit}` : Prisma.empty}`;
  const today = amsterdamDateOf(now);
  return rows.map((row) => ({
    ...row,
    receivedOn: localDate(row.receivedOn),
    preferredDate: row.preferredDate === null ? null : localDate(row.preferredDate),
    completionDate: localDate(row.completionDate),
    lines: row.lines.map((line) => toLine(line, today)),
  }));
}

/** Returns whether this customer has a request with that id. */
export async function hasRequest(tx: ReadTransaction, customerId: string, id: string): Promise<boolean> {
  if (!isUuid(id)) return false;
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM change_requests WHERE customer_id = ${customerId}::uuid AND id = ${id}::uuid`;
  return rows.length > 0;
}

export type NewEvent = Pick<TimelineEvent, "kind" | "index" | "actor" | "reason" | "moved"> & {
  readonly id: string;
  readonly requestId: string;
  readonly customerId: string;
  readonly at: Date;
};

export async function insertEvents(tx: Transaction, events: readonly NewEvent[]): Promise<void> {
  await tx.changeEvent.createMany({
    data: events.map(({ index, reason, moved = null, ...event }) => ({
      ...event,
      position: index,
      detail: { ...(reason !== null && { reason }), ...(moved !== null && { moved }) },
    })),
  });
}

/** Returns why a request was judged as it was, its timeline, oldest first, and whether it submitted itself, in one
 *  statement. */
export async function readTimeline(
  tx: Transaction,
  customerId: string,
  requestId: string,
): Promise<Pick<ChangeRequestWithTimeline, "events" | "explanation" | "preparedAs">> {
  const [row] = await tx.$queryRaw<
    { explanation: Explanation | null; events: EventRow[] | null; preparedAs: PreparedAsRow | null }[]
  >`
    SELECT r.explanation,
           (SELECT json_build_object('id', p.id, 'signedBy', p.signed_by, 'signedAt', p.signed_at)
              FROM prepared_requests p WHERE p.request_id = r.id AND p.customer_id = r.customer_id) AS "preparedAs",
           (SELECT json_agg(json_build_object('at', e.at, 'kind', e.kind, 'index', e.position, 'actor', e.actor,
                              'reason', e.detail ->> 'reason', 'moved', e.detail -> 'moved') ORDER BY e.at, e.position)
              FROM change_events e WHERE e.request_id = r.id AND e.customer_id = r.customer_id) AS events
      FROM change_requests r WHERE r.customer_id = ${customerId}::uuid AND r.id = ${requestId}::uuid`;
  const events = (row?.events ?? []).map((event): TimelineEvent => ({ ...event, at: new Date(event.at) }));
  const preparedAs = row?.preparedAs ?? null;
  return {
    explanation: row?.explanation ?? null,
    preparedAs: preparedAs && { ...preparedAs, signedAt: new Date(preparedAs.signedAt) },
    events: events.toSorted((a, b) => a.at.getTime() - b.at.getTime() || positionOf(a.kind) - positionOf(b.kind)),
  };
}

function conditionOf(filter: RequestFilter): Prisma.Sql {
  if ("id" in filter) return Prisma.sql`r.id = ${filter.id}::uuid`;
  if ("runningOrFailedSince" in filter) {
    return Prisma.sql`(r.status IN ('awaiting-approval', 'queued', 'executing')
      OR EXISTS (SELECT FROM change_lines f WHERE f.request_id = r.id AND f.customer_id = r.customer_id
        AND f.status = 'rejected' AND (f.attention_settled_at IS NULL OR f.attention_since >= ${filter.runningOrFailedSince})))`;
  }
  if ("dueBy" in filter) {
    return Prisma.sql`EXISTS (SELECT FROM change_lines q WHERE q.request_id = r.id AND q.customer_id = r.customer_id
      AND q.status = 'queued' AND q.planned_on <= ${filter.dueBy}::date)`;
  }
  const { before, search } = filter;
  const earlier =
    before === null ? Prisma.sql`true` : Prisma.sql`(r.received_at, r.id) < (${before.receivedAt}, ${before.id}::uuid)`;
  return search === null ? earlier : Prisma.sql`${earlier} AND ${mentions(search)}`;
}

/** Words are matched literally, ignoring case. */
function mentions(words: string): Prisma.Sql {
  const isIn = (text: Prisma.Sql): Prisma.Sql => Prisma.sql`strpos(lower(${text}), lower(${words})) > 0`;
  return Prisma.sql`(${isIn(Prisma.sql`r.reference`)} OR ${isIn(Prisma.sql`r.comment`)} OR ${isIn(Prisma.sql`r.submitted_by`)}
    OR EXISTS (SELECT FROM change_lines s LEFT JOIN profiles u ON u.id = s.profile_id AND u.customer_id = s.customer_id
                WHERE s.request_id = r.id AND s.customer_id = r.customer_id
                  AND (${isIn(Prisma.sql`u.name`)} OR ${isIn(Prisma.sql`s.payload ->> 'name'`)} OR ${isIn(Prisma.sql`s.payload ->> 'names'`)})))`;
}

function toLine(row: LineRow, today: LocalDate): RequestLine {
  const executedAt = row.executedAt === null ? null : new Date(row.executedAt);
  const date = localDate(row.date);
  const isLate = executedAt === null ? row.status === "queued" && date < today : amsterdamDateOf(executedAt) > date;
  return { ...row, date, executedAt, isLate };
}

function positionOf(kind: TimelineEventKind): number {
  return TIMELINE_ORDER.indexOf(kind);
}
