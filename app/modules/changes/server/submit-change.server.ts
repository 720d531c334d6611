import { DEFAULT_LANGUAGE } from "~/kernel/language";
import { loadCatalogue, type Catalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { lockContract } from "~/modules/contract/server/get-contract.server";
import { readerIn } from "~/platform/texts/texts.server";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";
import { retryConflict } from "~/platform/database/retry-conflict.server";
import type { ChangeRequest } from "../domain/change-request";
import { assess } from "../domain/evaluation/assess";
import { previewOf } from "../words/preview-in-words";
import { explain } from "../domain/evaluation/explanation";
import type { Preview } from "../domain/preview";
import { judgeSubmission } from "../domain/evaluation/judge-submission";
import type { Submission, Submitter } from "../domain/evaluation/submission";
import { bodyDigest } from "./body-digest.server";
import { readRequests } from "./change-history-repository.server";
import { findRequestByKey } from "./change-request-repository.server";
import { dateOfReceipt } from "./date-of-receipt.server";
import { loadChangeSnapshot } from "./load-change-snapshot.server";
import { inputOn } from "./preview-change.server";
import { queueChange } from "./queue-change.server";

export type SubmitResult =
  | { readonly kind: "queued"; readonly request: ChangeRequest }
  /** What was shown, or the fee, is no longer what it would be (R2.10). */
  | { readonly kind: "stale"; readonly preview: Preview }
  | { readonly kind: "refused"; readonly preview: Preview }
  /** The key was used for something else. */
  | { readonly kind: "idempotency-conflict" };

/** Submits a change (R2.10): one at a time per contract, judged on the state at that moment, and stored with its jobs,
 *  mail and audit entry in the same transaction. What is not queued leaves no trace. */
export async function submitChange(
  context: ServerContext,
  customerId: string,
  submitter: Submitter,
  submission: Submission,
): Promise<SubmitResult> {
  const catalogue = await loadCatalogue(context);
  return retryConflict(() =>
    context.database.withCustomer(customerId, async (tx) => {
      await lockContract(tx, customerId);
      return (
        (await submittedBefore(context, tx, customerId, submission)) ??
        (await submitNow(context, tx, catalogue, customerId, submitter, submission))
      );
    }),
  );
}

async function submittedBefore(
  { clock }: ServerContext,
  tx: Transaction,
  customerId: string,
  submission: Submission,
): Promise<SubmitResult | null> {
  const { idempotencyKey } = submission;
  const known = idempotencyKey === null ? null : await findRequestByKey(tx, customerId, idempotencyKey);
  if (known === null) return null;
  if (known.bodyDigest !== bodyDigest(submission)) return { kind: "idempotency-conflict" };
  return { kind: "queued", request: await requestOf(tx, customerId, known.id, clock.now()) };
}

async function submitNow(
  context: ServerContext,
  tx: Transaction,
  catalogue: Catalogue,
  customerId: string,
  submitter: Submitter,
  submission: Submission,
): Promise<SubmitResult> {
  const receivedOn = dateOfReceipt(context.clock, catalogue);
  const { snapshot, contractId } = await loadChangeSnapshot(context, tx, catalogue, customerId, receivedOn);
  const input = inputOn(snapshot, submission);
  const assessment = assess(input);
  const preview = previewOf(assessment, input, readerIn(submitter.language ?? DEFAULT_LANGUAGE));
  const judgement = judgeSubmission(preview, {
    buyOutCents: submission.acceptBuyOutCents,
    previewToken: submission.previewToken,
  });
  if (judgement !== "accepted") return { kind: judgement, preview };
  const id = await queueChange(context, tx, catalogue, {
    customerId,
    contractId,
    snapshot,
    submitter,
    submission,
    preview,
    explanation: explain(assessment, input),
  });
  return { kind: "queued", request: await requestOf(tx, customerId, id, context.clock.now()) };
}

async function requestOf(tx: Transaction, customerId: string, id: string, now: Date): Promise<ChangeRequest> {
  const [request] = await readRequests(tx, customerId, { id }, now);
  if (!request) throw new Error(`Change request ${id} is gone`);
  return request;
}
