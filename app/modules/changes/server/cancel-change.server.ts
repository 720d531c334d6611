import { rulePackOn } from "~/modules/catalogue/domain/rule-pack";
import { loadCatalogue, type Catalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { lockContract } from "~/modules/contract/server/get-contract.server";
import { recordAudit } from "~/modules/identity/server/record-audit.server";
import { enqueueMail } from "~/modules/notifications/server/enqueue-mail.server";
import { NotFoundError } from "~/kernel/not-found";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";
import { retryConflict } from "~/platform/database/retry-conflict.server";
import type { ChangeRequest } from "../domain/change-request";
import { cancellationBlockers, type CancellationBlocker } from "../domain/cancelling/cancellation-blockers";
import { cancelledTogether } from "../domain/cancelling/cancelled-together";
import { requestStatusOf } from "../domain/request-status";
import { calendarOf } from "~/modules/catalogue/domain/calendar-of";
import { insertEvents, readRequest } from "./change-history-repository.server";
import { unscheduleExecution } from "./change-jobs.server";
import { closeLine, setRequestStatus } from "./change-request-repository.server";
import { loadChangeSnapshot } from "./load-change-snapshot.server";

export type CancelResult =
  | { readonly kind: "cancelled"; readonly request: ChangeRequest }
  /** These lines were executed, or could not be: nothing was cancelled. */
  | { readonly kind: "too-late"; readonly lines: readonly number[] }
  /** What would stay queued would no longer hold (R3.5): nothing was cancelled. */
  | {
      readonly kind: "would-not-hold";
      readonly obstacles: readonly CancellationBlocker[];
      /** The lines that can be cancelled together instead, these among them; null when that does not help. */
      readonly together: readonly number[] | null;
    };

/** Cancels lines of a request, or for null all that are still queued, until they are executed (R3.5). Their allowance
 *  is available again at once (R2.11); their costs were never charged. Either everything is cancelled or nothing.
 *  Throws a NotFoundError for a request or line that does not exist. */
export async function cancelChange(
  context: ServerContext,
  customerId: string,
  requestId: string,
  lines: readonly number[] | null,
  actor: { readonly email: string },
): Promise<CancelResult> {
  const catalogue = await loadCatalogue(context);
  return retryConflict(() =>
    context.database.withCustomer(customerId, async (tx) => {
      await lockContract(tx, customerId);
      const request = await readRequest(tx, customerId, requestId, context.clock.now());
      const chosen = chosenLines(request, lines);
      if (chosen.tooLate.length > 0) return { kind: "too-late", lines: chosen.tooLate };
      if (chosen.queued.length === 0) return { kind: "cancelled", request };
      const { obstacles, together } = await blockersOf(context, tx, catalogue, customerId, requestId, chosen.queued);
      if (obstacles.length > 0) return { kind: "would-not-hold", obstacles, together };
      await cancelLines(context, tx, customerId, request, chosen.queued, actor.email);
      return { kind: "cancelled", request: await readRequest(tx, customerId, requestId, context.clock.now()) };
    }),
  );
}

/** Lines that are cancelled already are skipped. When the whole request is cancelled, executed lines stay as they are.
 */
function chosenLines(
  request: ChangeRequest,
  wanted: readonly number[] | null,
): { queued: number[]; tooLate: number[] } {
  const chosen = (wanted ?? request.lines.map(({ index }) => index)).map((index) => {
    const line = request.lines[index];
    if (!line) throw new NotFoundError("line of a change request");
    return line;
  });
  const done = chosen.filter(({ status }) => status === "completed" || status === "rejected");
  const queued = chosen.filter(({ status }) => status === "queued");
  const tooLate = wanted === null && queued.length > 0 ? [] : done;
  return { queued: [...new Set(queued.map(({ index }) => index))], tooLate: tooLate.map(({ index }) => index) };
}

async function blockersOf(
  context: ServerContext,
  tx: Transaction,
  catalogue: Catalogue,
  customerId: string,
  requestId: string,
  indexes: readonly number[],
): Promise<Omit<Extract<CancelResult, { kind: "would-not-hold" }>, "kind">> {
  const on = today(context.clock);
  const { snapshot } = await loadChangeSnapshot(context, tx, catalogue, customerId, on);
  const calendar = calendarOf(rulePackOn(catalogue.rulePacks, on));
  const input = { ...snapshot, calendar };
  const obstacles = cancellationBlockers(input, requestId, indexes, on);
  return { obstacles, together: obstacles.length === 0 ? null : cancelledTogether(input, requestId, indexes, on) };
}

async function cancelLines(
  { clock, newId }: ServerContext,
  tx: Transaction,
  customerId: string,
  request: ChangeRequest,
  indexes: readonly number[],
  email: string,
): Promise<void> {
  const requestId = request.id;
  const at = clock.now();
  for (const index of indexes) {
    const cancelled = await closeLine(
      tx,
      { customerId, requestId, index },
      { status: "cancelled", reason: BY_CUSTOMER },
    );
    if (!cancelled)
      throw new Error(`Line ${String(index)} of ${requestId} left the queue without holding the lock of its contract`);
  }
  const after = request.lines.map((line) => (indexes.includes(line.index) ? ("cancelled" as const) : line.status));
  const status = requestStatusOf(after);
  await setRequestStatus(tx, { customerId, requestId }, status);
  const waiting = new Set(request.lines.filter(({ index }) => after[index] === "queued").map(({ date }) => date));
  for (const date of new Set(request.lines.map((line) => line.date))) {
    if (!waiting.has(date)) await unscheduleExecution(tx, { customerId, requestId, date });
  }
  const event = { requestId, customerId, at, actor: email, reason: null };
  await insertEvents(tx, [
    ...indexes.map((index) => ({ ...event, id: newId.uuid(), kind: "line-cancelled" as const, index })),
    ...(status === "queued" || status === "executing"
      ? []
      : [{ ...event, id: newId.uuid(), kind: status, index: null }]),
  ]);
  await enqueueMail(tx, { kind: "change-cancelled", customerId, requestId, positions: indexes }, at);
  await recordAudit(tx, {
    customerId,
    at,
    actor: email,
    action: "change-cancelled",
    subject: `change-request:${requestId}`,
    detail: { lines: indexes.map(String) },
  });
}

const BY_CUSTOMER = "CANCELLED_BY_CUSTOMER";
