import { addDays, type LocalDate } from "~/kernel/local-date";
import { NotFoundError } from "~/kernel/not-found";
import { rulePackOn } from "~/modules/catalogue/domain/rule-pack";
import { loadCatalogue, type Catalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { lockContract } from "~/modules/contract/server/get-contract.server";
import { recordAudit } from "~/modules/identity/server/record-audit.server";
import { enqueueMail } from "~/modules/notifications/server/enqueue-mail.server";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";
import { retryConflict } from "~/platform/database/retry-conflict.server";
import type { Submitter } from "../../domain/evaluation/submission";
import { expectedOn } from "../../domain/prepared/expected-on";
import { findingsOf } from "../../domain/prepared/judge-prepared";
import type { LineFinding, PreparedRequest, Signed } from "../../domain/prepared/prepared-request";
import { firstAttempt, signingProblems, type SigningProblem } from "../../domain/prepared/signing";
import { submittableDays, type SubmittableDays } from "../../domain/prepared/submittable-days";
import { dateOfReceipt } from "../date-of-receipt.server";
import { loadChangeSnapshot } from "../load-change-snapshot.server";
import { inputOn } from "../preview-change.server";
import { requirePrepared } from "./prepare-change.server";
import { scheduleAttempt, unscheduleAttempt } from "./prepared-jobs.server";
import { moveOn, readPrepared, signAnew } from "./prepared-repository.server";

/** It was received, lapsed or dropped: nothing was changed. */
type Ended = { readonly kind: "ended"; readonly prepared: PreparedRequest };

export type ChangePreparedResult =
  | { readonly kind: "changed"; readonly prepared: PreparedRequest }
  | { readonly kind: "not-signable"; readonly problems: readonly SigningProblem[] }
  | NotOnThatDay
  | Ended;

/** As things stand it would be refused on its new day: why, and between which days it could be received, where its own days are why. */
export type NotOnThatDay = {
  readonly kind: "refused";
  readonly prepared: PreparedRequest;
  readonly findings: readonly LineFinding[];
  readonly submittable: SubmittableDays | null;
};

/** Signs a prepared request anew, with other days or other limits (R3.6), as long as it waits. What is not given stays; another day must
 *  be one on which it can be received, as far as that can be told now.
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
      if (signed.submitOn !== waiting.submitOn) {
        const refused = await refusalOn(context, tx, catalogue, customerId, prepared, signed.submitOn);
        if (refused !== null) return refused;
      }
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

async function refusalOn(
  context: ServerContext,
  tx: Transaction,
  catalogue: Catalogue,
  customerId: string,
  prepared: PreparedRequest,
  day: LocalDate,
): Promise<NotOnThatDay | null> {
  const today = dateOfReceipt(context.clock, catalogue);
  const { snapshot } = await loadChangeSnapshot(context, tx, catalogue, customerId, today);
  const { lines, preferredDate } = prepared;
  const rulePack = rulePackOn(catalogue.rulePacks, day);
  const input = inputOn({ ...snapshot, rulePack }, { lines: lines.map(({ line }) => line), preferredDate });
  const expected = expectedOn(input, day);
  if (expected.verdict !== "refused") return null;
  const { maxDays } = rulePackOn(catalogue.rulePacks, today).preparedRequest;
  return {
    kind: "refused",
    prepared,
    findings: findingsOf(expected),
    submittable: submittableDays(input, day, expected, { from: addDays(today, 1), until: addDays(today, maxDays) }),
  };
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
