import { NotFoundError } from "~/kernel/not-found";
import { rulePackOn } from "~/modules/catalogue/domain/rule-pack";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { lockContract } from "~/modules/contract/server/get-contract.server";
import { recordAudit } from "~/modules/identity/server/record-audit.server";
import { enqueueMail } from "~/modules/notifications/server/enqueue-mail.server";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";
import { retryConflict } from "~/platform/database/retry-conflict.server";
import type { Submitter } from "../../domain/evaluation/submission";
import type { PreparedRequest, Signed } from "../../domain/prepared/prepared-request";
import { firstAttempt, signingProblems, type SigningProblem } from "../../domain/prepared/signing";
import { dateOfReceipt } from "../date-of-receipt.server";
import { requirePrepared } from "./prepare-change.server";
import { scheduleAttempt, unscheduleAttempt } from "./prepared-jobs.server";
import { moveOn, readPrepared, signAnew } from "./prepared-repository.server";

/** It was received, lapsed or dropped: nothing was changed. */
type Ended = { readonly kind: "ended"; readonly prepared: PreparedRequest };

export type ChangePreparedResult =
  | { readonly kind: "changed"; readonly prepared: PreparedRequest }
  | { readonly kind: "not-signable"; readonly problems: readonly SigningProblem[] }
  | Ended;

/** Signs a prepared request anew, with other days or other limits (R3.6), as long as it waits. What is not given stays.
 *  Whoever changes it is its signer from then on. Throws a NotFoundError when this customer has none with that id. */
export async function changePrepared(
  context: ServerContext,
  customerId: string,
  id: string,
  signer: Submitter,
  change: Partial<Signed>,
): Promise<ChangePreparedResult> {
  const catalogue = await loadCatalogue(context);
  return retryConflict(() =>
    context.database.withCustomer(customerId, async (tx) => {
      await lockContract(tx, customerId);
      const prepared = await preparedOf(tx, customerId, id);
      if (prepared.nextOn === null) return { kind: "ended", prepared };
      const receivedOn = dateOfReceipt(context.clock, catalogue);
      const { preparedRequest } = rulePackOn(catalogue.rulePacks, receivedOn);
      const signed = { ...prepared.signed, ...change };
      const waiting = { submitOn: prepared.signed.submitOn, nextOn: prepared.nextOn };
      const problems = signingProblems(signed, receivedOn, preparedRequest, waiting);
      if (problems.length > 0) return { kind: "not-signable", problems };
      const nextOn = firstAttempt(signed, waiting);
      const at = context.clock.now();
      if (!(await signAnew(tx, { customerId, id }, signed, nextOn, signer, at))) throw endedUnlocked(id);
      await scheduleAttempt(tx, { customerId, preparedId: id, on: nextOn }, catalogue);
      const revision = prepared.revision + 1;
      await enqueueMail(tx, { kind: "prepared-signed", customerId, preparedId: id, revision }, at);
      await recordAudit(tx, {
        customerId,
        at,
        actor: signer.email,
        action: "prepared-changed",
        subject: `prepared-request:${id}`,
        detail: signed,
      });
      return { kind: "changed", prepared: await requirePrepared(tx, customerId, id) };
    }),
  );
}

export type DropPreparedResult = { readonly kind: "dropped"; readonly prepared: PreparedRequest } | Ended;

/** Drops a prepared request, as long as it waits (R3.6); one that was dropped already stays so. Throws a NotFoundError
 *  when this customer has none with that id. */
export async function dropPrepared(
  context: ServerContext,
  customerId: string,
  id: string,
  actor: { readonly email: string },
): Promise<DropPreparedResult> {
  return retryConflict(() =>
    context.database.withCustomer(customerId, async (tx) => {
      await lockContract(tx, customerId);
      const prepared = await preparedOf(tx, customerId, id);
      if (prepared.status === "dropped") return { kind: "dropped", prepared };
      if (prepared.status !== "waiting") return { kind: "ended", prepared };
      const at = context.clock.now();
      if (!(await moveOn(tx, { customerId, id }, { status: "dropped", at }))) throw endedUnlocked(id);
      await unscheduleAttempt(tx, id);
      await enqueueMail(tx, { kind: "prepared-dropped", customerId, preparedId: id }, at);
      await recordAudit(tx, {
        customerId,
        at,
        actor: actor.email,
        action: "prepared-dropped",
        subject: `prepared-request:${id}`,
      });
      return { kind: "dropped", prepared: await requirePrepared(tx, customerId, id) };
    }),
  );
}

async function preparedOf(tx: Transaction, customerId: string, id: string): Promise<PreparedRequest> {
  const [prepared] = await readPrepared(tx, customerId, { id });
  if (!prepared) throw new NotFoundError("prepared request");
  return prepared;
}

function endedUnlocked(id: string): Error {
  return new Error(`Prepared request ${id} ended without holding the lock of its contract`);
}
