import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { lockContract } from "~/modules/contract/server/get-contract.server";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";
import { retryConflict } from "~/platform/database/retry-conflict.server";
import type { ChangeRequest } from "../domain/change-request";
import type { Preview } from "../domain/preview";
import { judgeSubmission } from "../domain/evaluation/judge-submission";
import type { Submission, Submitter } from "../domain/evaluation/submission";
import { bodyDigest } from "./body-digest.server";
import { findRequestByKey } from "./change-request-repository.server";
import { judgeAndQueue, requireRequest } from "./judge-and-queue.server";

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
      const before = await submittedBefore(context, tx, customerId, submission);
      if (before !== null) return before;
      const result = await judgeAndQueue(context, tx, catalogue, { customerId, submitter, submission }, ({ preview }) =>
        objectionTo(preview, submission),
      );
      return result.kind === "queued" ? result : { kind: result.objection, preview: result.preview };
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
  return { kind: "queued", request: await requireRequest(tx, customerId, known.id, clock.now()) };
}

/** What stands against a submission (R2.10), or null. */
function objectionTo(preview: Preview, submission: Submission): "stale" | "refused" | null {
  const judgement = judgeSubmission(preview, {
    buyOutCents: submission.acceptBuyOutCents,
    previewToken: submission.previewToken,
  });
  return judgement === "accepted" ? null : judgement;
}
