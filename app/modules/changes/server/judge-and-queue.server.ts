import { DEFAULT_LANGUAGE } from "~/kernel/language";
import type { LocalDate } from "~/kernel/local-date";
import type { Catalogue } from "~/modules/catalogue/server/load-catalogue.server";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";
import { readerIn } from "~/platform/texts/texts.server";
import type { ChangeRequest } from "../domain/change-request";
import { assess, type Assessment } from "../domain/evaluation/assess";
import { explain } from "../domain/evaluation/explanation";
import type { Submission, Submitter } from "../domain/evaluation/submission";
import type { Preview } from "../domain/preview";
import { previewOf } from "../words/preview-in-words";
import { readRequests } from "./change-history-repository.server";
import { dateOfReceipt } from "./date-of-receipt.server";
import { loadChangeSnapshot } from "./load-change-snapshot.server";
import { inputOn } from "./preview-change.server";
import { queueChange } from "./queue-change.server";

/** A request as it is judged at the moment of its receipt. */
export type JudgedNow = {
  readonly receivedOn: LocalDate;
  readonly assessment: Assessment;
  readonly preview: Preview;
};

/** Judges a request as it would be received now, and queues it unless something stands against it, in the transaction
 *  that holds the lock of its contract. What is not queued leaves no trace. `objectionTo` returns what stands against
 *  it, or null; what a rule refuses must never pass it. */
export async function judgeAndQueue<Objection>(
  context: ServerContext,
  tx: Transaction,
  catalogue: Catalogue,
  asked: { readonly customerId: string; readonly submitter: Submitter; readonly submission: Submission },
  objectionTo: (judged: JudgedNow) => Objection | null,
): Promise<
  | { readonly kind: "queued"; readonly request: ChangeRequest }
  | { readonly kind: "not-queued"; readonly objection: Objection; readonly preview: Preview }
> {
  const { customerId, submitter, submission } = asked;
  const receivedOn = dateOfReceipt(context.clock, catalogue);
  const { snapshot, contractId } = await loadChangeSnapshot(context, tx, catalogue, customerId, receivedOn);
  const input = inputOn(snapshot, submission);
  const assessment = assess(input);
  const preview = previewOf(assessment, input, readerIn(submitter.language ?? DEFAULT_LANGUAGE));
  const objection = objectionTo({ receivedOn, assessment, preview });
  if (objection !== null) return { kind: "not-queued", objection, preview };
  const id = await queueChange(context, tx, catalogue, {
    customerId,
    contractId,
    snapshot,
    submitter,
    submission,
    preview,
    explanation: explain(assessment, input),
  });
  return { kind: "queued", request: await requireRequest(tx, customerId, id, context.clock.now()) };
}

/** Returns a request that is known to be there. */
export async function requireRequest(
  tx: Transaction,
  customerId: string,
  id: string,
  now: Date,
): Promise<ChangeRequest> {
  const [request] = await readRequests(tx, customerId, { id }, now);
  if (!request) throw new Error(`Change request ${id} is gone`);
  return request;
}
