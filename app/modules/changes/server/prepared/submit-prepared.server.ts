import { loadCatalogue, type Catalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { calendarOf } from "~/modules/catalogue/domain/calendar-of";
import { rulePackOn } from "~/modules/catalogue/domain/rule-pack";
import { lockContract } from "~/modules/contract/server/get-contract.server";
import { hasRight } from "~/modules/identity/domain/rights";
import { listUsers } from "~/modules/identity/server/list-users.server";
import { recordAudit } from "~/modules/identity/server/record-audit.server";
import { enqueueMail } from "~/modules/notifications/server/enqueue-mail.server";
import type { LocalDate } from "~/kernel/local-date";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";
import { retryConflict } from "~/platform/database/retry-conflict.server";
import { attemptInstant, isAttemptTold, nextAttempt } from "../../domain/prepared/attempts";
import { judgePrepared } from "../../domain/prepared/judge-prepared";
import type { AttemptReason, PreparedRequest } from "../../domain/prepared/prepared-request";
import { dateOfReceipt } from "../date-of-receipt.server";
import { judgeAndQueue } from "../judge-and-queue.server";
import { postponeAttempt, scheduleAttempt } from "./prepared-jobs.server";
import { insertAttempt, moveOn, readPrepared } from "./prepared-repository.server";

export type SubmitPreparedResult =
  | { readonly kind: "received"; readonly requestId: string }
  | { readonly kind: "not-received"; readonly reason: AttemptReason; readonly nextOn: LocalDate | null }
  /** By our clock the moment has not come; its job was queued again. */
  | { readonly kind: "too-early" }
  /** It does not wait any more. */
  | { readonly kind: "nothing" };

/** Has a prepared request received when its moment has come (R3.6), as submitted by its signer: judged like any
 *  submission under the lock of the contract, on the state of this moment, but accepted up to what was signed. What came
 *  of it is stored in the same transaction, so that a killed worker loses nothing and no two of them receive it twice.
 *  A moment that was missed is made up for at once, with the date of receipt of that day. Runs for the customer as the
 *  worker. */
export async function submitPrepared(
  context: ServerContext,
  { customerId, preparedId }: { readonly customerId: string; readonly preparedId: string },
): Promise<SubmitPreparedResult> {
  const catalogue = await loadCatalogue(context);
  return retryConflict(() =>
    context.database.withCustomer(customerId, async (tx) => {
      await lockContract(tx, customerId);
      const [prepared] = await readPrepared(tx, customerId, { id: preparedId });
      if (!prepared || prepared.nextOn === null) return { kind: "nothing" };
      if (context.clock.now() < attemptInstant(prepared.nextOn, catalogue.rulePacks)) {
        await postponeAttempt(tx, { customerId, preparedId, on: prepared.nextOn }, catalogue);
        return { kind: "too-early" };
      }
      const outcome = await attempt(context, tx, catalogue, customerId, prepared);
      if (outcome.kind === "queued") return received(context, tx, customerId, prepared, outcome.requestId);
      const receivedOn = dateOfReceipt(context.clock, catalogue);
      return notReceived(context, tx, catalogue, customerId, prepared, receivedOn, outcome.reason);
    }),
  );
}

type Outcome =
  | { readonly kind: "queued"; readonly requestId: string }
  | { readonly kind: "not-queued"; readonly reason: AttemptReason };

async function attempt(
  context: ServerContext,
  tx: Transaction,
  catalogue: Catalogue,
  customerId: string,
  prepared: PreparedRequest,
): Promise<Outcome> {
  const { lines, preferredDate, signed, signedByUserId } = prepared;
  const signer = (await listUsers(tx, customerId)).find(({ id }) => id === signedByUserId);
  if (!signer || !hasRight(signer.role, "changes:write")) {
    return { kind: "not-queued", reason: { kind: "signer-may-not" } };
  }
  const result = await judgeAndQueue(
    context,
    tx,
    catalogue,
    {
      customerId,
      submitter: { userId: signer.id, email: signer.email, language: signer.language },
      submission: {
        lines: lines.map(({ line }) => line),
        preferredDate,
        acceptBuyOutCents: signed.maxBuyOutCents,
        previewToken: null,
        idempotencyKey: null,
      },
    },
    (judged) => {
      const judgement = judgePrepared(judged.assessment, signed, judged.receivedOn);
      return judgement.kind === "accepted" ? null : judgement;
    },
  );
  return result.kind === "queued"
    ? { kind: "queued", requestId: result.request.id }
    : { kind: "not-queued", reason: result.objection };
}

async function received(
  context: ServerContext,
  tx: Transaction,
  customerId: string,
  { id }: PreparedRequest,
  requestId: string,
): Promise<SubmitPreparedResult> {
  const at = context.clock.now();
  if (!(await moveOn(tx, { customerId, id }, { status: "received", requestId, at }))) throw endedUnlocked(id);
  await recordAudit(tx, {
    customerId,
    at,
    actor: null,
    action: "prepared-received",
    subject: `prepared-request:${id}`,
    detail: { changeRequest: requestId },
  });
  return { kind: "received", requestId };
}

async function notReceived(
  context: ServerContext,
  tx: Transaction,
  catalogue: Catalogue,
  customerId: string,
  prepared: PreparedRequest,
  on: LocalDate,
  reason: AttemptReason,
): Promise<SubmitPreparedResult> {
  const { id, signed, attempts } = prepared;
  const at = context.clock.now();
  await insertAttempt(tx, { id: context.newId.uuid(), preparedId: id, customerId, on, at, reason });
  const nextOn = nextAttempt(signed, on, calendarOf(rulePackOn(catalogue.rulePacks, on)));
  const moved = await moveOn(
    tx,
    { customerId, id },
    nextOn === null ? { status: "lapsed", at } : { status: "waiting", nextOn },
  );
  if (!moved) throw endedUnlocked(id);
  if (nextOn !== null) await scheduleAttempt(tx, { customerId, preparedId: id, on: nextOn }, catalogue);
  if (isAttemptTold(reason, attempts.at(-1) ?? null, nextOn)) {
    await enqueueMail(tx, { kind: "prepared-failed", customerId, preparedId: id, on }, at);
  }
  await recordAudit(tx, {
    customerId,
    at,
    actor: null,
    action: "prepared-not-received",
    subject: `prepared-request:${id}`,
    detail: { on, reason: reason.kind, nextOn },
  });
  return { kind: "not-received", reason, nextOn };
}

function endedUnlocked(id: string): Error {
  return new Error(`Prepared request ${id} ended without holding the lock of its contract`);
}
