import { DEFAULT_LANGUAGE } from "~/kernel/language";
import { loadCatalogue, type Catalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { rulePackOn } from "~/modules/catalogue/domain/rule-pack";
import { lockContract } from "~/modules/contract/server/get-contract.server";
import { recordAudit } from "~/modules/identity/server/record-audit.server";
import { enqueueMail } from "~/modules/notifications/server/enqueue-mail.server";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";
import { retryConflict } from "~/platform/database/retry-conflict.server";
import { readerIn } from "~/platform/texts/texts.server";
import type { ProposedChange, Submitter } from "../../domain/evaluation/submission";
import { expectedOn } from "../../domain/prepared/expected-on";
import type { PreparedRequest, Signed } from "../../domain/prepared/prepared-request";
import { signingProblems, tooManyWaiting, type SigningProblem } from "../../domain/prepared/signing";
import type { Preview } from "../../domain/preview";
import { previewOf } from "../../words/preview-in-words";
import { preparedDigest } from "../body-digest.server";
import { dateOfReceipt } from "../date-of-receipt.server";
import { loadChangeSnapshot } from "../load-change-snapshot.server";
import { inputOn } from "../preview-change.server";
import { scheduleAttempt } from "./prepared-jobs.server";
import { countWaiting, findPreparedByKey, insertPrepared, readPrepared } from "./prepared-repository.server";

/** A change with what is signed for it. */
export type Preparation = ProposedChange & {
  readonly signed: Signed;
  /** The name of the draft that it is; null or absent: it is called after its lines. */
  readonly name?: string | null;
  /** Preparations with the same key are one, however often they arrive. Null: each is a new one. */
  readonly idempotencyKey: string | null;
};

export type PrepareResult =
  | { readonly kind: "prepared"; readonly prepared: PreparedRequest }
  | { readonly kind: "not-signable"; readonly problems: readonly SigningProblem[] }
  /** As things stand it would be refused on its day: the preview of that day. */
  | { readonly kind: "refused"; readonly preview: Preview }
  /** The key was used for something else. */
  | { readonly kind: "idempotency-conflict" };

/** Prepares a change that is to be submitted by itself on a later day (R3.6), with its job, mail and audit entry in the
 *  same transaction. It reserves nothing. */
export async function prepareChange(
  context: ServerContext,
  customerId: string,
  signer: Submitter,
  preparation: Preparation,
): Promise<PrepareResult> {
  const catalogue = await loadCatalogue(context);
  return retryConflict(() =>
    context.database.withCustomer(customerId, async (tx) => {
      await lockContract(tx, customerId);
      return (
        (await preparedBefore(tx, customerId, preparation)) ??
        (await obstacleTo(context, tx, catalogue, customerId, signer, preparation)) ?? {
          kind: "prepared",
          prepared: await storePrepared(context, tx, catalogue, customerId, signer, {
            ...preparation,
            bodyDigest: preparedDigest(preparation),
          }),
        }
      );
    }),
  );
}

async function preparedBefore(
  tx: Transaction,
  customerId: string,
  preparation: Preparation,
): Promise<PrepareResult | null> {
  const { idempotencyKey } = preparation;
  const known = idempotencyKey === null ? null : await findPreparedByKey(tx, customerId, idempotencyKey);
  if (known === null) return null;
  if (known.bodyDigest !== preparedDigest(preparation)) return { kind: "idempotency-conflict" };
  return { kind: "prepared", prepared: await requirePrepared(tx, customerId, known.id) };
}

async function obstacleTo(
  context: ServerContext,
  tx: Transaction,
  catalogue: Catalogue,
  customerId: string,
  signer: Submitter,
  { signed, ...change }: Preparation,
): Promise<PrepareResult | null> {
  const receivedOn = dateOfReceipt(context.clock, catalogue);
  const policy = rulePackOn(catalogue.rulePacks, receivedOn).preparedRequest;
  const tooMany = tooManyWaiting(await countWaiting(tx, customerId), policy);
  const problems = [...signingProblems(signed, receivedOn, policy), ...(tooMany === null ? [] : [tooMany])];
  if (problems.length > 0) return { kind: "not-signable", problems };
  const { snapshot } = await loadChangeSnapshot(context, tx, catalogue, customerId, receivedOn);
  const rulePack = rulePackOn(catalogue.rulePacks, signed.submitOn);
  const input = inputOn({ ...snapshot, rulePack }, change);
  const expected = expectedOn(input, signed.submitOn);
  if (expected.verdict !== "refused") return null;
  return { kind: "refused", preview: previewOf(expected, input, readerIn(signer.language ?? DEFAULT_LANGUAGE)) };
}

/** Stores a change that can be prepared, in the transaction that holds the lock of its contract. */
export async function storePrepared(
  context: ServerContext,
  tx: Transaction,
  catalogue: Catalogue,
  customerId: string,
  signer: Submitter,
  preparation: Preparation & { readonly bodyDigest: string },
): Promise<PreparedRequest> {
  const { name = null, lines, preferredDate, signed, idempotencyKey, bodyDigest } = preparation;
  const id = context.newId.uuid();
  const at = context.clock.now();
  await insertPrepared(tx, {
    ...{ id, customerId, name, lines, preferredDate, signed, signer, at, idempotencyKey, bodyDigest },
  });
  await scheduleAttempt(tx, { customerId, preparedId: id, on: signed.submitOn }, catalogue);
  await enqueueMail(tx, { kind: "prepared-signed", customerId, preparedId: id, revision: 1 }, at);
  await recordAudit(tx, {
    customerId,
    at,
    actor: signer.email,
    action: "change-prepared",
    subject: `prepared-request:${id}`,
    detail: { lines: lines.length, ...signed },
  });
  return requirePrepared(tx, customerId, id);
}

/** Returns a prepared request that is known to be there. */
export async function requirePrepared(tx: Transaction, customerId: string, id: string): Promise<PreparedRequest> {
  const [prepared] = await readPrepared(tx, customerId, { id });
  if (!prepared) throw new Error(`Prepared request ${id} is gone`);
  return prepared;
}
