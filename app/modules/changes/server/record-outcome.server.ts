import { recordAudit } from "~/modules/identity/server/record-audit.server";
import { enqueueMail } from "~/modules/notifications/server/enqueue-mail.server";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";
import type { ChangeRequest, LineStatus, RequestLine } from "../domain/change-request";
import { requestStatusOf } from "../domain/request-status";
import { insertEvents } from "./change-history-repository.server";
import { setRequestStatus } from "./change-request-repository.server";

type Outcome = { readonly status: "completed" | "rejected"; readonly reason: string | null; readonly at: Date };

/** Records what happened to a line: in the timeline, in the status of its request, and by mail once no line of its day
 *  is left. A line that could not be executed needs the operator: it is flagged, logged, and entered in the audit log.
 */
export async function recordOutcome(
  { newId, log }: Pick<ServerContext, "newId" | "log">,
  tx: Transaction,
  customerId: string,
  request: ChangeRequest,
  line: RequestLine,
  { status, reason, at }: Outcome,
): Promise<void> {
  const requestId = request.id;
  const { index } = line;
  const lines = request.lines.map((it) => (it.index === index ? { ...it, status } : it));
  const requestStatus = requestStatusOf(lines.map((it) => it.status));
  const event = { requestId, customerId, at, actor: null };
  const kind = status === "completed" ? ("line-executed" as const) : ("line-rejected" as const);
  await insertEvents(tx, [
    { ...event, id: newId.uuid(), kind, index, reason },
    ...(requestStatus === "queued" || requestStatus === "executing"
      ? []
      : [{ ...event, id: newId.uuid(), kind: requestStatus, index: null, reason: null }]),
  ]);
  if (requestStatus !== request.status) await setRequestStatus(tx, { customerId, requestId }, requestStatus);
  const sameDay = lines.filter((it) => it.date === line.date);
  if (sameDay.every((it) => it.status !== "queued")) await mailDay(tx, customerId, requestId, sameDay, at);
  if (status === "rejected") {
    log.warn({ customerId, requestId, line: index, reason }, "a line of a change could not be executed");
    await recordAudit(tx, {
      customerId,
      at,
      actor: null,
      action: "change-line-rejected",
      subject: `change-request:${requestId}`,
      detail: { line: index, reason },
    });
  }
}

async function mailDay(
  tx: Transaction,
  customerId: string,
  requestId: string,
  lines: readonly { readonly index: number; readonly status: LineStatus }[],
  at: Date,
): Promise<void> {
  for (const [status, kind] of [
    ["completed", "change-executed"],
    ["rejected", "change-rejected"],
  ] as const) {
    const positions = lines.filter((line) => line.status === status).map(({ index }) => index);
    if (positions.length > 0) await enqueueMail(tx, { kind, customerId, requestId, positions }, at);
  }
}
